public import UnderstudyHTTP
import UnderstudyMocking

/// One way in which a client broke a rule, and the exchanges that show it.
public struct Finding: Sendable {
  /// How grave it is.
  public enum Severity: String, Hashable, Sendable, Comparable {
    /// A good client should not.
    case warn
    /// A client must not.
    case fail

    /// The graver one is the greater.
    public static func < (left: Self, right: Self) -> Bool { left == .warn && right == .fail }
  }

  /// An exchange that shows it.
  public struct Evidence: Hashable, Sendable {
    /// The exchange's number on the server.
    public var number: UInt64
    /// Its request id.
    public var id: String
    /// The connection that it was on.
    public var connection: UInt64
    /// When it came.
    public var arrival: Moment
    /// When its answer was over; `nil` while it is under way.
    public var end: Moment?
    /// The status of the answer; `nil` where there was none.
    public var status: Int?
  }

  /// How grave it is.
  public var severity: Severity
  /// What the client did.
  public var message: String
  /// The exchanges that show it; the first few where there are many.
  public var evidence: [Evidence]
  /// How many exchanges show it.
  public var evidenceCount: Int
}

/// What a rule came to.
public struct RuleResult: Sendable {
  /// The rule.
  public var rule: Rule
  /// How often it was put to the test and kept to.
  public var passedCount: Int
  /// How it was broken; the first few where it was often.
  public var findings: [Finding]
  /// How often it was broken.
  public var findingCount: Int
  /// Why it cannot be told whether it was kept to, where that is all that can be said.
  public var unknown: String?

  private static let limit = 20

  init(_ rule: Rule, _ judgements: [Judgement], in course: Course) {
    self.rule = rule
    passedCount = 0
    findings = []
    findingCount = 0
    for judgement in judgements {
      switch judgement {
      case .passed: passedCount += 1
      case .unknown(let reason): unknown = unknown ?? reason
      case .broken(let severity, let message, let shown):
        findingCount += 1
        guard findings.count < Self.limit else { continue }
        findings.append(
          Finding(
            severity: severity, message: message,
            evidence: shown.prefix(Self.limit).map { course.exchanges[$0].evidence },
            evidenceCount: shown.count))
      }
    }
  }

  /// The gravest finding; `nil` where there is none.
  public var severity: Finding.Severity? { findings.map(\.severity).max() }

  /// What it came to in a word: `pass`, `WARN`, `FAIL`, or `n/a` where nothing put it to the test.
  public var word: String {
    switch severity {
    case .fail: "FAIL"
    case .warn: "WARN"
    case nil: passedCount > 0 ? "pass" : "n/a"
    }
  }

  /// Takes over what the same rule came to elsewhere.
  public mutating func merge(_ other: RuleResult) {
    passedCount += other.passedCount
    findings += other.findings.prefix(max(0, Self.limit - findings.count))
    findingCount += other.findingCount
    unknown = unknown ?? other.unknown
  }
}

extension Exchange {
  var evidence: Finding.Evidence {
    Finding.Evidence(
      number: number, id: id, connection: request.connection, arrival: request.arrival,
      end: end.map { $0.lastByte ?? $0.end }, status: status)
  }
}
