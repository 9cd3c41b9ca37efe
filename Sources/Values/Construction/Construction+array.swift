import UnderstudyJSON
import UnderstudyValidation

extension Construction {
  /// An array of the shape's elements.
  func array(named name: String?, _ draw: Draw) throws(Contradiction) -> [JSONValue] {
    var draw = draw
    var elements: [JSONValue] = []
    let asked = askedElements
    let least = max(shape.counts.lowerBound, asked.count)
    guard least <= shape.counts.upperBound, least <= 10_000 else { throw Contradiction() }
    let wanted = max(least, min(welcomeCount(&draw), shape.counts.upperBound))
    let singular = name.map(Self.singular)
    for position in 0..<wanted {
      let own = demands(at: position)
      let extra = asked.indices.contains(position) ? asked[position] : []
      if position >= least,
        own.contains(where: \.isImpossible) || generation.isRecursive(own) || generation.isPressed
      {
        break
      }
      let element = element(own + extra, singular, besides: elements, draw.part(position))
      guard let element else {
        if position >= least { break }
        throw Contradiction()
      }
      elements.append(element)
    }
    return elements
  }

  /// How many elements show what an array holds.
  private func welcomeCount(_ draw: inout Draw) -> Int {
    guard variation.optionals != .none, !generation.isPressed else { return 0 }
    let longest = shape.parts.map { prefix(of: $0).count }.max() ?? 0
    return max(longest, draw.isTypical ? 1 : 1 + draw.position(below: 3))
  }

  /// An element; one that is not there yet, where all must differ.
  private func element(
    _ demands: [Demand], _ name: String?, besides others: [JSONValue], _ draw: Draw
  ) -> JSONValue? {
    let tries = shape.isUnique ? 24 : 1
    for attempt in 0..<tries {
      guard let value = try? generation.value(demands, named: name, draw.again(attempt)) else { return nil }
      if !shape.isUnique || !others.contains(value) { return value }
    }
    guard shape.isUnique else { return nil }
    // Of few possible values, one that is left.
    let possible: [JSONValue] = others.isEmpty ? [] : possibleValues(demands)
    return possible.first { !others.contains($0) && generation.fits($0, demands) }
  }

  /// The values that a schema lists, and some of the plainest.
  private func possibleValues(_ demands: [Demand]) -> [JSONValue] {
    var values: [JSONValue] = []
    for case .meets(let node) in demands {
      let part = world.part(world.resolved(node))
      values += part["enum"]?.elements.map(\.value) ?? []
    }
    let numbers = (0..<40).map { JSONValue.number(JSONNumber($0)) }
    let texts = (0..<40).map { JSONValue.string("text \($0)") }
    return values + [true, false, nil] + numbers + texts + [[], [:]]
  }

  /// Elements of which each meets a demand of its own: those of `contains`, and what must break a schema of elements.
  private var askedElements: [[Demand]] {
    var asked = shape.elementDemands
    for part in shape.parts {
      guard let contains = part.schema["contains"] else { continue }
      let least = part.schema["minContains"]?.integer ?? 1
      for _ in 0..<max(0, min(least, 10_000)) { asked.append([.meets(contains)]) }
    }
    // One element may do for several, where all ask for the same count; a tuple's places are as good as any.
    return asked
  }

  /// What the schemas demand of the element at a position.
  private func demands(at position: Int) -> [Demand] {
    var demands: [Demand] = []
    var evaluated: Set<Int> = []
    for (index, part) in shape.parts.enumerated() {
      let prefix = prefix(of: part)
      if position < prefix.count {
        demands.append(.meets(prefix[position]))
        evaluated.insert(index)
      } else if let rest = rest(of: part) {
        demands.append(.meets(rest))
        evaluated.insert(index)
      }
      if let contains = part.schema["contains"], let most = part.schema["maxContains"]?.integer,
        position >= min(most, part.schema["minContains"]?.integer ?? 1)
      {
        demands.append(.fails(contains))
      }
    }
    spread(&evaluated)
    for (index, part) in shape.parts.enumerated() {
      guard let rest = part.schema["unevaluatedItems"], !evaluated.contains(index) else { continue }
      // From 2020-12 an element counts that 'contains' has found.
      if position < askedElements.count, part.schema["contains"] != nil,
        part.schema.dialect.reads("prefixItems")
      {
        continue
      }
      demands.append(.meets(rest))
    }
    return demands.filter { if case .meets(let node) = $0 { node.bool != true } else { true } }
  }

  private func prefix(of part: Shape.Part) -> [JSONNode] {
    let list =
      part.schema["prefixItems"]
      ?? (part.schema["items"]?.kind == .array && !part.schema.dialect.reads("prefixItems")
        ? part.schema["items"] : nil)
    return list?.elements.map(\.self) ?? []
  }

  private func rest(of part: Shape.Part) -> JSONNode? {
    if let items = part.schema["items"], items.kind != .array { return items }
    return part.schema["items"] != nil ? part.schema["additionalItems"] : nil
  }

  /// What one of many is called: `users` are of `user`.
  private static func singular(_ name: String) -> String {
    name.hasSuffix("s") && !name.hasSuffix("ss") && name.count > 3 ? String(name.dropLast()) : name
  }
}
