import UnderstudyJSON
import UnderstudyOpenAPI

/// Writes the values of parameters in their styles (OpenAPI 3.1.1 §4.8.12.3, RFC 6570).
struct ParameterText {
  let parameter: Parameter

  /// In a path segment or a header field: the value alone.
  func text(of value: JSONValue) -> String {
    let isPath = parameter.place == .path
    let escape = { (text: String) in isPath ? Self.encoded(text) : text }
    if parameter.content != nil { return escape(value.text()) }
    let name = escape(parameter.name)
    let explode = parameter.explode
    switch parameter.style {
    case .label:
      return "." + parts(of: value, escape).map(\.joined).joined(separator: explode ? "." : ",")
    case .matrix:
      guard explode else { return ";\(name)=" + flat(value, escape).joined(separator: ",") }
      return parts(of: value, escape).map { ";\($0.name ?? name)=\($0.value)" }.joined()
    default:
      return explode
        ? parts(of: value, escape).map(\.joined).joined(separator: ",")
        : flat(value, escape).joined(separator: ",")
    }
  }

  /// In a query or a cookie: names with values, encoded.
  func items(of value: JSONValue) -> [(name: String, value: String)] {
    let name = Self.encoded(parameter.name)
    if parameter.content != nil { return [(name, Self.encoded(value.text()))] }
    if parameter.style == .deepObject, case .object(let object) = value {
      return object.map { ("\(name)%5B\(Self.encoded($0.name))%5D", Self.encoded(Self.plain($0.value))) }
    }
    if parameter.explode { return parts(of: value, Self.encoded).map { ($0.name ?? name, $0.value) } }
    let separator =
      switch parameter.style {
      case .spaceDelimited: "%20"
      case .pipeDelimited: "%7C"
      default: ","
      }
    return [(name, flat(value, Self.encoded).joined(separator: separator))]
  }

  private struct Part {
    var name: String?
    var value: String
    var joined: String { (name.map { $0 + "=" } ?? "") + value }
  }

  /// Each element or member for itself.
  private func parts(of value: JSONValue, _ escape: (String) -> String) -> [Part] {
    switch value {
    case .array(let elements): elements.map { Part(value: escape(Self.plain($0))) }
    case .object(let members):
      members.map { Part(name: escape($0.name), value: escape(Self.plain($0.value))) }
    default: [Part(value: escape(Self.plain(value)))]
    }
  }

  /// Elements, or names and values in turn.
  private func flat(_ value: JSONValue, _ escape: (String) -> String) -> [String] {
    parts(of: value, escape).flatMap { part in part.name.map { [$0, part.value] } ?? [part.value] }
  }

  /// A scalar as text; anything deeper as JSON.
  static func plain(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): text
    case .null: ""
    default: value.text()
    }
  }

  /// All but unreserved characters percent-encoded (RFC 3986 §2.3).
  static func encoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "-._~".utf8.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
