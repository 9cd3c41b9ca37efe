import UnderstudyJSON
import UnderstudyPatterns
import UnderstudyValidation

extension Construction {
  /// An object of the shape's members.
  func object(_ draw: Draw) throws(Contradiction) -> JSONObject {
    var object = JSONObject()
    var draw = draw
    let declared = declaredNames
    for name in declared {
      if shape.requires(name) {
        if let value = try requiredMember(name, draw.part(name)) { object[name] = value }
      } else if isWelcome(name, &draw), hasRoom(in: object) {
        object[name] = optionalMember(name, draw.part(name))
      }
    }
    try addDependents(to: &object, draw)
    if shape.sizes.lowerBound > object.count {
      for name in declared where object[name] == nil && object.count < shape.sizes.lowerBound {
        guard !shape.forbidden.contains(name), !isOfOtherSide(name) else { continue }
        object[name] = try? generation.value(demands(on: name), named: name, draw.part(name))
      }
    }
    try addUndeclared(to: &object, isMap: declared.isEmpty, draw)
    guard shape.sizes.contains(object.count) else { throw Contradiction() }
    return object
  }

  /// The names that are declared or required, in the document's order.
  private var declaredNames: [String] {
    var names: [String] = []
    var seen: Set<String> = []
    for part in shape.parts {
      for member in part.schema["properties"]?.members.map(\.self) ?? [] {
        if seen.insert(member.name).inserted { names.append(member.name) }
      }
    }
    return names + (shape.required + shape.tags.keys.sorted()).filter { seen.insert($0).inserted }
  }

  /// Whether there may be a member more beside those that must be there.
  private func hasRoom(in object: JSONObject) -> Bool {
    guard shape.sizes.upperBound < Int.max else { return true }
    return object.count < shape.sizes.upperBound - shape.required.count { object[$0] == nil }
  }

  /// A member that must be there; `nil` where it does not go this way.
  private func requiredMember(_ name: String, _ draw: Draw) throws(Contradiction) -> JSONValue? {
    if isOfOtherSide(name) { return nil }
    let demands = demands(on: name)
    if let tag = shape.tags[name] ?? shape.names[name], generation.fits(tag, demands) { return tag }
    return try generation.value(demands, named: name, draw)
  }

  /// A member that may be there; `nil` where it cannot, or would be built without end.
  private func optionalMember(_ name: String, _ draw: Draw) -> JSONValue? {
    let demands = demands(on: name)
    if let tag = shape.tags[name] { return generation.fits(tag, demands) ? tag : nil }
    if let tag = shape.names[name], generation.fits(tag, demands) { return tag }
    guard !generation.isRecursive(demands) else { return nil }
    return try? generation.value(demands, named: name, draw)
  }

  private func isWelcome(_ name: String, _ draw: inout Draw) -> Bool {
    if shape.forbidden.contains(name) || isOfOtherSide(name) { return false }
    if shape.tags[name] != nil { return true }
    guard !generation.isPressed else { return false }
    switch variation.optionals {
    case .all: return true
    case .some: return draw.next() % 2 == 0
    case .none: return false
    }
  }

  /// Whether a member goes the other way only: read-only in a request, write-only in a response. In 3.0 'required' counts
  /// on its own side only (OpenAPI 3.0.4 §4.7.24.2); from 3.1 on it is JSON Schema's, and what it names is there both ways.
  func isOfOtherSide(_ name: String) -> Bool {
    guard let direction = world.direction else { return false }
    let keyword = direction == .request ? "readOnly" : "writeOnly"
    return shape.parts.contains { part in
      guard let property = part.schema.property(name) else { return false }
      if part.schema.dialect.reads("const"), shape.requires(name) { return false }
      return property[keyword]?.bool == true || world.resolved(property)[keyword]?.bool == true
    }
  }

