/// When the bytes of a reply go out.
public struct Pace: Hashable, Sendable {
  /// The pause between the request and the head.
  public var before: Duration
  /// The pause between the head and the first event of a stream.
  public var first: Duration
  /// The pause between events.
  public var between: Duration
  /// The greatest deviation of a pause between events, either way; drawn evenly.
  public var jitter: Duration

  /// Makes a pace. All are zero unless given; none may be negative.
  public init(
    before: Duration = .zero, first: Duration = .zero, between: Duration = .zero, jitter: Duration = .zero
  ) {
    self.before = before
    self.first = first
    self.between = between
    self.jitter = jitter
  }

  /// As fast as the connection takes it.
  public static let immediate = Pace()
}
