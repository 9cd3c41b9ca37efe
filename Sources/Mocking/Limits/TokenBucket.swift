import UnderstudyHTTP

/// A bucket that is filled evenly up to its brim, and from which is taken as long as there is enough.
struct TokenBucket: Hashable {
  let rate: Limits.Rate
  /// How much there is; less than nothing where more was used than was known beforehand.
  private var level: Double
  private var moment: Moment

  init(_ rate: Limits.Rate, at moment: Moment) {
    self.rate = rate
    level = Double(rate.count)
    self.moment = moment
  }

  private var perNanosecond: Double { Double(rate.count) / Double(max(1, rate.period.nanoseconds)) }

  /// Fills it up to a moment.
  mutating func refill(at now: Moment) {
    guard now > moment else { return }
    level = min(Double(rate.count), level + Double((now - moment).nanoseconds) * perNanosecond)
    moment = now
  }

  /// How long until there is so much; zero if there is. More than the brim counts as full.
  func wait(for amount: Double) -> Duration {
    let missing = min(amount, Double(rate.count)) - level
    // What is lost in rounding must not make anybody wait.
    guard missing > 1e-9 * Double(rate.count) else { return .zero }
    return .nanoseconds(Int64((missing / perNanosecond).rounded(.up)))
  }

  /// Takes something out, even more than there is.
  mutating func take(_ amount: Double) {
    level -= amount
  }

  /// What is left, in whole pieces.
  var remaining: Int { max(0, Int((level + 1e-9 * Double(rate.count)).rounded(.down))) }

  /// How long until it is full again.
  var untilFull: Duration { wait(for: Double(rate.count)) }
}
