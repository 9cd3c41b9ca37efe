/// A deliberate misbehaviour on the wire.
public struct Fault: Hashable, Sendable {
  /// What goes wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The connection is closed without a byte of an answer.
    case empty
    /// The connection is reset (RST): before the head, or at a place in the body.
    case reset
    /// Nothing more is sent: before the head, or from a place in the body.
    case stall
    /// Bytes that are not HTTP.
    case garbage
    /// The body's type is declared wrongly.
    case wrongType
    /// An HTML page such as a proxy makes, with the reply's status.
    case htmlError
    /// The connection is closed (FIN) at a place in the body.
    case close
    /// In place of an event the document's error, then the end.
    case errorEvent
    /// The stream ends without its terminator.
    case missingDone
    /// The stream ends without the event before the terminator.
    case missingFinish
    /// An event is sent twice.
    case duplicateEvent
    /// An event whose data is cut off, so that it is not JSON.
    case malformedEvent
    /// A chunk whose size is not a number, which no client can read on from.
    case malformedChunk
  }

  /// A place in a body.
  public enum Place: Hashable, Sendable {
    /// After so many bytes of the body.
    case bytes(Int)
    /// After so many events of a stream.
    case events(Int)
    /// After that share of the body's bytes, 0 to 1.
    case fraction(Double)
  }

  /// What goes wrong.
  public var kind: Kind
  /// Where it goes wrong; `nil` is before the head, or for kinds that need a place the obvious one.
  public var place: Place?
  /// How long a stall lasts; `nil`: until the client goes or the server stops.
  public var duration: Duration?

  /// Makes a fault.
  public init(_ kind: Kind, after place: Place? = nil, for duration: Duration? = nil) {
    self.kind = kind
    self.place = place
    self.duration = duration
  }

  /// The connection is closed at a place in the body.
  public static func close(after place: Place) -> Fault { Fault(.close, after: place) }
  /// The connection is reset: before the head, or at a place in the body.
  public static func reset(after place: Place? = nil) -> Fault { Fault(.reset, after: place) }
  /// Nothing more is sent: before the head, or from a place in the body.
  public static func stall(after place: Place? = nil, for duration: Duration? = nil) -> Fault {
    Fault(.stall, after: place, for: duration)
  }
  /// The connection is closed without a byte of an answer.
  public static let empty = Fault(.empty)
  /// The stream ends without its terminator.
  public static let missingDone = Fault(.missingDone)

  /// Whether it happens before the head, so that no request can prevent it.
  public var isBeforeHead: Bool {
    switch kind {
    case .empty, .garbage: true
    case .reset, .stall: place == nil
    default: false
    }
  }

  /// Whether only a stream can have it; a whole answer is then unharmed.
  public var needsStream: Bool {
    switch kind {
    case .errorEvent, .missingDone, .missingFinish, .duplicateEvent, .malformedEvent: true
    default: if case .events = place { true } else { false }
    }
  }
}
