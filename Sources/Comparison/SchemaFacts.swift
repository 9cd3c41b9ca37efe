import UnderstudyJSON
import UnderstudyOpenAPI

/// What a schema says of values, in one form whatever version and style it is written in: references and `allOf` are put
/// together, `nullable` and `type: [..., "null"]` and an alternative that is null are one thing, and so are `const` and an
/// `enum` of one, and both ways to write an exclusive bound.
struct SchemaFacts {
  /// Something that is said, and where.
  struct Fact<Value> {
    var value: Value
    var node: JSONNode
  }

  /// A bound of numbers.
  struct NumberBound: Equatable {
    var number: JSONNumber
    var isExclusive: Bool
  }

  /// Alternatives, null left out.
  struct Group {
    var alternatives: [Schema]
    var allowsNull: Bool
    var node: JSONNode
  }

  /// The schema that the facts were read from, for places.
  let node: JSONNode
  /// Nothing is allowed.
  var isNever = false
  /// `nil`: any.
  var types: Set<SchemaType>?
  var typeNode: JSONNode?
  /// The values that are allowed, null left out.
  var values: Fact<[JSONValue]>?
  var minimum: Fact<NumberBound>?
  var maximum: Fact<NumberBound>?
  /// `minLength`, `maxItems` and the like.
  var counts: [String: Fact<Int>] = [:]
  var format: Fact<String>?
  var pattern: Fact<String>?
  var required: [String: JSONNode] = [:]
  /// In the document's order.
  var properties: [(name: String, schema: Schema)] = []
  var additional: Schema?
  var items: Schema?
  var prefixItems: [Schema] = []
  var hasUniqueItems: Fact<Bool>?
  var defaultValue: Fact<JSONValue>?
  /// The groups of `oneOf` and `anyOf` that have more than one alternative besides null.
  var groups: [Group] = []
  /// Keywords that are compared as they are written.
  var opaque: [String: JSONNode] = [:]

  init(_ schema: Schema) {
    node = schema.node
    var open: Set<Schema> = []
    take(schema, &open)
  }

  private init(at node: JSONNode) {
    self.node = node
  }

  private static let countKeywords = [
    "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties",
  ]
  private static let opaqueKeywords = [
    "multipleOf", "not", "if", "then", "else", "dependentRequired", "dependentSchemas", "propertyNames",
    "patternProperties", "contains", "unevaluatedProperties", "unevaluatedItems",
  ]

  private mutating func take(_ schema: Schema, _ open: inout Set<Schema>) {
    // A circle of references and 'allOf' says nothing more the second time.
    guard open.insert(schema).inserted, open.count < 500 else { return }
    if let bool = schema.booleanValue {
      if !bool { isNever = true }
      return
    }
    if schema.reference != nil {
      if let target = schema.target { take(target, &open) }
      if schema.isOnlyReference { return }
    }
    for part in schema.allOf { take(part, &open) }
    takeTypes(schema)
    takeNumbers(schema)
    takeObjects(schema)
    if let items = schema.items { self.items = items }
    if !schema.prefixItems.isEmpty { prefixItems = schema.prefixItems }
    for keyword in Self.countKeywords {
      guard let node = schema[keyword], let count = node.integer else { continue }
      let known = counts[keyword]?.value ?? count
      counts[keyword] = Fact(
        value: keyword.hasPrefix("min") ? max(known, count) : min(known, count), node: node)
    }
    if let node = schema["pattern"], let text = node.string { pattern = Fact(value: text, node: node) }
    if let node = schema["format"], let text = node.string, !["binary", "byte"].contains(text) {
      format = Fact(value: text, node: node)
    }
    if schema.hasUniqueItems, let node = schema["uniqueItems"] {
      hasUniqueItems = Fact(value: true, node: node)
    }
    if let node = schema["default"] { defaultValue = Fact(value: node.value, node: node) }
    for keyword in Self.opaqueKeywords { if let node = schema[keyword] { opaque[keyword] = node } }
    takeGroup(schema.oneOf, schema["oneOf"], of: schema, &open)
    takeGroup(schema.anyOf, schema["anyOf"], of: schema, &open)
  }

