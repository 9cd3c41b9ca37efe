import UnderstudyHTTP

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
  /// The content, where that is the same for good and goes out whole and at once, with nothing wrong.
  let contentAtOnce: ContentAtOnce?
  /// When it applies.
  private let conditions: Conditions
  /// Whether it has one reply for good, so that nobody need count its turns.
  let isSingle: Bool
  /// Whether it leaves some requests to others though it was named: not one that answers unasked, whose conditions
  /// say when it does so.
  let isPartial: Bool
  /// Whether it has chaos or limits of its own.
  let hasRules: Bool
  /// Whether the body decides what it answers.
  let looksAtBody: Bool

  init(scenario: Scenario, replies: [PreparedReply]) {
    self.scenario = scenario
    self.replies = replies
    conditions = scenario.when
    let canned = scenario.allReplies
    isSingle =
      replies.count == 1 && scenario.then == .repeat && canned[0].when == nil && canned[0].updates.isEmpty
    contentAtOnce = isSingle ? replies[0].contentAtOnce : nil
    ignoresContract = canned.contains(where: \.ignoresContract)
    isPartial = scenario.when != Conditions() && !scenario.isDefault
    hasRules = scenario.chaos != nil || scenario.limits != nil
    looksAtBody = !scenario.when.body.isEmpty || canned.contains { $0.when != nil || !$0.updates.isEmpty }
  }

  /// Whether it applies to a request of a session.
  func holds(for request: CheckedRequest, in session: Session) -> Bool {
    conditions.hold(for: request, stateValue: session.stateValue(of:))
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
    // A date is put in when the reply is given.
    guard let wait = canned.retryAfter, !canned.isRetryAfterDate else { return canned.headers }
    return canned.headers + [HTTPField("Retry-After", "\(wait.wholeSeconds)")]
  }

  /// The whole content, if it goes out at once, with nothing wrong.
  var contentAtOnce: ContentAtOnce? {
    guard canned.pace.isImmediate, canned.fault == nil, canned.framing == nil else { return nil }
    return whole.flatMap(ContentAtOnce.init)
  }

  /// The content that a request asks for; `nil` where the usual answer is meant.
  func content(isStream: Bool) -> PreparedContent? {
    isStream ? stream ?? whole : whole ?? stream
  }
}
