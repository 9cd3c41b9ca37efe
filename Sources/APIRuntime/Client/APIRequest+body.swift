import UnderstudyJSON

extension APIRequest {
  /// Sets a body of JSON, unless there is none.
  public mutating func setJSON<Value: Encodable>(
    _ value: Value?, _ mediaType: String = "application/json"
  ) throws {
    guard let value else { return }
    setBody(try ExactJSONEncoder().encode(value), mediaType)
  }

  /// Sets a body of text, unless there is none.
  public mutating func setText(_ text: String?, _ mediaType: String = "text/plain") {
    guard let text else { return }
    setBody(Array(text.utf8), mediaType + "; charset=utf-8")
  }

  /// Sets a body of bytes, unless there is none.
  public mutating func setBytes(_ bytes: [UInt8]?, _ mediaType: String = "application/octet-stream") {
    guard let bytes else { return }
    setBody(bytes, mediaType)
  }

  /// Sets a body of fields as forms have them (WHATWG URL §5), unless there is none.
  public mutating func setForm<Value: Encodable>(_ value: Value?) throws {
    guard let value else { return }
    var fields: [String] = []
    for (name, value) in try Self.members(value) {
      let items = try ParameterText(value) { PercentEncoding.encoded($0) }
        .items(named: name, value.kind == .object ? .deepObject : .form, explode: true)
      fields += items.map { "\($0.name)=\($0.value)" }
    }
    setBody(Array(fields.joined(separator: "&").utf8), "application/x-www-form-urlencoded")
  }

  /// Sets a body of parts (RFC 7578), unless there is none: a text for each string and number, JSON for each object. The
  /// elements of an array are parts of their own.
  public mutating func setMultipart<Value: Encodable>(_ value: Value?) throws {
    guard let value else { return }
    var parts: [(name: String, value: JSONValue)] = []
    for (name, value) in try Self.members(value) {
      if case .array(let elements) = value {
        parts += elements.map { (name, $0) }
      } else {
        parts.append((name, value))
      }
    }
    let texts = parts.map { ParameterText.plain($0.value) }
    var boundary = "understudy-part"
    while texts.contains(where: { $0.contains(boundary) }) { boundary += "-\(boundary.utf8.count)" }
    var body = ""
    for (part, text) in zip(parts, texts) {
      let isJSON = part.value.kind == .object || part.value.kind == .array
      let name = part.name.flatMap {
        ["\"": "%22", "\r": "%0D", "\n": "%0A", "\r\n": "%0D%0A"][$0] ?? String($0)
      }
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(String(name))\"\r\n"
      body += isJSON ? "Content-Type: application/json\r\n\r\n" : "\r\n"
      body += text + "\r\n"
    }
    body += "--\(boundary)--\r\n"
    setBody(Array(body.utf8), "multipart/form-data; boundary=\(boundary)")
  }

  private mutating func setBody(_ bytes: [UInt8], _ mediaType: String) {
    body = bytes
    headers["Content-Type"] = mediaType
  }

  private static func members(_ value: some Encodable) throws -> [(name: String, value: JSONValue)] {
    guard case .object(let object) = try ExactJSONEncoder().value(of: value) else { return [] }
    return Array(object)
  }
}
