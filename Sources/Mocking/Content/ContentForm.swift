import UnderstudyDiagnostics
import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValues

/// One form of one response: turns examples and generated values into what goes over the wire.
struct ContentForm {
  let media: MediaType
  /// The media type to send.
  let type: String
  let headers: [HTTPField]
  let status: Int
  private let writer: BodyWriter

  init(_ media: MediaType, type: String, headers: [HTTPField], status: Int) {
    self.media = media
    self.type = type
    self.headers = headers
    self.status = status
    writer = BodyWriter(media, range: MediaTypeRange(type) ?? media.range)
  }

  /// Whether the bytes say neither more nor less than the value.
  var isExact: Bool { writer.kind == .json }
  /// Whether there is something to generate from.
  var hasSchema: Bool { media.schema != nil || media.itemSchema != nil }
  /// The first example, right or wrong.
  var firstExample: PreparedContent? { media.examples.lazy.compactMap { contents(of: $0)?.first }.first }

  /// What an example can mean, the plainest first; `nil` for one whose value is elsewhere.
  func contents(of example: Example) -> [PreparedContent]? {
    if let text = example.serializedValue { return [raw(Array(text.utf8))] }
    guard let value = (example.dataValue ?? example.value)?.value else { return nil }
    if media.isSequential { return [prepared(.stream(StreamContent(media).stream(of: value)))] }
    var contents = [whole(value)]
    if let text = value.string {
      // JSON or a form that is given as the text it goes over the wire as.
      if writer.kind != .text { contents.append(raw(Array(text.utf8))) }
      if writer.kind != .json { contents.reverse() }
    }
    return contents
  }

  /// A generated content.
  func generated(
    by values: SchemaValues, seed: UInt64?, _ extent: ValueGenerator.Extent
  ) throws(DiagnosticError) -> PreparedContent {
    if media.isSequential {
      return prepared(.stream(try StreamContent(media).stream(by: values, seed: seed, extent)))
    }
    guard let schema = media.schema else {
      if let bytes = SmallestFile.bytes(of: writer.range) { return raw(bytes) }
      return writer.kind == .json ? whole([:]) : raw(Array("text".utf8))
    }
    // A picture's schema says that it is a string, which the picture need not be.
    if schema.resolved.isBinary, let bytes = SmallestFile.bytes(of: writer.range) { return raw(bytes) }
    return whole(try values.value(of: [schema], seed: seed, extent))
  }

  private func whole(_ value: JSONValue) -> PreparedContent {
    let (parameters, bytes) = writer.bytes(of: value)
    return PreparedContent(
      status: status, type: type + parameters, headers: headers, payload: .whole(SharedBytes(bytes)))
  }

  private func raw(_ bytes: [UInt8]) -> PreparedContent {
    media.isSequential
      ? prepared(.stream(StreamContent(media).stream(ofWire: bytes))) : prepared(.whole(SharedBytes(bytes)))
  }

  private func prepared(_ payload: PreparedContent.Payload) -> PreparedContent {
    PreparedContent(status: status, type: type, headers: headers, payload: payload)
  }
}
