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
}
