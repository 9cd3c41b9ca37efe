/// A value of JSON Schema's keyword `type`.
public enum SchemaType: String, Hashable, Sendable, CaseIterable {
  /// `null`
  case null
  /// `true` or `false`
  case boolean
  /// a number without fraction
  case integer
  /// any number
  case number
  /// a string
  case string
  /// an array
  case array
  /// an object
  case object

  /// The type that a word plainly means, `Int` or `bool` for example; `nil` if it means none.
  public init?(tolerating word: String) {
    if let type = SchemaType(rawValue: word) {
      self = type
      return
    }
    switch word.lowercased() {
    case "null", "nil", "none": self = .null
    case "boolean", "bool": self = .boolean
    case "integer", "int", "int32", "int64", "long": self = .integer
    case "number", "float", "double", "decimal", "numeric": self = .number
    case "string", "str", "text", "file", "date", "date-time", "datetime", "uuid": self = .string
    case "array", "list": self = .array
    case "object", "obj", "map", "dict", "dictionary": self = .object
    default: return nil
    }
  }
}