  private mutating func takeTypes(_ schema: Schema) {
    if !schema.types.isEmpty {
      var said = Set(schema.types)
      if schema.isNullable { said.insert(.null) }
      if said.contains(.number) { said.insert(.integer) }
      types = types.map { $0.intersection(said) } ?? said
      typeNode = schema["type"]
    }
    if let node = schema["const"] { takeValues([node.value], node) }
    if let list = schema.enumValues, let node = schema["enum"] { takeValues(list.map(\.value), node) }
  }

  private mutating func takeValues(_ list: [JSONValue], _ node: JSONNode) {
    let said = list.filter { !$0.isNull }
    values = Fact(value: values.map { known in known.value.filter(said.contains) } ?? said, node: node)
    // A list that has no null forbids it; one of null alone says nothing else.
    if types == nil, !list.contains(.null) { types = Set(SchemaType.allCases).subtracting([.null]) }
  }

  private mutating func takeNumbers(_ schema: Schema) {
    func bound(_ inclusive: JSONNumber?, _ exclusive: JSONNumber?, isLower: Bool) -> NumberBound? {
      switch (inclusive, exclusive) {
      case (let number?, nil): NumberBound(number: number, isExclusive: false)
      case (nil, let number?): NumberBound(number: number, isExclusive: true)
      case (let one?, let other?):
        (isLower ? other < one : one < other)
          ? NumberBound(number: one, isExclusive: false) : NumberBound(number: other, isExclusive: true)
      case (nil, nil): nil
      }
    }
    if let lower = bound(schema.minimum, schema.exclusiveMinimum, isLower: true) {
      minimum = Fact(value: lower, node: schema["minimum"] ?? schema["exclusiveMinimum"] ?? schema.node)
    }
    if let upper = bound(schema.maximum, schema.exclusiveMaximum, isLower: false) {
      maximum = Fact(value: upper, node: schema["maximum"] ?? schema["exclusiveMaximum"] ?? schema.node)
    }
  }

  private mutating func takeObjects(_ schema: Schema) {
    for name in schema.required { required[name] = required[name] ?? schema["required"] }
    for property in schema.properties {
      if let position = properties.firstIndex(where: { $0.name == property.name }) {
        properties[position] = property
      } else {
        properties.append(property)
      }
    }
    if let additional = schema.additionalProperties { self.additional = additional }
  }

  private mutating func takeGroup(
    _ alternatives: [Schema], _ node: JSONNode?, of schema: Schema, _ open: inout Set<Schema>
  ) {
    guard let node, !alternatives.isEmpty else { return }
    let rest = alternatives.filter { $0.resolved.types != [.null] }
    let hasNull = rest.count < alternatives.count || schema.isNullable && schema.types.isEmpty
    guard rest.count == 1 else {
      let allowsNull = hasNull || rest.contains { $0.resolved.isNullable }
      if !rest.isEmpty { groups.append(Group(alternatives: rest, allowsNull: allowsNull, node: node)) }
      return
    }
    // One alternative says what it would say by itself.
    var facts = SchemaFacts(at: rest[0].node)
    facts.take(rest[0], &open)
    if hasNull { facts.types = facts.types?.union([.null]) }
    merge(facts)
  }

  /// Takes over what the only alternative says.
  private mutating func merge(_ other: SchemaFacts) {
    if let said = other.types { types = types.map { $0.intersection(said) } ?? said }
    typeNode = other.typeNode ?? typeNode
    values = other.values ?? values
    minimum = other.minimum ?? minimum
    maximum = other.maximum ?? maximum
    counts.merge(other.counts) { $1 }
    format = other.format ?? format
    pattern = other.pattern ?? pattern
    required.merge(other.required) { $1 }
    properties += other.properties
    additional = other.additional ?? additional
    items = other.items ?? items
    if !other.prefixItems.isEmpty { prefixItems = other.prefixItems }
    hasUniqueItems = other.hasUniqueItems ?? hasUniqueItems
    groups += other.groups
    opaque.merge(other.opaque) { $1 }
  }
}
