import UnderstudyHTTP
import UnderstudyJSON

/// A scenario whose replies are made ready for the operation that they answer.
///
/// A class, because it is handed about on the way of every request and never changes.
final class PreparedScenario: Sendable {
  /// The script.
  let scenario: Scenario
  /// The replies, at the indices of the scenario's own.
  let replies: [PreparedReply]
  /// Whether a reply of it answers whatever the request holds.
  let ignoresContract: Bool
  /// When it applies: strings that members of the body must be, told from the bytes, then what else there is.
  private let members: [MemberTest]
  private let conditions: Conditions?
  /// Whether it has one reply for good, so that nobody need count its turns.
  let isSingle: Bool

  init(scenario: Scenario, replies: [PreparedReply]) {
    self.scenario = scenario
    self.replies = replies
    (members, conditions) = MemberTest.split(scenario.when)
    isSingle = replies.count == 1 && scenario.then == .repeat
    ignoresContract = scenario.replies.contains(where: \.ignoresContract)
  }

  /// Whether it applies to a request.
  func holds(for request: CheckedRequest) -> Bool {
    for index in members.indices where !members[index].holds(for: request.body) { return false }
    return conditions?.hold(for: request) ?? true
  }
}

/// A condition that most fixtures have: a member of the body is a certain string.
private final class MemberTest: Sendable {
  private let path: JSONPath
  private let expected: [UInt8]

  private init(path: JSONPath, expected: String) {
    self.path = path
    self.expected = Array(expected.utf8)
  }

  func holds(for body: JSONDocument?) -> Bool { body?.hasString(expected, at: path) ?? false }

  /// Takes these conditions out of others; what is left is `nil` if that is nothing.
  static func split(_ conditions: Conditions) -> ([MemberTest], Conditions?) {
    var rest = conditions
    var tests: [MemberTest] = []
    rest.body.removeAll { condition in
      guard case .equals(.string(let expected)) = condition.test, let path = JSONPath(condition.subject)
      else {
        return false
      }
      tests.append(MemberTest(path: path, expected: expected))
      return true
    }
    // A violation is looked at elsewhere.
    rest.violation = nil
    return (tests, rest == Conditions() ? nil : rest)
  }
}

/// A reply made ready: its files read and checked, its bytes built once.
struct PreparedReply: Sendable {
  /// The reply.
  var canned: CannedReply
  /// The whole answer, if it has one.
  var whole: PreparedContent?
  /// The stream, if it has one.
  var stream: PreparedContent?

  /// The fields that the reply adds to whatever content it has.
  var addedFields: [HTTPField] {
    canned.headers + (canned.retryAfter.map { [HTTPField("Retry-After", "\($0.wholeSeconds)")] } ?? [])
  }

  /// The content that a request asks for; `nil` where the usual answer is meant.
  func content(isStream: Bool) -> PreparedContent? {
    isStream ? stream ?? whole : whole ?? stream
  }
}
