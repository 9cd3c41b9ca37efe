import UnderstudyJSON

extension Settling {
  /// The ways in which a value can break a schema, the plainest first; none where everything is valid against it.
  func ways(toFail node: JSONNode) -> [[Task]] {
    if let bool = node.bool { return bool ? [] : [[]] }
    guard node.kind == .object else { return [] }
    let part = world.part(node)
    var ways: [[Task]] = []
    if let target = world.target(of: part) ?? world.dynamicTarget(of: part, scope: scope) {
      ways.append([.demand(.fails(target), owner: nil)])
    }
    if let type = part["type"] {
      let left = TypeSet.all.subtracting(TypeSet(type)).subtracting(
        part["nullable"]?.bool == true ? .null : [])
      if !left.isEmpty { ways.append([.types(left)]) }
    }
    for values in part.listed { ways.append([.exclude(values)]) }
    ways += waysOfObjects(part) + waysOfArrays(part) + waysOfScalars(part)
    if let branches = part["allOf"] { ways += branches.elements.map { [.demand(.fails($0), owner: nil)] } }
    for keyword in ["anyOf", "oneOf"] {
      guard let branches = part[keyword] else { continue }
      ways.append(branches.elements.map { .demand(.fails($0), owner: nil) })
      if keyword == "oneOf", branches.count > 1 {
        ways.append(branches.elements.prefix(2).map { .demand(.meets($0), owner: nil) })
      }
    }
    if let inner = part["not"] { ways.append([.demand(.meets(inner), owner: nil)]) }
    if let test = part["if"] {
      if let then = part["then"] {
        ways.append([.demand(.meets(test), owner: nil), .demand(.fails(then), owner: nil)])
      }
      if let otherwise = part["else"] {
        ways.append([.demand(.fails(test), owner: nil), .demand(.fails(otherwise), owner: nil)])
      }
    }
    let isOnlyAnnotated = part.node.members.allSatisfy {
      part[$0.name] == nil || Self.inert.contains($0.name)
    }
    return ways.isEmpty && isOnlyAnnotated ? [] : ways + [[.hope]]
  }

  /// Keywords that break nothing by themselves.
  private static let inert: Set<String> = [
    "then", "else", "example", "examples", "default", "contentMediaType", "contentEncoding", "minContains",
    "maxContains", "nullable", "discriminator",
  ]

  private func waysOfObjects(_ part: SchemaPart) -> [[Task]] {
    var ways: [[Task]] = []
    for name in part["required"]?.elements.compactMap(\.string) ?? [] {
      ways.append([.types(.object), .forbid(name)])
    }
    for member in part["properties"]?.members.map(\.self) ?? [] where member.value.bool != true {
      ways.append([.types(.object), .member(member.name, [.fails(member.value)])])
    }
    if let limit = part["minProperties"]?.integer, limit > 0 {
      ways.append([.types(.object), .sizes(0...(limit - 1))])
    }
    if let limit = part["maxProperties"]?.integer, limit >= 0 {
      ways.append([.types(.object), .sizes((limit + 1)...Int.max)])
    }
    if let additional = part["additionalProperties"], additional.bool != true {
      let name = ["other", "another", "more"].first { part.property($0) == nil } ?? "other-1"
      ways.append([.types(.object), .member(name, [.fails(additional)])])
    }
    if part["unevaluatedProperties"] != nil { ways.append([.types(.object), .sizes(1...Int.max)]) }
    if let names = part["propertyNames"], names.bool != true {
      ways.append([.types(.object), .sizes(1...Int.max)])
    }
    for keyword in ["dependentRequired", "dependencies"] {
      for member in part[keyword]?.members.map(\.self) ?? [] where member.value.kind == .array {
        for name in member.value.elements.compactMap(\.string) where name != member.name {
          ways.append([.types(.object), .member(member.name, []), .forbid(name)])
        }
      }
    }
    for keyword in ["dependentSchemas", "dependencies"] {
      for member in part[keyword]?.members.map(\.self) ?? [] where member.value.kind != .array {
        ways.append([
          .types(.object), .member(member.name, []), .demand(.fails(member.value), owner: nil),
        ])
      }
    }
    for member in part["patternProperties"]?.members.map(\.self) ?? [] where member.value.bool != true {
      var draw = draw
      guard let pattern = world.pattern(member.name),
        let name = world.text(of: pattern, lengths: 0...Int.max, &draw)
      else { continue }
      ways.append([.types(.object), .member(name, [.fails(member.value)])])
    }
    return ways
  }

  private func waysOfArrays(_ part: SchemaPart) -> [[Task]] {
    var ways: [[Task]] = []
    if let limit = part["minItems"]?.integer, limit > 0 {
      ways.append([.types(.array), .counts(0...(limit - 1))])
    }
    if let limit = part["maxItems"]?.integer, limit >= 0 {
      ways.append([.types(.array), .counts((limit + 1)...Int.max)])
    }
    if let items = part["items"], items.kind != .array, items.bool != true, part["prefixItems"] == nil {
      ways.append([.types(.array), .element([.fails(items)])])
    }
    if let first = (part["prefixItems"] ?? part["items"])?.elements.first(where: { _ in true }),
      first.bool != true
    {
      ways.append([.types(.array), .element([.fails(first)])])
    }
    if let least = part["contains"], part["minContains"]?.integer != 0 {
      ways.append([.types(.array), .counts(0...0)])
      ways.append([.types(.array), .element([.fails(least)]), .counts(1...1)])
    }
    if part["unevaluatedItems"] != nil { ways.append([.types(.array), .counts(1...Int.max)]) }
    if part["uniqueItems"]?.bool == true { ways.append([.types(.array), .counts(2...Int.max)]) }
    return ways
  }

  private func waysOfScalars(_ part: SchemaPart) -> [[Task]] {
    var ways: [[Task]] = []
    let excludesLow = part["exclusiveMinimum"]?.bool == true
    let excludesHigh = part["exclusiveMaximum"]?.bool == true
    if let number = part["minimum"]?.number {
      ways.append([.types(.number), .maximum(number, isExclusive: !excludesLow)])
    }
    if let number = part["maximum"]?.number {
      ways.append([.types(.number), .minimum(number, isExclusive: !excludesHigh)])
    }
    if let number = part["exclusiveMinimum"]?.number {
      ways.append([.types(.number), .maximum(number, isExclusive: false)])
    }
    if let number = part["exclusiveMaximum"]?.number {
      ways.append([.types(.number), .minimum(number, isExclusive: false)])
    }
    if part["multipleOf"] != nil { ways += [[.types(.fraction)], [.types(.integer)]] }
    if let limit = part["minLength"]?.integer, limit > 0 {
      ways.append([.types(.string), .lengths(0...(limit - 1))])
    }
    if let limit = part["maxLength"]?.integer, limit >= 0 {
      ways.append([.types(.string), .lengths((limit + 1)...Int.max)])
    }
    if part["pattern"] != nil || part["format"] != nil { ways.append([.types(.string)]) }
    return ways
  }
}
