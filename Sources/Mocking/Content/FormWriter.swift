import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI

/// Writes an object as `application/x-www-form-urlencoded` (WHATWG URL §5.2), each property in the style of its encoding
/// (OpenAPI 3.1.1 §4.8.15).
struct FormWriter {
  private let media: MediaType

  init(_ media: MediaType) {
    self.media = media
  }

  /// The form.
  func text(of value: JSONValue) -> String {
    guard case .object(let object) = value else { return Self.encoded(Self.plain(value)) }
    return object.flatMap { fields(of: $0.name, $0.value) }.joined(separator: "&")
  }

  private func fields(of name: String, _ value: JSONValue) -> [String] {
    let encoding = media.encoding.first { $0.name == name }
    let style = encoding?.style ?? .form
    let explodes = encoding?.explode ?? (style == .form)
    let field = Self.encoded(name)
    switch value {
    case .array(let elements):
      let texts = elements.map { Self.encoded(Self.plain($0)) }
      if explodes { return texts.map { "\(field)=\($0)" } }
      return ["\(field)=" + texts.joined(separator: Self.separator(of: style))]
    case .object(let members) where encoding?.style == .deepObject:
      return members.map { "\(field)%5B\(Self.encoded($0.name))%5D=\(Self.encoded(Self.plain($0.value)))" }
    case .object(let members) where encoding?.style != nil || encoding?.explode != nil:
      if explodes { return members.map { "\(Self.encoded($0.name))=\(Self.encoded(Self.plain($0.value)))" } }
      let texts = members.flatMap { [Self.encoded($0.name), Self.encoded(Self.plain($0.value))] }
      return ["\(field)=" + texts.joined(separator: Self.separator(of: style))]
    default: return ["\(field)=\(Self.encoded(Self.plain(value)))"]
    }
  }

  private static func separator(of style: Parameter.Style) -> String {
    switch style {
    case .spaceDelimited: "%20"
    case .pipeDelimited: "%7C"
    default: ","
    }
  }

  static func plain(_ value: JSONValue) -> String { value.string ?? value.text() }

  /// A text with all but unreserved characters percent-encoded (RFC 3986 §2.3).
  private static func encoded(_ text: String) -> String {
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

/// Writes an object as `multipart/form-data` (RFC 7578), each property a part of its encoding's type.
struct MultipartWriter {
  private let media: MediaType

  /// What stands between parts; no generated text holds it.
  static let boundary = "understudy-7d9f1c3b5a"

  init(_ media: MediaType) {
    self.media = media
  }

  /// The body.
  func bytes(of value: JSONValue) -> [UInt8] {
    var text = ""
    for (name, value) in value.object ?? [:] {
      let elements = value.array ?? [value]
      for element in elements { text += part(name, element) }
    }
    return Array((text + "--\(Self.boundary)--\r\n").utf8)
  }

  private func part(_ name: String, _ value: JSONValue) -> String {
    let quoted = name.map { $0 == "\"" ? "%22" : $0.isNewline ? "%0A" : String($0) }.joined()
    let told = media.encoding.first { $0.name == name }?.contentType?.split(separator: ",").first
      .flatMap { MediaTypeRange($0) }
    let schema = media.schema?.resolved.property(name)?.resolved
    let isFile = schema?.isBinary == true
    var head = "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(quoted)\""
    if isFile { head += "; filename=\"file\"" }
    if let told, !told.isRange {
      head += "\r\nContent-Type: \(told)"
    } else if isFile {
      head +=
        "\r\nContent-Type: \(told.map { $0.type == "image" ? "image/png" : "application/octet-stream" } ?? "application/octet-stream")"
    } else if value.object != nil || value.array != nil {
      head += "\r\nContent-Type: application/json"
    }
    return head + "\r\n\r\n\(FormWriter.plain(value))\r\n"
  }
}
