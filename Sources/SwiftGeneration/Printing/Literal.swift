import UnderstudyJSON

/// Values as Swift writes them.
enum Literal {
  /// A string literal on one line, safe whatever the text is.
  static func string(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      case _ where DocComment.isHidden(scalar): literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }

  /// A literal of the type `JSONValue`; `nil` where a number has no literal that keeps it.
  static func json(_ value: JSONValue) -> String? {
    switch value {
    case .null: return ".null"
    case .bool(let value): return value ? "true" : "false"
    case .string(let value): return string(value)
    case .number(let value): return number(value)
    case .array(let elements):
      let literals = elements.compactMap(json)
      return literals.count == elements.count ? "[\(literals.joined(separator: ", "))]" : nil
    case .object(let object):
      guard !object.isEmpty else { return "[:]" }
      let literals = object.compactMap { name, value in json(value).map { "\(string(name)): \($0)" } }
      return literals.count == object.count ? "[\(literals.joined(separator: ", "))]" : nil
    }
  }

  /// A number, if a literal keeps it: an integer of 64 bits or a finite floating-point number.
  static func number(_ number: JSONNumber) -> String? {
    if let integer = number.integer { return String(integer) }
    guard JSONNumber(number.double) == number else { return nil }
    return "\(number.double)"
  }

  /// A value as a literal of a type that is no declaration of ours.
  static func value(_ value: JSONValue, of type: SwiftType) -> String? {
    switch (type, value) {
    case (.string, .string(let value)): return string(value)
    case (.named("UUIDText"), .string(let value)), (.named("URIText"), .string(let value)),
      (.named("CalendarDate"), .string(let value)), (.named("Base64Text"), .string(let value)),
      (.named("DecimalText"), .string(let value)):
      return string(value)
    case (.boolean, .bool(let value)): return value ? "true" : "false"
    case (.json, _): return json(value)
    case (.jsonObject, .object): return json(value)
    case (.array(let element), .array(let elements)):
      let literals = elements.compactMap { Self.value($0, of: element) }
      return literals.count == elements.count ? "[\(literals.joined(separator: ", "))]" : nil
    case (.dictionary(let element), .object(let object)):
      guard !object.isEmpty else { return "[:]" }
      let literals = object.compactMap { name, value in
        Self.value(value, of: element).map { "\(string(name)): \($0)" }
      }
      return literals.count == object.count ? "[\(literals.joined(separator: ", "))]" : nil
    case (.named(let name), .number(let value)):
      switch name {
      case "Double", "JSONNumber", "DecimalNumber": return number(value)
      case "Int", "Int64": return value.integer.map { String($0) }
      case "Int8": return integer(value, Int8.self)
      case "Int16": return integer(value, Int16.self)
      case "Int32": return integer(value, Int32.self)
      case "UInt8": return integer(value, UInt8.self)
      case "UInt16": return integer(value, UInt16.self)
      case "UInt32": return integer(value, UInt32.self)
      case "UInt64": return integer(value, UInt64.self)
      default: return nil
      }
    default: return nil
    }
  }

  private static func integer<Value: FixedWidthInteger>(_ value: JSONNumber, _ type: Value.Type) -> String? {
    value.integer.flatMap { Value(exactly: $0) }.map { String($0) }
  }
}
