import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON

/// What a reply sends, checked and built once, shared by every exchange that it answers.
struct PreparedContent: Sendable {
  /// What the bytes are.
  enum Payload: Sendable {
    /// No body.
    case none
    /// A whole body.
    case whole(SharedBytes)
    /// A body with parts that are filled in for each request.
    case template(Template)
    /// A stream.
    case stream(PreparedStream)
  }

  /// The status.
  var status: Int
  /// The header fields that every exchange shares, `Content-Type` among them.
  var fields: SharedFields
  /// What the bytes are.
  var payload: Payload

  /// Makes content of a given media type.
  init(status: Int, type: String?, headers: [HTTPField] = [], payload: Payload) {
    self.status = status
    self.payload = payload
    var fields = type.map { [HTTPField("Content-Type", $0)] } ?? []
    if case .stream = payload { fields.append(HTTPField("Cache-Control", "no-cache")) }
    // A header that the reply names itself takes the place of ours.
    fields.removeAll { field in headers.contains { $0.name.lowercased() == field.name.lowercased() } }
    self.fields = SharedFields(fields + headers)
  }

  /// The same content with further header fields.
  func adding(_ headers: [HTTPField]) -> PreparedContent {
    guard !headers.isEmpty else { return self }
    var content = self
    let kept = fields.fields.filter { field in
      !headers.contains { $0.name.lowercased() == field.name.lowercased() }
    }
    content.fields = SharedFields(kept + headers)
    return content
  }
}

/// A canned stream, cut into the events that go out one by one.
struct PreparedStream: Sendable {
  /// All bytes.
  var bytes: SharedBytes
  /// The offset after each event; comments and whatever else stands between events belong to the next one.
  var ends: [Int]
  /// Whether the last event is the terminator.
  var hasTerminator: Bool

  /// Cuts a stream.
  ///
  /// - Parameter terminator: the data of the event that ends a stream, as the document says.
  init(_ stream: CannedStream, terminator: String?) {
    bytes = SharedBytes(stream.bytes)
    ends = stream.events.map(\.bytes.upperBound)
    if !stream.rest.isEmpty { ends.append(stream.bytes.count) }
    hasTerminator = terminator != nil && stream.events.last?.received.event.data == terminator
  }

  /// A stream from the data of its events.
  init(_ events: [JSONValue], terminator: String?) {
    var bytes: [UInt8] = []
    var ends: [Int] = []
    for data in events.map({ $0.text() }) + (terminator.map { [$0] } ?? []) {
      bytes += Array("data: \(data)\n\n".utf8)
      ends.append(bytes.count)
    }
    self.bytes = SharedBytes(bytes)
    self.ends = ends
    hasTerminator = terminator != nil
  }

  private init(bytes: [UInt8], ends: [Int], hasTerminator: Bool) {
    self.bytes = SharedBytes(bytes)
    self.ends = ends
    self.hasTerminator = hasTerminator
  }

  /// How many events there are before the terminator.
  var eventCount: Int { ends.count - (hasTerminator ? 1 : 0) }

  /// The bytes of an event.
  func range(ofEvent index: Int) -> Range<Int> {
    (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  /// The offset after so many events; that of the last one where there are fewer.
  func offset(afterEvents count: Int) -> Int {
    count <= 0 ? 0 : ends[min(count, ends.count) - 1]
  }

  /// A stream of other events: each given by its bytes, and whether the last is the terminator.
  func replacing(_ events: [ArraySlice<UInt8>], hasTerminator: Bool) -> PreparedStream {
    var ends: [Int] = []
    for event in events { ends.append((ends.last ?? 0) + event.count) }
    return PreparedStream(bytes: events.flatMap(\.self), ends: ends, hasTerminator: hasTerminator)
  }

  /// The bytes of each event.
  var events: [ArraySlice<UInt8>] {
    let all = bytes.array
    return ends.indices.map { all[range(ofEvent: $0)] }
  }
}
