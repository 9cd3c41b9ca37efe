import UnderstudyHTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How long a pause is: always the same, or drawn anew each time.
public enum Delay: Hashable, Sendable {
  /// Always the same.
  case fixed(Duration)
  /// Drawn evenly from a range.
  case uniform(ClosedRange<Duration>)
  /// Drawn from a normal distribution; what would be less than nothing is nothing.
  case normal(mean: Duration, deviation: Duration)
  /// Drawn from a log-normal distribution: half of all pauses are shorter than the median, and a few much longer;
  /// sigma is the standard deviation of the logarithm.
  case logNormal(median: Duration, sigma: Double)

  /// No pause.
  public static let zero = Delay.fixed(.zero)
  /// So many seconds.
  public static func seconds(_ count: some BinaryInteger) -> Delay { .fixed(.seconds(count)) }
  /// So many seconds.
  public static func seconds(_ count: Double) -> Delay { .fixed(.seconds(count)) }
  /// So many milliseconds.
  public static func milliseconds(_ count: some BinaryInteger) -> Delay { .fixed(.milliseconds(count)) }
  /// So many microseconds.
  public static func microseconds(_ count: some BinaryInteger) -> Delay { .fixed(.microseconds(count)) }

  /// Whether it is drawn anew each time.
  var isDrawn: Bool {
    if case .fixed = self { false } else { true }
  }

  /// The longest pause that is drawn.
  static let longest = Duration.seconds(864_000)

  /// A pause: the same for the same state of the generator.
  func drawn(_ random: inout SplitMix) -> Duration {
    switch self {
    case .fixed(let duration): return duration
    case .uniform(let range):
      let width = (range.upperBound - range.lowerBound).nanoseconds
      return range.lowerBound + .nanoseconds(Int64((Double(width) * random.nextUnit()).rounded()))
    case .normal(let mean, let deviation):
      return Self.duration(
        Double(mean.nanoseconds) + Double(deviation.nanoseconds) * Self.standardNormal(&random))
    case .logNormal(let median, let sigma):
      return Self.duration(Double(median.nanoseconds) * exp(sigma * Self.standardNormal(&random)))
    }
  }

  private static func duration(_ nanoseconds: Double) -> Duration {
    guard nanoseconds > 0 else { return .zero }
    return min(longest, .nanoseconds(Int64(min(nanoseconds, 1e18))))
  }

  /// Box and Muller's method: two numbers each time, so that draws do not depend on what was drawn before them.
  private static func standardNormal(_ random: inout SplitMix) -> Double {
    let (first, second) = (random.nextUnit(), random.nextUnit())
    return (-2 * log(1 - first)).squareRoot() * cos(2 * .pi * second)
  }
}
