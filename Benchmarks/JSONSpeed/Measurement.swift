/// How long something takes.
enum Measurement {
  /// The least time that one call took, of some batches of calls, in nanoseconds.
  ///
  /// - Parameter body: gives back a number, so that nothing of it can be left out.
  static func nanoseconds(_ body: () throws -> Int) rethrows -> Double {
    let clock = ContinuousClock()
    var sum = try body()
    var count = 1
    // A batch takes about 2 ms, or one call.
    while true {
      let time = try clock.measure { for _ in 0..<count { sum &+= try body() } }
      if time > .milliseconds(2) || count > 1 << 24 { break }
      count *= 2
    }
    var best = Duration.seconds(3600)
    for _ in 0..<25 {
      best = min(best, try clock.measure { for _ in 0..<count { sum &+= try body() } })
    }
    precondition(sum != .min)
    return best / .nanoseconds(1) / Double(count)
  }
}
