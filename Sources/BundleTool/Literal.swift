/// Swift source text for files' contents.
///
/// A literal costs the compiler next to nothing, where an array of bytes costs it a minute per megabyte.
enum Literal {
  typealias Entry = (path: String, bytes: [UInt8])

  static func file(of entries: [Entry]) -> String {
    var source = "extension Bundled {\n  static let contents: [BundledFile] = [\n"
    for entry in entries {
      source += "    BundledFile(path: \(quoted(entry.path)), "
      if let text = String(validating: entry.bytes, as: UTF8.self) {
        source += "text: \(quoted(text))),\n"
      } else {
        source += "hex: \"\(hex(entry.bytes))\"),\n"
      }
    }
    return source + "  ]\n}\n"
  }

  /// A string literal on one line; what could disturb the compiler or an editor is escaped.
  static func quoted(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": literal += "\\n"
      case "\"", "\\": literal += "\\\(scalar)"
      case " "..."~": literal.unicodeScalars.append(scalar)
      default: literal += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return literal + "\""
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    var digits = ""
    for byte in bytes {
      if byte < 16 { digits += "0" }
      digits += String(byte, radix: 16)
    }
    return digits
  }
}
