/// A deliberate misbehaviour on the wire.
public struct Fault: Sendable {
  /// What goes wrong.
  public var kind: Kind
  /// Everything that is not left as it usually is; `nil` where nothing is. A pointer, since a fault is handed about with
  /// every reply.
  private var box: Box?

  private struct Details: Hashable {
    var place: Place?
    var interior: Interior?
    var duration: Duration?
    var pause: Duration?
    var size: Int?
    var target: String?
  }

  private final class Box: Sendable {
    let details: Details
    init(_ details: Details) { self.details = details }
  }

  private var details: Details {
    get { box?.details ?? Details() }
    set { box = newValue == Details() ? nil : Box(newValue) }
  }

  /// Makes a fault.
  ///
  /// - Parameters:
  ///   - place: where it goes wrong; see ``place``.
  ///   - interior: within what it goes wrong; see ``interior``.
  ///   - duration: how long it lasts; see ``duration``.
  ///   - pause: the pause between pieces; see ``pause``.
  ///   - size: how much; see ``size``.
  ///   - target: where a redirect leads; see ``target``.
  public init(
    _ kind: Kind, after place: Place? = nil, inside interior: Interior? = nil, for duration: Duration? = nil,
    every pause: Duration? = nil, size: Int? = nil, to target: String? = nil
  ) {
    self.kind = kind
    details = Details(
      place: place, interior: interior, duration: duration, pause: pause, size: size, target: target)
  }

  /// Where it goes wrong; `nil` is before the head for ``Kind/reset`` and ``Kind/stall``, the middle of the body for all
  /// others.
  public var place: Place? {
    get { box?.details.place }
    set { details.place = newValue }
  }

  /// Within what it goes wrong: the first of its kind at ``place`` or after it.
  public var interior: Interior? {
    get { box?.details.interior }
    set { details.interior = newValue }
  }

  /// How long a stall or a hold lasts (`nil`: until the client goes or the server stops), when an idle connection is
  /// closed after the reply, or how long the connection stays open after an error in a stream (`nil`: at once).
  public var duration: Duration? {
    get { box?.details.duration }
    set { details.duration = newValue }
  }

  /// The pause between the pieces of a dribble or a slow head, or before each comment; see ``Kind/defaultPause``.
  public var pause: Duration? {
    get { box?.details.pause }
    set { details.pause = newValue }
  }

  /// How much: bytes of a piece, of a huge event or after the body; comments; bytes that a length is too great by
  /// (negative: too small). See ``Kind/defaultSize``.
  public var size: Int? {
    get { box?.details.size }
    set { details.size = newValue }
  }

  /// Where a redirect leads: a URL or a path, in which `{target}` is the request's own target and `{otherHost}` this
  /// machine by another name than the request's: `//{otherHost}{target}`.
  public var target: String? {
    get { box?.details.target }
    set { details.target = newValue }
  }

  /// Whether it happens before the head, so that no request can prevent it.
  public var isBeforeHead: Bool {
    switch kind {
    case .empty, .garbage: true
    case .reset, .stall: place == nil && interior == nil
    default: false
    }
  }

  /// Whether only a stream can have it; a whole answer is then unharmed.
  public var needsStream: Bool {
    if kind.isOfStreams { return true }
    if case .events = place { return true }
    return interior == .event
  }
}

extension Fault: Hashable {
  /// Whether two do the same.
  public static func == (left: Self, right: Self) -> Bool {
    left.kind == right.kind && left.details == right.details
  }

  /// Feeds what they do.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(details)
  }
}

extension Fault {
  /// The connection is closed at a place in the body.
  public static func close(after place: Place) -> Fault { Fault(.close, after: place) }
  /// The connection is closed within something: a character, an event, a chunk's size.
  public static func close(inside interior: Interior) -> Fault { Fault(.close, inside: interior) }
  /// The connection is reset: before the head, or at a place in the body.
  public static func reset(after place: Place? = nil) -> Fault { Fault(.reset, after: place) }
  /// The connection is reset within something: a character, an event, a chunk's size.
  public static func reset(inside interior: Interior) -> Fault { Fault(.reset, inside: interior) }
  /// Nothing more is sent: before the head, or from a place in the body.
  public static func stall(after place: Place? = nil, for duration: Duration? = nil) -> Fault {
    Fault(.stall, after: place, for: duration)
  }
  /// The connection is closed without a byte of an answer.
  public static let empty = Fault(.empty)
  /// The stream ends without its terminator.
  public static let missingDone = Fault(.missingDone)
}
