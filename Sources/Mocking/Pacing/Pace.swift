import UnderstudyHTTP

/// When the bytes of a reply go out.
public struct Pace: Sendable {
  /// What is not immediate; `nil` where all is. A pointer, since a pace is handed about with every reply.
  private var box: Box?

  private struct Details: Hashable {
    var before = Delay.zero
    var first: Delay?
    var between: Delay?
    var jitter = Duration.zero
    var tokensPerSecond: Double?
    var speed = 1.0
  }

  private final class Box: Sendable {
    let details: Details
    init(_ details: Details) { self.details = details }
  }

  private var details: Details {
    get { box?.details ?? Details() }
    set { box = newValue == Details() ? nil : Box(newValue) }
  }

  /// The pause between the request and the head.
  public var before: Delay {
    get { box?.details.before ?? .zero }
    set { details.before = newValue }
  }

  /// The pause between the head and the first event of a stream; `nil`: as recorded in the stream's file, else none.
  public var first: Delay? {
    get { box?.details.first }
    set { details.first = newValue }
  }

  /// The pause between events; `nil`: as recorded in the stream's file, else none.
  public var between: Delay? {
    get { box?.details.between }
    set { details.between = newValue }
  }

  /// The greatest deviation of a pause between events, either way; drawn evenly.
  public var jitter: Duration {
    get { box?.details.jitter ?? .zero }
    set { details.jitter = newValue }
  }

  /// How many tokens go out in a second, in place of ``between``; see ``PreparedStream/tokenCounts``.
  public var tokensPerSecond: Double? {
    get { box?.details.tokensPerSecond }
    set { details.tokensPerSecond = newValue }
  }

  /// How much faster than recorded a stream is played; more than 0.
  public var speed: Double {
    get { box?.details.speed ?? 1 }
    set { details.speed = newValue }
  }

  /// Makes a pace. All are zero unless given; none may be negative.
  public init(
    before: Delay = .zero, first: Delay? = nil, between: Delay? = nil, jitter: Duration = .zero,
    tokensPerSecond: Double? = nil, speed: Double = 1
  ) {
    details = Details(
      before: before, first: first, between: between, jitter: jitter, tokensPerSecond: tokensPerSecond,
      speed: speed)
  }

  /// As fast as the connection takes it.
  public static let immediate = Pace()

  /// Whether there is nothing to wait for, unless a stream's file records pauses.
  var isImmediate: Bool { box == nil }

  /// Whether any pause is drawn.
  var isDrawn: Bool {
    guard let details = box?.details else { return false }
    return details.jitter > .zero || details.before.isDrawn || details.first?.isDrawn ?? false
      || details.between?.isDrawn ?? false
  }

  /// Whether it says anything that only a stream has.
  var isOfStreams: Bool {
    guard let details = box?.details else { return false }
    return details.first != nil || details.between != nil || details.jitter > .zero
      || details.tokensPerSecond != nil || details.speed != 1
  }
}

extension Pace: Hashable {
  /// Whether two say the same.
  public static func == (left: Self, right: Self) -> Bool { left.details == right.details }
  /// Feeds what it says.
  public func hash(into hasher: inout Hasher) { hasher.combine(details) }
}
