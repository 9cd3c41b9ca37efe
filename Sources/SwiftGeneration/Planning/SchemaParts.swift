import UnderstudyJSON
import UnderstudyOpenAPI

/// Schemas that a value must match all at once, taken apart: `allOf` is flattened, and what says nothing about the type
/// is left out.
struct SchemaParts {
  /// The schema that the parts come to, where they are one reference and nothing else.
  private(set) var reference: Schema?
  /// Schemas whose own keywords count, in the document's order; their `$ref` and `allOf` are already looked through.
  private(set) var own: [Schema] = []
  /// Whether one of them allows null beside what the others say (`nullable: true` next to an `allOf`).
  private(set) var isNullableBeside = false
  /// The lists of alternatives that have been chosen from.
  private var chosen: Set<JSONNode> = []
  private var only: SchemaType?
  /// The schemas that the parts were found in, and those that were given.
  private var reached: Set<JSONNode> = []
  private var roots: Set<JSONNode> = []

  init(_ schemas: [Schema]) {
    roots = Set(schemas.map(\.node))
    var references: [Schema] = []
    var visited: Set<JSONNode> = []
    for schema in schemas { collect(schema, &references, &visited) }
    let isOnlyReference =
      references.count == 1 && own.allSatisfy { Self.keywords(of: $0).subtracting(["type"]).isEmpty }
    if isOnlyReference {
      reference = references[0]
      return
    }
    own = []
    visited = []
    for schema in schemas { flatten(schema, &visited) }
    reached = visited
  }

  private mutating func collect(
    _ schema: Schema, _ references: inout [Schema], _ visited: inout Set<JSONNode>
  ) {
    guard visited.insert(schema.node).inserted else { return }
    if schema["nullable"]?.bool == true { isNullableBeside = true }
    if schema.reference != nil, let target = schema.target {
      if !references.contains(where: { $0.node == target.node }) { references.append(target) }
    }
    for child in schema.allOf { collect(child, &references, &visited) }
    if !Self.keywords(of: schema).isEmpty { own.append(schema) }
  }

  private mutating func flatten(_ schema: Schema, _ visited: inout Set<JSONNode>) {
    guard visited.insert(schema.node).inserted else { return }
    if schema.reference != nil, let target = schema.target { flatten(target, &visited) }
    for child in schema.allOf { flatten(child, &visited) }
    if !Self.keywords(of: schema).isEmpty { own.append(schema) }
  }

  /// The keywords of a schema, other than `$ref` and `allOf`, that decide which type it has.
  static func keywords(of schema: Schema) -> Set<String> {
    if schema.reference != nil, !schema.dialect.readsSiblingsOfReferences { return [] }
    return Set(schema.node.members.map(\.name)).intersection(typeKeywords)
  }

  private static let typeKeywords: Set<String> = [
    "type", "properties", "required", "additionalProperties", "patternProperties", "items", "prefixItems",
    "enum",
    "const", "oneOf", "anyOf", "format", "unevaluatedProperties", "contentSchema", "pattern", "minLength",
    "maxLength", "$dynamicRef", "$recursiveRef",
  ]
}

extension SchemaParts {
  /// The types that the parts allow, null aside; empty if they do not say.
  var types: [SchemaType] {
    if let only { return [only] }
    var types: [SchemaType]?
    for part in own {
      let allowed = part.types.filter { $0 != .null }
      guard !allowed.isEmpty else { continue }
      types = types.map { Self.intersection($0, allowed) } ?? allowed
    }
    return types ?? inferredTypes
  }

  private static func intersection(_ left: [SchemaType], _ right: [SchemaType]) -> [SchemaType] {
    left.compactMap { type in
      if right.contains(type) { return type }
      if type == .integer, right.contains(.number) { return .integer }
      return type == .number && right.contains(.integer) ? .integer : nil
    }
  }

