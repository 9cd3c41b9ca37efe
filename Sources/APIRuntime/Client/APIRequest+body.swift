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

  /// Sets a body of parts (RFC 7578), unless there is none: a text for each string and number, the bytes of each
  /// ``BinaryContent``, JSON for each object. The elements of an array are parts of their own.
  ///
  /// - Parameter mediaTypes: what the document says that parts are, by their names.
  public mutating func setMultipart<Value: Encodable>(_ value: Value?, _ mediaTypes: [String: String] = [:])
    throws
  {
    guard let value else { return }
    let files = FormFiles()
    let members = try FormFiles.$current.withValue(files) { try Self.members(value) }
    // 128 random bits are in no part by chance.
    let boundary = "part-\(UInt64.random(in: 0 ... .max))-\(UInt64.random(in: 0 ... .max))"
    var body: [UInt8] = []
    for (name, value) in members {
      let elements = if case .array(let elements) = value { elements } else { [value] }
      for element in elements {
        let file = element.string.flatMap { files[$0] }
        let isJSON = element.kind == .object || element.kind == .array
        let mediaType = mediaTypes[name] ?? file?.mediaType ?? (isJSON ? "application/json" : nil)
        body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(Self.quotable(name))\"".utf8
        if let file { body += "; filename=\"\(Self.quotable(file.filename))\"".utf8 }
        if let mediaType { body += "\r\nContent-Type: \(mediaType.filter { !$0.isNewline })".utf8 }
        body += "\r\n\r\n".utf8
        if let file { body += file.bytes } else { body += ParameterText.plain(element).utf8 }
        body += "\r\n".utf8
      }
    }
    setBody(body + "--\(boundary)--\r\n".utf8, "multipart/form-data; boundary=\(boundary)")
  }

  /// A name as `Content-Disposition` has it (WHATWG HTML, "multipart/form-data encoding algorithm").
  private static func quotable(_ name: String) -> String {
    name.unicodeScalars.map { ["\"": "%22", "\r": "%0D", "\n": "%0A"][$0] ?? String($0) }.joined()
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
