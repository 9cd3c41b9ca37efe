import UnderstudyJSON
import UnderstudyOpenAPI

/// What a text outside of JSON stands for, as far as its schema tells: which types it can have, and those of its parts.
struct TextShape: Sendable {
  var types: TypeMask
  var elements: TypeMask = []
  var properties: [String: TypeMask] = [:]
  /// The properties that are arrays, with the types of their elements.
  var arrays: [String: TypeMask] = [:]

  init(_ schema: Schema?) {
    guard let schema else {
      types = .string
      return
    }
    types = Self.types(of: schema)
    let parts = FormProperty.alternatives(of: schema)
    for part in parts {
      if let items = part.items { elements.formUnion(Self.types(of: items)) }
      for (name, property) in part.properties {
        properties[name, default: []].formUnion(Self.types(of: property))
        if let items = property.resolved.items { arrays[name, default: []].formUnion(Self.types(of: items)) }
      }
    }
  }

  /// Whether a value is an array and nothing else.
  var isArray: Bool { types.contains(.array) && types.isDisjoint(with: [.object]) }
  var isObject: Bool { types.contains(.object) }
  var allowsScalar: Bool { types.isEmpty || !types.isDisjoint(with: [.string, .number, .integer, .boolean]) }

  /// The types that a schema allows; none where it does not say.
  private static func types(of schema: Schema) -> TypeMask {
    FormProperty.alternatives(of: schema).reduce(into: TypeMask()) { mask, part in
      for type in part.types { mask.formUnion(TypeMask.named.first { $0.name == type.rawValue }?.mask ?? []) }
      if part.isNullable { mask.formUnion(.null) }
      for value in (part.enumValues ?? []) + (part.const.map { [$0] } ?? []) {
        mask.formUnion(TypeMask(value.kind))
      }
      if !part.properties.isEmpty, part.types.isEmpty { mask.formUnion(.object) }
      if part.items != nil, part.types.isEmpty { mask.formUnion(.array) }
    }
  }

  /// The value that a text stands for where these types are allowed; a text that is none of them is a string, so that
  /// the schema tells what is wrong.
  static func value(_ text: String, of types: TypeMask) -> JSONValue {
    if !types.isDisjoint(with: [.number, .integer]), let number = JSONNumber(text) { return .number(number) }
    if types.contains(.boolean), text == "true" || text == "false" { return .bool(text == "true") }
    if types.contains(.null), !types.contains(.string), text.isEmpty || text == "null" { return .null }
    return .string(text)
  }
}
