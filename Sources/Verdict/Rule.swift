/// One thing that a good client does, or does not do, and that a server can see.
///
/// Names are stable: reports and tests refer to them.
public struct Rule: Sendable {
  /// Its name, such as `waits-retry-after`.
  public let name: String
  /// Its number in the scorecard that the rules come from.
  public let row: Int
  /// What is asked of the client.
  public let title: String
  /// How grave it is at most to break it.
  public let severity: Finding.Severity
  /// Where it comes from.
  public let norm: String
  /// What to do about it, in a sentence.
  public let advice: String
  /// What is let pass, where something is measured.
  public let tolerance: String?
  /// It is judged by what the application made of the answer, too.
  public let needsOutcome: Bool
  let judge: @Sendable (Course) -> [Judgement]

  init(
    _ name: String, row: Int, _ title: String, _ severity: Finding.Severity, norm: String, advice: String,
    tolerance: String? = nil, needsOutcome: Bool = false, judge: @escaping @Sendable (Course) -> [Judgement]
  ) {
    self.name = name
    self.row = row
    self.title = title
    self.severity = severity
    self.norm = norm
    self.advice = advice
    self.tolerance = tolerance
    self.needsOutcome = needsOutcome
    self.judge = judge
  }

  /// All rules, in the order of the scorecard. Its row 25 (connections refused) is none: whoever refuses a connection
  /// does not see how often it is tried.
  public static let all: [Rule] =
    (waits + retries + refusals + connections + patience + streams + endings + events + requests)
    .sorted { $0.row < $1.row }

  /// A rule by name.
  public static func named(_ name: String) -> Rule? { all.first { $0.name == name } }
}

/// What a rule says of one place in the course.
enum Judgement {
  /// It was put to the test and kept to.
  case passed
  /// It was put to the test and broken: how gravely, in which way, and the exchanges that show it.
  case broken(Finding.Severity, String, [Int])
  /// It was put to the test, but what would tell is not known.
  case unknown(String)
}