  /// What a schema without `type` must mean by its other keywords.
  private var inferredTypes: [SchemaType] {
    func has(_ keywords: String...) -> Bool {
      own.contains { part in keywords.contains { part[$0] != nil } }
    }
    if has("properties", "required", "additionalProperties", "patternProperties", "unevaluatedProperties") {
      return [.object]
    }
    // A list of schemas in `items` without a type is mostly meant as alternatives, and says nothing of other values.
    if has("prefixItems") || own.contains(where: { $0["items"].map { $0.kind != .array } ?? false }) {
      return [.array]
    }
    if has("format", "pattern", "minLength", "maxLength"), !has("enum", "const", "oneOf", "anyOf") {
      return [.string]
    }
    return []
  }

  /// Whether null is among the values.
  var isNullable: Bool {
    if isNullableBeside { return true }
    let saying = own.filter { !$0.types.isEmpty || $0.const != nil || $0.enumValues != nil }
    if !saying.isEmpty {
      return saying.allSatisfy { part in
        part.isNullable
          || part.types.isEmpty
            && (part.const?.isNull == true || part.enumValues?.contains { $0.isNull } == true)
      }
    }
    return false
  }

  /// The properties with the schemas that each must match, in the order in which they are first named.
  var properties: [(name: String, schemas: [Schema])] {
    var positions: [String: Int] = [:]
    var properties: [(name: String, schemas: [Schema])] = []
    for part in own {
      for (name, schema) in part.properties {
        if let position = positions[name] {
          properties[position].schemas.append(schema)
        } else {
          positions[name] = properties.count
          properties.append((name, [schema]))
        }
      }
    }
    return properties
  }

  var required: Set<String> { own.reduce(into: []) { $0.formUnion($1.required) } }

  /// The values that the parts list; `nil` if none does.
  var enumeration: [JSONNode]? {
    var values: [JSONNode]?
    for listed in own.compactMap(\.enumValues) {
      values =
        values.map { values in values.filter { value in listed.contains { $0.value == value.value } } }
        ?? listed
    }
    return values
  }

  /// Whether a string is the content of a file (OpenAPI 3.0.3 §4.7.14.2, 3.1.1 §4.8.14.3).
  var isBinary: Bool {
    format == "binary"
      || own.contains { $0.contentMediaType == "application/octet-stream" && $0.contentEncoding == nil }
  }

  var constant: JSONNode? { own.lazy.compactMap(\.const).first }
  var format: String? { own.lazy.compactMap(\.format).last }
  var items: Schema? { own.lazy.compactMap(\.items).last }
  var prefixItems: [Schema] { own.first { !$0.prefixItems.isEmpty }?.prefixItems ?? [] }
  var isDeprecated: Bool { own.contains(where: \.isDeprecated) }

  /// The alternatives: one list for each `oneOf` and `anyOf` that has not been chosen from.
  var alternatives: [Alternatives] {
    own.flatMap { part in
      ["oneOf", "anyOf"].compactMap { keyword in
        part[keyword].flatMap { node in
          let branches = keyword == "oneOf" ? part.oneOf : part.anyOf
          return branches.isEmpty || chosen.contains(node) || namesItself(part, branches)
            ? nil : Alternatives(node: node, branches: branches)
        }
      }
    }
  }

  /// Whether a part that was found through `allOf` has the whole as one of its alternatives, as a parent has its children:
  /// that is decided already, and choosing again would not end.
  private func namesItself(_ part: Schema, _ branches: [Schema]) -> Bool {
    !roots.contains(part.node) && branches.contains { reached.contains($0.resolved.node) }
  }

  /// Whether an alternative is the whole again, so that it says nothing.
  func isWhole(_ branch: Schema) -> Bool { roots.contains(branch.resolved.node) }

  /// Schemas of which a value matches one.
  struct Alternatives {
    /// The list in the document.
    var node: JSONNode
    var branches: [Schema]
  }

  /// The same without some alternatives, and with what else a value must match.
  func choosing(from alternatives: Alternatives, _ branch: Schema?) -> SchemaParts {
    var parts = self
    parts.chosen.insert(alternatives.node)
    var visited = Set(own.map(\.node))
    if let branch { parts.flatten(branch, &visited) }
    return parts
  }

  /// The same, if values are of one type only.
  func restricted(to type: SchemaType) -> SchemaParts {
    var parts = self
    parts.only = type
    return parts
  }
}
