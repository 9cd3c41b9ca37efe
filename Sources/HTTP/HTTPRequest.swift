/// One request as it came over the wire, copied to values.
///
/// Its parts lie behind one pointer: a request is handed about a lot, and hardly ever changed.
public struct HTTPRequest: Sendable {
  private struct Parts {
    var method: String
    var target: String
    var version: String
    var fields: HTTPFields
    var body: [UInt8]
    var isBodyOverLimit: Bool
    var isHeadOverLimit: Bool
    var connection: UInt64
    var numberOnConnection: Int
    var arrival: Moment
  }

  private final class Box: Sendable {
    let parts: Parts
    /// The target's second byte; 0 where there is none.
    let secondByte: UInt8
    /// The bytes of target, fields and body.
    let byteCount: Int
    init(_ parts: consuming Parts) {
      secondByte = parts.target.utf8.dropFirst().first ?? 0
      byteCount = parts.target.utf8.count + parts.fields.byteCount + parts.body.count
      self.parts = parts
    }
  }

  private var box: Box

  private mutating func change(_ change: (inout Parts) -> Void) {
    var parts = box.parts
    change(&parts)
    box = Box(parts)
  }

  /// Makes a request.
  public init(
    method: String = "GET", target: String = "/", version: String = "HTTP/1.1", fields: HTTPFields = [:],
    body: [UInt8] = [], isBodyOverLimit: Bool = false, isHeadOverLimit: Bool = false, connection: UInt64 = 0,
    numberOnConnection: Int = 1, arrival: Moment = .zero
  ) {
    box = Box(
      Parts(
        method: method, target: target, version: version, fields: fields, body: body,
        isBodyOverLimit: isBodyOverLimit, isHeadOverLimit: isHeadOverLimit, connection: connection,
        numberOnConnection: numberOnConnection, arrival: arrival))
  }

  /// The method, as sent: methods are case-sensitive (RFC 9110 §9.1).
  public var method: String {
    _read { yield box.parts.method }
    set { change { $0.method = newValue } }
  }

  /// The request target, as sent: not percent-decoded, query included (RFC 9112 §3.2).
  public var target: String {
    _read { yield box.parts.target }
    set { change { $0.target = newValue } }
  }

  /// The byte of the target after the first, which tells most targets from those that have a meaning of their own
  /// (`/~…`, `/__…`); 0 where there is none.
  public var secondByteOfTarget: UInt8 { box.secondByte }

  /// The number of bytes of target, header fields and body together.
  public var byteCount: Int { box.byteCount }

  /// `HTTP/1.1` or `HTTP/1.0`.
  public var version: String {
    _read { yield box.parts.version }
    set { change { $0.version = newValue } }
  }

  /// The header fields.
  public var fields: HTTPFields {
    _read { yield box.parts.fields }
    set { change { $0.fields = newValue } }
  }

  func fieldIndex(of name: HTTPFieldName) -> Int? { box.parts.fields.firstIndex(of: name) }

  /// The bytes of the first header field of that name, as long as the request is there.
  @usableFromInline
  func fieldValueBytes(of name: HTTPFieldName) -> UnsafeBufferPointer<UInt8>? {
    box.parts.fields.valueBytes(of: name)
  }

  /// The body; cut off at the server's limit.
  public var body: [UInt8] {
    _read { yield box.parts.body }
    set { change { $0.body = newValue } }
  }

  /// The body was longer than the server's limit, and what exceeded it was thrown away.
  public var isBodyOverLimit: Bool {
    get { box.parts.isBodyOverLimit }
    set { change { $0.isBodyOverLimit = newValue } }
  }

  /// The head, request line included, was longer than the server's limit.
  public var isHeadOverLimit: Bool {
    get { box.parts.isHeadOverLimit }
    set { change { $0.isHeadOverLimit = newValue } }
  }

  /// The number of the connection that it came on; unique within one server.
  public var connection: UInt64 {
    get { box.parts.connection }
    set { change { $0.connection = newValue } }
  }

  /// Its number among the requests on that connection, from 1.
  public var numberOnConnection: Int {
    get { box.parts.numberOnConnection }
    set { change { $0.numberOnConnection = newValue } }
  }

  /// When its head had been read.
  public var arrival: Moment {
    get { box.parts.arrival }
    set { change { $0.arrival = newValue } }
  }

  /// The part of the target before `?`, as sent.
  public var path: Substring {
    let target = target
    return target[..<(target.utf8.firstIndex(of: UInt8(ascii: "?")) ?? target.endIndex)]
  }

  /// The part of the target after the first `?`, as sent; `nil` if it has none.
  public var query: Substring? {
    guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return nil }
    return target[target.utf8.index(after: mark)...]
  }
}
