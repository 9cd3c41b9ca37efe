/// Answers requests: what a server asks for each one.
public protocol HTTPService: AnyObject, Sendable {
  /// The reply to a request. Called on a thread of the server, many at a time; must not wait.
  func reply(to request: consuming HTTPRequest) -> Reply
}

/// A plan, and who wants to know how it went.
public struct Reply: ~Copyable, Sendable {
  /// What goes out.
  public var plan: ReplyPlan
  /// Told once, when the last byte is out or the client has gone.
  public var observer: (any ExchangeObserver)?

  /// Makes a reply.
  public init(_ plan: consuming ReplyPlan, observer: (any ExchangeObserver)? = nil) {
    self.plan = plan
    self.observer = observer
  }
}

/// Told how the answer to one request went.
public protocol ExchangeObserver: AnyObject, Sendable {
  /// The answer is over. Called exactly once, on a thread of the server.
  func ended(_ end: ExchangeEnd)
}

/// How the answer to a request went.
public struct ExchangeEnd: Hashable, Sendable {
  /// Why it was over.
  public enum Cause: String, Hashable, Sendable {
    /// Everything that was planned was done.
    case performed
    /// The client had gone before.
    case clientGone
    /// The server was stopped before.
    case stopped
  }

  /// What the client was seen to do while the answer was under way.
  public enum Client: String, Hashable, Sendable {
    /// Its side of the connection was open.
    case present
    /// It had closed its side (FIN); it may still have been reading.
    case closedItsSide
    /// It had gone (RST, or a write failed).
    case gone
  }

  /// Why it was over.
  public var cause: Cause
  /// What the client was seen to do.
  public var client: Client
  /// When the client was first seen to have left, the number of the body's bytes that were handed to the system by then;
  /// `nil` where it was there to the end.
  public var bytesBeforeLeaving: Int?
  /// When the client was seen to have closed its side while the answer was under way; `nil` where it was not.
  public var closing: Moment?
  /// When the head was handed to the system; `nil` where none was.
  public var head: Moment?
  /// When the first byte of the body, or of the head where it has none, was handed to the system.
  public var firstByte: Moment?
  /// When the last byte was handed to the system, or known to be.
  public var lastByte: Moment?
  /// When it was over.
  public var end: Moment
  /// How many bytes of the body were handed to the system.
  public var bodyBytes: Int

  /// Makes an end.
  public init(
    cause: Cause, client: Client = .present, firstByte: Moment? = nil, end: Moment, bodyBytes: Int
  ) {
    self.cause = cause
    self.client = client
    self.firstByte = firstByte
    self.end = end
    self.bodyBytes = bodyBytes
  }
}
