import UnderstudyJSON
import UnderstudyOpenAPI

/// What is true of a schema's values, found by looking through references and alternatives.
enum SchemaFacts {
  /// The kinds of value that schemas allow, null included where it is.
  static func kinds(of schemas: [Schema], visited: Set<JSONNode> = []) -> Set<JSONKind> {
    if let schema = schemas.first, schemas.count == 1, visited.contains(schema.node) { return [] }
    let visited = visited.union(schemas.map(\.node))
    let parts = SchemaParts(schemas)
    let null: Set<JSONKind> = parts.isNullableBeside ? [.null] : []
    if let reference = parts.reference { return kinds(of: [reference], visited: visited).union(null) }
    var kinds = Set(JSONKind.all)
    if let constant = parts.constant { kinds.formIntersection([constant.kind]) }
    if let values = parts.enumeration { kinds.formIntersection(values.map(\.kind)) }
    let types = parts.types
    if !types.isEmpty {
      kinds.formIntersection(Set(types.map(\.kind)).union(parts.isNullable ? [.null] : []))
    }
    if types.isEmpty, parts.own.contains(where: { $0.types == [.null] }) { kinds.formIntersection([.null]) }
    for branches in parts.alternatives.map(\.branches) {
      let possible = branches.reduce(into: Set<JSONKind>()) {
        $0.formUnion(self.kinds(of: [$1], visited: visited))
      }
      kinds.formIntersection(possible)
    }
    return kinds.union(null)
  }

  /// Whether null is a value of these schemas, and they say so.
  static func isNullable(_ schemas: [Schema], visited: Set<JSONNode> = []) -> Bool {
    if let schema = schemas.first, schemas.count == 1, visited.contains(schema.node) { return false }
    let visited = visited.union(schemas.map(\.node))
    let parts = SchemaParts(schemas)
    if parts.isNullableBeside { return true }
    if let reference = parts.reference { return isNullable([reference], visited: visited) }
    if parts.isNullable { return true }
    return parts.types.isEmpty && !parts.alternatives.isEmpty
      && parts.alternatives.allSatisfy { $0.branches.contains { isNullable([$0], visited: visited) } }
  }

  /// Whether the only value is null.
  static func isNull(_ schema: Schema) -> Bool {
    kinds(of: [schema]) == [.null]
  }

  /// The strings that a property must be one of in each value of these schemas; `nil` if it may be something else, or be
  /// left out.
  static func tags(of property: String, in schemas: [Schema], visited: Set<JSONNode> = []) -> [String]? {
    if let schema = schemas.first, schemas.count == 1, visited.contains(schema.node) { return nil }
    let visited = visited.union(schemas.map(\.node))
    let parts = SchemaParts(schemas)
    if let reference = parts.reference { return tags(of: property, in: [reference], visited: visited) }
    if let found = parts.properties.first(where: { $0.name == property }), parts.required.contains(property) {
      let value = SchemaParts(found.schemas)
      let inner = value.reference.map { SchemaParts([$0]) } ?? value
      let values = inner.constant.map { [$0] } ?? inner.enumeration ?? []
      let strings = values.compactMap(\.string)
      if !strings.isEmpty, strings.count == values.count { return strings }
    }
    guard let branches = parts.alternatives.first?.branches else { return nil }
    var all: [String] = []
    for branch in branches {
      guard let tags = tags(of: property, in: [branch], visited: visited) else { return nil }
      all += tags.filter { !all.contains($0) }
    }
    return all
  }

  /// Whether a property is there, and not null, in each value of these schemas.
  static func demands(_ property: String, in schemas: [Schema], visited: Set<JSONNode> = []) -> Bool {
    if let schema = schemas.first, schemas.count == 1, visited.contains(schema.node) { return true }
    let visited = visited.union(schemas.map(\.node))
    let parts = SchemaParts(schemas)
    if let reference = parts.reference { return demands(property, in: [reference], visited: visited) }
    if parts.required.contains(property) {
      let found = parts.properties.first { $0.name == property }
      return found.map { !isNullable($0.schemas) } ?? true
    }
    guard let branches = parts.alternatives.first?.branches else { return false }
    return branches.allSatisfy { demands(property, in: [$0], visited: visited) }
  }

  /// The names of an object's properties that could tell it from others: those with a fixed value.
  static func tagCandidates(_ schemas: [Schema]) -> [String] {
    var parts = SchemaParts(schemas)
    for _ in 0..<8 {
      guard let reference = parts.reference else { break }
      parts = SchemaParts([reference])
    }
    let required = parts.required
    let own = parts.properties.map(\.name).filter {
      required.contains($0) && tags(of: $0, in: schemas) != nil
    }
    guard own.isEmpty, let branch = parts.alternatives.first?.branches.first,
      branch.node != schemas.first?.node
    else {
      return own
    }
    return tagCandidates([branch]).filter { tags(of: $0, in: schemas) != nil }
  }

  /// The names of an object's properties, and of those the ones that must be there.
  static func propertyNames(of schemas: [Schema]) -> (all: [String], required: Set<String>) {
    var parts = SchemaParts(schemas)
    for _ in 0..<8 {
      guard let reference = parts.reference else { break }
      parts = SchemaParts([reference])
    }
    return (parts.properties.map(\.name), parts.required)
  }
}

extension JSONKind {
  static let all: [JSONKind] = [.null, .boolean, .number, .string, .array, .object]
}

extension SchemaType {
  var kind: JSONKind {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .integer, .number: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }
}
