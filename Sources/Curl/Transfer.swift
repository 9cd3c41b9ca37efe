public import UnderstudyHTTP

/// What came back for one request: bytes with the times at which they came, and how it ended.
public struct Transfer: Sendable {
  /// Bytes of the body that came together.
  public struct Piece: Hashable, Sendable {
    /// Where they end in the body.
    public var end: Int
    /// When they came, from the start of the request.
    public var time: Duration

    /// Makes a piece.
    public init(end: Int, time: Duration) {
      self.end = end
      self.time = time
    }
  }

  /// The status; `nil` where no head came.
  public var status: Int?
  /// The head as it came: the status line and the fields, with their line ends.
  public var head: [UInt8] = []
  /// The header fields.
  public var fields = HTTPFields()
  /// The statuses of the interim heads before it (RFC 9110 §15.2).
  public var interimStatuses: [Int] = []
  /// The body, its transfer coding undone.
  public var body: [UInt8] = []
  /// How the body was cut on its way.
  public var pieces: [Piece] = []
  /// The fields after the body (RFC 9110 §6.5).
  public var trailers = HTTPFields()
  /// When the first line of the head was there, from the start of the request.
  public var headTime: Duration?
  /// How long it took.
  public var time = Duration.zero
  /// Why it is not complete; `nil` where it is.
  public var failure: Failure?

  /// Why what came back is not complete.
  public enum Failure: Hashable, Sendable {
    /// There was no connection, and why.
    case unreachable(String)
    /// The server's certificate is not trusted, and why.
    case untrusted(String)
    /// The connection was closed without a byte.
    case nothing
    /// What came is not HTTP.
    case notHTTP(String)
    /// The connection ended within the reply.
    case truncated(String)
    /// It had not ended when the time was up.
    case timeout
    /// It was longer than is read.
    case tooLong(limit: Int)
    /// Something else.
    case other(String)
  }

  /// Nothing yet.
  public init() {}

  /// Takes in a line of a head or of the trailers, with its end.
  mutating func takeLine(_ bytes: UnsafeRawBufferPointer, at time: Duration) {
    if headTime == nil { headTime = time }
    let line = String(decoding: bytes, as: UTF8.self).trimmed
    if !pieces.isEmpty {
      if let (name, value) = Self.field(line) { trailers.append(name, value) }
      return
    }
    if line.hasPrefix("HTTP/"), bytes.count >= 12 {
      if let status, status < 200 { interimStatuses.append(status) }
      let words = line.split(separator: " ", maxSplits: 2)
      status = words.count > 1 ? Int(words[1]) : nil
      fields = HTTPFields()
      head = []
    } else if let (name, value) = Self.field(line) {
      fields.append(name, value)
    }
    head += bytes
  }

  /// Takes in a piece of the body.
  mutating func takeBody(_ bytes: UnsafeRawBufferPointer, at time: Duration) {
    body += bytes
    pieces.append(Piece(end: body.count, time: time))
  }

  private static func field(_ line: String) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    return (String(line[..<colon]).trimmed, String(line[line.index(after: colon)...]).trimmed)
  }
}

extension String {
  /// Without the spaces and line ends around it.
  fileprivate var trimmed: String {
    let isSpace = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }
    let bytes = utf8.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    return String(decoding: Array(bytes), as: UTF8.self)
  }
}
