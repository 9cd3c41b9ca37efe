/// One request as it came over the wire, copied to values.
public struct HTTPRequest: Sendable {
  /// The method, as sent: methods are case-sensitive (RFC 9110 §9.1).
  public var method: String
  /// The request target, as sent: not percent-decoded, query included (RFC 9112 §3.2).
  public var target: String
  /// `HTTP/1.1` or `HTTP/1.0`.
  public var version: String
  /// The header fields.
  public var fields: HTTPFields
  /// The body; cut off at the server's limit.
  public var body: [UInt8]
  /// The body was longer than the server's limit, and what exceeded it was thrown away.
  public var isBodyOverLimit: Bool
  /// The number of the connection that it came on; unique within one server.
  public var connection: UInt64
  /// Its number among the requests on that connection, from 1.
  public var numberOnConnection: Int
  /// When its head had been read.
  public var arrival: Moment

  /// Makes a request.
  public init(
    method: String = "GET", target: String = "/", version: String = "HTTP/1.1", fields: HTTPFields = [:],
    body: [UInt8] = [], isBodyOverLimit: Bool = false, connection: UInt64 = 0, numberOnConnection: Int = 1,
    arrival: Moment = .zero
  ) {
    self.method = method
    self.target = target
    self.version = version
    self.fields = fields
    self.body = body
    self.isBodyOverLimit = isBodyOverLimit
    self.connection = connection
    self.numberOnConnection = numberOnConnection
    self.arrival = arrival
  }

  /// The part of the target before `?`, as sent.
  public var path: Substring {
    target.prefix { $0 != "?" }
  }

  /// The part of the target after the first `?`, as sent; `nil` if it has none.
  public var query: Substring? {
    guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return nil }
    return target[target.utf8.index(after: mark)...]
  }
}
