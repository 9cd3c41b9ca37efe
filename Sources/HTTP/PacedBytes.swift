/// Bytes that go out in steps, each after a pause.
public struct PacedBytes: Sendable {
  /// One step: what goes out together.
  public struct Step: Hashable, Sendable {
    /// The offset of the first byte that does not belong to the step; steps follow each other.
    public var end: Int
    /// The pause before the step in nanoseconds: a stream of many steps is not slowed down by wide arithmetic.
    public var pauseNanoseconds: Int64

    /// Makes a step.
    public init(end: Int, pause: Duration) {
      self.end = end
      pauseNanoseconds = pause.nanoseconds
    }

    /// The pause before the step, counted from the moment the one before was due. Steps without a pause leave
    /// together with the one before.
    public var pause: Duration {
      get { .nanoseconds(pauseNanoseconds) }
      set { pauseNanoseconds = newValue.nanoseconds }
    }
  }

  /// All bytes of all steps.
  public var bytes: SharedBytes
  /// The steps, in order. Their ends grow and do not pass the bytes' count.
  public var steps: [Step]

  /// Makes paced bytes.
  public init(_ bytes: SharedBytes, steps: [Step]) {
    self.bytes = bytes
    self.steps = steps
  }
}
