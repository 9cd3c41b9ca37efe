public import UnderstudyJSON

extension Schema {
  /// The types that values may have, in the document's order; empty if nothing is said. `nullable` is not counted in.
  public var types: [SchemaType] {
    guard let type = node["type"] else { return [] }
    // In YAML, null without quotes is no string; what is meant is plain.
    let nodes = type.kind == .array ? Array(type.elements) : [type]
    let words = nodes.compactMap { $0.isNull ? "null" : $0.string }
    return words.compactMap { SchemaType(tolerating: $0) }
  }

  /// Whether null is said to be allowed: by `type`, or by `nullable: true`, which 3.0 has and which is meant the same in
  /// 3.1. What an `enum` or other keywords say of null is not looked at.
  public var isNullable: Bool { node["nullable"]?.bool == true || types.contains(.null) }

  /// The declared properties, in the document's order.
  public var properties: [(name: String, schema: Schema)] { schemas(named: "properties") }
  /// Schemas for properties whose names match a pattern.
  public var patternProperties: [(name: String, schema: Schema)] { schemas(named: "patternProperties") }
  /// Schemas that apply if a property is there.
  public var dependentSchemas: [(name: String, schema: Schema)] { schemas(named: "dependentSchemas") }

  /// The schema of one declared property.
  public func property(_ name: String) -> Schema? {
    guard let map = node["properties"] else { return nil }
    guard map["$ref"]?.string != nil else { return map[name].map(schema) }
    return properties.last { $0.name == name }?.schema
  }

  /// The names of properties that must be there. 2.0's and draft 3's `required: true` names none.
  public var required: [String] { node["required"]?.elements.compactMap(\.string) ?? [] }

  /// The schema of properties that are not declared, which may be just true or false.
  public var additionalProperties: Schema? { subschema("additionalProperties") }
  /// The schema of properties that nothing else has looked at.
  public var unevaluatedProperties: Schema? { subschema("unevaluatedProperties") }
  /// The schema of property names.
  public var propertyNames: Schema? { subschema("propertyNames") }
  /// The schema of elements, after those of ``prefixItems``.
  public var items: Schema? { subschema("items") }
  /// The schemas of the first elements. Drafts before 2020-12 give them as a list in `items`.
  public var prefixItems: [Schema] {
    let list = schemas(in: "prefixItems")
    return list.isEmpty ? schemas(in: "items") : list
  }
  /// A schema that some elements must fit.
  public var contains: Schema? { subschema("contains") }
  /// A schema that must not fit.
  public var not: Schema? { subschema("not") }
  /// All of these must fit.
  public var allOf: [Schema] { schemas(in: "allOf") }
  /// Exactly one of these must fit.
  public var oneOf: [Schema] { schemas(in: "oneOf") }
  /// At least one of these must fit.
  public var anyOf: [Schema] { schemas(in: "anyOf") }

  /// The values that are allowed; `nil` if nothing is said.
  public var enumValues: [JSONNode]? { node["enum"].flatMap { $0.kind == .array ? Array($0.elements) : nil } }
  /// The only value that is allowed.
  public var const: JSONNode? { node["const"] }
  /// The value that is meant where there is none.
  public var `default`: JSONNode? { node["default"] }
  /// Example values: `examples`, then `example`.
  public var examples: [JSONNode] {
    (node["examples"].map { Array($0.elements) } ?? []) + (node["example"].map { [$0] } ?? [])
  }

  /// A name for people.
  public var title: String? { node["title"]?.string }
  /// What it is for.
  public var description: String? { node["description"]?.string }
  /// What kind of string or number is meant.
  public var format: String? { node["format"]?.string }
  /// A regular expression that strings must match somewhere.
  public var pattern: String? { node["pattern"]?.string }
  /// The media type of a string's content.
  public var contentMediaType: String? { node["contentMediaType"]?.string }
  /// How a string's content is encoded: `base64`.
  public var contentEncoding: String? { node["contentEncoding"]?.string }
  /// The schema of a string's content.
  public var contentSchema: Schema? { subschema("contentSchema") }
  /// Whether it should not be used any more.
  public var isDeprecated: Bool { node["deprecated"]?.bool == true }
  /// Whether only responses have it.
  public var isReadOnly: Bool { node["readOnly"]?.bool == true }
  /// Whether only requests have it.
  public var isWriteOnly: Bool { node["writeOnly"]?.bool == true }

  /// The least number; `nil` too where `exclusiveMinimum: true` makes an exclusive bound of it.
  public var minimum: JSONNumber? { isTrue("exclusiveMinimum") ? nil : node["minimum"]?.number }
  /// The greatest number; `nil` too where `exclusiveMaximum: true` makes an exclusive bound of it.
  public var maximum: JSONNumber? { isTrue("exclusiveMaximum") ? nil : node["maximum"]?.number }
  /// What numbers must be greater than, as 3.0 or 3.1 writes it.
  public var exclusiveMinimum: JSONNumber? {
    isTrue("exclusiveMinimum") ? node["minimum"]?.number : node["exclusiveMinimum"]?.number
  }
  /// What numbers must be less than, as 3.0 or 3.1 writes it.
  public var exclusiveMaximum: JSONNumber? {
    isTrue("exclusiveMaximum") ? node["maximum"]?.number : node["exclusiveMaximum"]?.number
  }
  /// What numbers must be a multiple of.
  public var multipleOf: JSONNumber? { node["multipleOf"]?.number }
  /// The least length of strings in Unicode scalars.
  public var minLength: Int? { count("minLength") }
  /// The greatest length of strings in Unicode scalars.
  public var maxLength: Int? { count("maxLength") }
  /// The least number of elements.
  public var minItems: Int? { count("minItems") }
  /// The greatest number of elements.
  public var maxItems: Int? { count("maxItems") }
  /// Whether no two elements may be equal.
  public var hasUniqueItems: Bool { isTrue("uniqueItems") }
  /// The least number of properties.
  public var minProperties: Int? { count("minProperties") }
  /// The greatest number of properties.
  public var maxProperties: Int? { count("maxProperties") }

  /// How a property tells which of several schemas is meant.
  public var discriminator: Discriminator? {
    guard let node = node["discriminator"], node.kind == .object,
      let property = node["propertyName"]?.string
    else { return nil }
    return Discriminator(propertyName: property, node: node, references: references)
  }

  private func isTrue(_ keyword: String) -> Bool { node[keyword]?.bool == true }

  private func count(_ keyword: String) -> Int? {
    node[keyword]?.integer.flatMap { $0 >= 0 ? $0 : nil }
  }

  private func subschema(_ keyword: String) -> Schema? {
    node[keyword].flatMap { isSchema($0) ? schema($0) : nil }
  }

  private func isSchema(_ node: JSONNode) -> Bool { node.kind == .object || node.kind == .boolean }

  private func schemas(in keyword: String) -> [Schema] {
    node[keyword]?.elements.map(schema) ?? []
  }

  private func schemas(named keyword: String) -> [(name: String, schema: Schema)] {
    (node[keyword].map { references.members(of: $0) } ?? []).compactMap { member in
      isSchema(member.value) ? (member.name, schema(member.value)) : nil
    }
  }
}
