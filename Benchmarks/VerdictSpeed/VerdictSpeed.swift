import UnderstudyVerdict

/// Measures the verdict on 100,000 exchanges of each course in `SpeedCourse.all`, in milliseconds, three times; a line each
/// on standard output, with the name of the course before it.
@main
struct VerdictSpeed {
  static func main() {
    for course in SpeedCourse.all {
      let exchanges = (0..<100_000).map(course.exchange)
      for _ in 0..<3 {
        var verdict: Verdict?
        let time = ContinuousClock().measure { verdict = Verdict(of: exchanges) }
        guard let verdict, course.expectedCalls.contains(verdict.calls.count) else {
          fatalError("\(course.name): \(verdict?.calls.count ?? 0) calls were seen")
        }
        print("\(course.name): \(time / .milliseconds(1))")
      }
    }
  }
}
