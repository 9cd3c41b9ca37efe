import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI

/// Builds what the document itself answers: a named example, its example, or a value generated from the schema.
struct DocumentContent {
  let operation: Operation

  /// The content of one declared response in one media type; `nil` where a named example is not there.
  func content(
    of response: Response, status: Int, _ media: MediaType?, example: String?
  ) -> PreparedContent? {
    let headers = requiredHeaders(of: response)
    guard let media else {
      return example == nil
        ? PreparedContent(status: status, type: nil, headers: headers, payload: .none) : nil
    }
    let chosen = example.map { name in media.examples.first { $0.name == name } } ?? media.examples.first
    if example != nil, chosen == nil { return nil }
    return PreparedContent(
      status: status, type: media.type, headers: headers,
      payload: media.isEventStream
        ? .stream(stream(media, chosen?.value)) : .whole(SharedBytes(body(media, chosen?.value))))
  }

  private func body(_ media: MediaType, _ example: JSONNode?) -> [UInt8] {
    if media.range.isJSON { return (example?.value ?? generated(media.schema)).utf8() }
    let value = example?.value ?? generated(media.schema)
    return value.string.map { Array($0.utf8) } ?? value.utf8()
  }

  /// A stream: an example that is text is the wire's bytes, one that is a list its events; else three events are made.
  private func stream(_ media: MediaType, _ example: JSONNode?) -> PreparedStream {
    let terminator = media.stream?.terminator
    if let text = example?.string {
      return PreparedStream(CannedStream(Array(text.utf8)), terminator: terminator)
    }
    if let example, example.kind == .array {
      return PreparedStream(example.elements.map(\.value), terminator: terminator)
    }
    let event = example?.value ?? eventData(of: generated(media.itemSchema ?? media.schema), media)
    return PreparedStream([event, event, event], terminator: terminator)
  }

  /// With 3.2's `itemSchema` the value is the event, and its `data` what goes out (OpenAPI 3.2 §4.14.4).
  private func eventData(of value: JSONValue, _ media: MediaType) -> JSONValue {
    guard media.itemSchema != nil, let data = value["data"] else { return value }
    return data.string.flatMap { try? JSONValue(parsing: $0) } ?? data
  }

  private func generated(_ schema: Schema?) -> JSONValue {
    schema.map { ValueGenerator().value(for: $0) } ?? .null
  }

  /// The headers that the response declares as required, but for those that every reply has.
  private func requiredHeaders(of response: Response) -> [HTTPField] {
    response.headers.compactMap { header in
      let name = header.name.lowercased()
      guard header.isRequired, !["content-type", "x-request-id", "www-authenticate"].contains(name) else {
        return nil
      }
      let value = header.examples.first?.value?.value ?? generated(header.schema)
      let text = value.string ?? value.text()
      return HTTPField.isValue(text) && !text.isEmpty ? HTTPField(header.name, text) : nil
    }
  }
}

extension PreparedContent {
  /// The content with a message, and a parameter where it has a member for it, filled into its JSON.
  func filled(message: String, parameter: String?) -> PreparedContent {
    guard case .whole(let bytes) = payload, let value = try? JSONValue(parsing: bytes.array) else {
      return self
    }
    var content = self
    content.payload = .whole(
      SharedBytes(ErrorBody.filled(value, message: message, parameter: parameter).utf8()))
    return content
  }
}