  /// What the schemas demand of a member.
  func demands(on name: String) -> [Demand] {
    var demands: [Demand] = []
    var evaluated: Set<Int> = []
    for (index, part) in shape.parts.enumerated() {
      var isKnown = false
      if let property = part.schema.property(name) {
        demands.append(.meets(property))
        isKnown = true
      }
      for member in part.schema["patternProperties"]?.members.map(\.self) ?? []
      where world.pattern(member.name)?.matches(name) == true {
        demands.append(.meets(member.value))
        isKnown = true
      }
      if !isKnown, let additional = part.schema["additionalProperties"] {
        demands.append(.meets(additional))
        isKnown = true
      }
      if isKnown { evaluated.insert(index) }
    }
    spread(&evaluated)
    for (index, part) in shape.parts.enumerated() {
      guard let rest = part.schema["unevaluatedProperties"], !evaluated.contains(index) else { continue }
      demands.append(.meets(rest))
    }
    demands += shape.memberDemands[name] ?? []
    // What allows everything demands nothing.
    return demands.filter { if case .meets(let node) = $0 { node.bool != true } else { true } }
  }

  /// What a schema has evaluated counts for those that name it, too.
  func spread(_ evaluated: inout Set<Int>) {
    var queue = Array(evaluated)
    while let index = queue.popLast() {
      for owner in shape.parts[index].owners where evaluated.insert(owner).inserted { queue.append(owner) }
    }
  }

  /// The members that others bring with them.
  private func addDependents(to object: inout JSONObject, _ draw: Draw) throws(Contradiction) {
    var isChanged = true
    while isChanged {
      isChanged = false
      for part in shape.parts {
        for keyword in ["dependentRequired", "dependencies"] {
          for member in part.schema[keyword]?.members.map(\.self) ?? [] where object[member.name] != nil {
            let names =
              member.value.string.map { [$0] }
              ?? (member.value.kind == .array ? member.value.elements.compactMap(\.string) : [])
            for name in names where object[name] == nil && !isOfOtherSide(name) {
              let value =
                shape.forbidden.contains(name)
                ? nil : try? generation.value(demands(on: name), named: name, draw.part(name))
              if let value {
                object[name] = value
              } else if shape.requires(member.name) {
                throw Contradiction()
              } else {
                object[member.name] = nil
              }
              isChanged = true
            }
          }
        }
      }
    }
  }

  /// Members that nothing declares: as many as must be there, and one to show what a map holds.
  private func addUndeclared(to object: inout JSONObject, isMap: Bool, _ draw: Draw) throws(Contradiction) {
    var wanted = shape.sizes.lowerBound - object.count
    let maps = shape.parts.contains {
      $0.schema["additionalProperties"]?.kind == .object && $0.schema["additionalProperties"]?.count ?? 0 > 0
        || $0.schema["patternProperties"]?.count ?? 0 > 0
    }
    if wanted <= 0, isMap, maps, variation.optionals == .all, !generation.isPressed,
      shape.sizes.upperBound > object.count
    {
      wanted = 1
    }
    guard wanted > 0 else { return }
    guard wanted <= 10_000 else { throw Contradiction() }
    var tries = 0
    while wanted > 0, tries < 60 + 4 * wanted {
      tries += 1
      guard let name = inventedName(tries, draw.part(tries)), object[name] == nil,
        !shape.forbidden.contains(name)
      else { continue }
      let demands = demands(on: name)
      if shape.sizes.lowerBound <= object.count, generation.isRecursive(demands) { return }
      guard let value = try? generation.value(demands, named: name, draw.part(name)) else { continue }
      object[name] = value
      wanted -= 1
    }
  }

  /// A name for a member that nothing declares.
  private func inventedName(_ number: Int, _ draw: Draw) -> String? {
    var draw = draw
    let rules = shape.parts.compactMap { $0.schema["propertyNames"] }
    let patterns = shape.parts.flatMap { $0.schema["patternProperties"]?.members.map(\.name) ?? [] }
    if !rules.isEmpty {
      let name = try? generation.value(rules.map { .meets($0) }, named: "key", draw.again(number))
      if let name = name?.string { return name }
    }
    if !patterns.isEmpty, number % 3 != 0, let pattern = world.pattern(patterns[number % patterns.count]) {
      return world.text(of: pattern, lengths: 0...200, &draw)
    }
    return number == 1 ? "key" : "key\(number)"
  }
}
