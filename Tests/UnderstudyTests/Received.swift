import TestSupport
import UnderstudyHTTP
import UnderstudyJSON

/// What a client got for a request, in memory or over a socket.
struct Received: Sendable {
  /// What became of the connection.
  enum End: Equatable {
    /// It can be used again.
    case kept
    /// It was closed (FIN).
    case closed
    /// It was reset (RST).
    case reset
    /// It is open, and silent before the answer is whole.
    case held
  }

  /// `nil` where no head came.
  var status: Int?
  var fields = HTTPFields()
  var body: [UInt8] = []
  /// Whether the body came as a whole, as its framing has it.
  var isComplete = false
  var end = End.kept

  var text: String { String(decoding: body, as: UTF8.self) }
  var json: JSONValue? { try? JSONValue(parsing: body) }
  /// The mock's own error, by its header.
  var problem: String? {
    fields["content-type"] == "application/problem+json" ? fields["understudy-error"] : nil
  }

  /// What a plan sends.
  init(_ plan: ReplyPlan, isHead: Bool) {
    if !plan.isRaw {
      status = plan.status
      for field in plan.allFields { fields.append(field.name, field.value) }
    }
    switch plan.body {
    case .none, .live: break
    case .whole(let bytes): body = bytes.array
    case .paced(let paced): body = Array(paced.bytes.array.prefix(paced.steps.last?.end ?? 0))
    }
    if isHead { body = [] }
    switch plan.ending {
    case .complete: end = .kept
    case .close: end = .closed
    case .reset: end = .reset
    case .hold: end = .held
    }
    if case .broken(.completed) = plan.framing { isComplete = true }
    if case .broken(.cutHead) = plan.framing { (status, fields, body) = (nil, HTTPFields(), []) }
    isComplete =
      isComplete || plan.ending == .complete || plan.isStandard && plan.declaredLength == body.count
  }

  /// Reads one answer: until it is whole, or the connection ends, or nothing comes for ten seconds.
  static func read(from client: inout RawClient, isHead: Bool = false) -> Received {
    var received = Received(client.bytes, isHead: isHead)
    while !received.isComplete, client.readMore() { received = Received(client.bytes, isHead: isHead) }
    switch client.end {
    case .open: received.end = received.isComplete ? .kept : .held
    case .closed: received.end = .closed
    case .reset: received.end = .reset
    }
    return received
  }

  /// Reads the answer in some bytes (RFC 9112 §6.3); what is not HTTP is all body.
  init(_ bytes: [UInt8], isHead: Bool = false) {
    guard bytes.starts(with: "HTTP/1.1 ".utf8) else {
      body = bytes
      return
    }
    guard let head = bytes.firstRange(of: Array("\r\n\r\n".utf8)) else { return }
    let lines = String(decoding: bytes[..<head.lowerBound], as: UTF8.self).split(separator: "\r\n")
    status = Int(lines[0].dropFirst("HTTP/1.1 ".count).prefix(3))
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      fields.append(String(parts[0]), String(parts[1].drop { $0 == " " }))
    }
    let rest = bytes[head.upperBound...]
    if fields["transfer-encoding"]?.lowercased() == "chunked", !isHead {
      (body, isComplete) = Self.dechunked(rest)
    } else {
      body = Array(rest)
      isComplete = body.count >= (isHead ? 0 : fields["content-length"].flatMap { Int($0) } ?? 0)
    }
  }

  /// The bytes of chunks as far as they came, and whether the last chunk was there.
  private static func dechunked(_ bytes: ArraySlice<UInt8>) -> ([UInt8], Bool) {
    var rest = bytes
    var body: [UInt8] = []
    while let line = rest.firstRange(of: Array("\r\n".utf8)) {
      guard let size = Int(String(decoding: rest[..<line.lowerBound], as: UTF8.self), radix: 16) else {
        break
      }
      rest = rest[line.upperBound...]
      if size == 0 { return (body, rest.starts(with: "\r\n".utf8)) }
      body += rest.prefix(size)
      rest = rest.dropFirst(size + 2)
    }
    return (body, false)
  }
}
