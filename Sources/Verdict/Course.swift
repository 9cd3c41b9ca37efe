import UnderstudyHTTP
import UnderstudyMocking

/// All that is known of a client, as the rules look at it.
struct Course {
  let exchanges: [Exchange]
  let attempts: [Attempt]
  let calls: [Call]
  let circumstances: Verdict.Circumstances
  /// The outcome of each call; `nil` where nobody told.
  let outcomes: [Outcome?]
  /// The calls that some answer of which was more than the usual one.
  let markedCalls: [Int]
  /// The call that each exchange is an attempt of.
  let callOfExchange: [Int?]
  /// The next exchange with the same session, method, path and body.
  let nextEqual: [Int?]
  /// The marks of each exchange, close together: most rules look at all of them.
  private let marks: [AnswerMarks?]
  /// The attempts of the calls in `markedCalls`, each with the one after it.
  private let markedSteps: [Step]
  private let order: SessionOrder
  private let contents = ContentCache()

  private struct Step {
    let index: Int
    let next: Int?
    let call: Int
  }

  /// What a client may come too early by: what its clock and ours differ by, and what they round.
  static let early = Duration.milliseconds(50)
  /// A retry that comes sooner is not backed off at all.
  static let leastPause = Duration.milliseconds(50)

  init(_ exchanges: [Exchange], _ circumstances: Verdict.Circumstances) {
    let sorted = exchanges.indices.allSatisfy {
      $0 == 0 || exchanges[$0 - 1].request.arrival <= exchanges[$0].request.arrival
    }
    self.exchanges = sorted ? exchanges : exchanges.sorted { $0.request.arrival < $1.request.arrival }
    attempts = self.exchanges.map { Attempt($0, circumstances) }
    let grouping = CallGrouping(self.exchanges, attempts, isOnlyCall: circumstances.callCount == 1)
    calls = grouping.calls
    nextEqual = grouping.nextEqual
    order = SessionOrder(self.exchanges)
    self.circumstances = circumstances
    outcomes = Self.assigned(circumstances.outcomes, to: calls, self.exchanges)
    var owners = [Int?](repeating: nil, count: exchanges.count)
    for (call, value) in calls.enumerated() { for index in value.attempts { owners[index] = call } }
    callOfExchange = owners
    let all = self.exchanges
    let calls = calls
    let marks = all.map(\.marks)
    self.marks = marks
    markedCalls = calls.indices.filter { call in
      calls[call].attempts.count > 1 || marks[calls[call].first] != nil
    }
    markedSteps = markedCalls.flatMap { call in
      let indices = calls[call].attempts
      return indices.indices.lazy.filter { marks[indices[$0]] != nil }.map { offset in
        Step(
          index: indices[offset], next: offset + 1 < indices.count ? indices[offset + 1] : nil, call: call)
      }
    }
  }

  /// Gives each outcome to the call that it is about: the one with the request that it names, else the last that had begun.
  private static func assigned(
    _ outcomes: [Outcome], to calls: [Call], _ exchanges: [Exchange]
  ) -> [Outcome?] {
    var result = [Outcome?](repeating: nil, count: calls.count)
    guard !outcomes.isEmpty, !calls.isEmpty else { return result }
    var byID: [String: Int] = [:]
    if outcomes.contains(where: { $0.request != nil }) {
      for (call, value) in calls.enumerated() {
        for index in value.attempts { byID[exchanges[index].id] = call }
      }
    }
    for outcome in outcomes {
      if let id = outcome.request {
        if let call = byID[id] { result[call] = outcome }
        continue
      }
      // Calls are in the order of their first arrivals: those that had begun come first.
      let begun = calls.partitioningIndex { exchanges[$0.first].request.arrival > outcome.moment }
      guard begun > 0 else { continue }
      // Of calls that run at once, each outcome is about another one.
      let latest = (max(0, begun - 64)..<begun).reversed()
      result[latest.first { result[$0] == nil } ?? begun - 1] = outcome
    }
    return result
  }

  // MARK: What rules ask

  func attempt(_ index: Int) -> Attempt { attempts[index] }

  func marks(_ index: Int) -> AnswerMarks? { marks[index] }

  /// From the last byte of an attempt, or the end of its connection, to the first byte of the next.
  func gap(_ index: Int, _ next: Int) -> Duration {
    attempts[next].arrival - (attempts[index].ended ?? attempts[index].arrival)
  }

  /// Judges each call that was answered with more than the usual.
  func eachCall(_ judge: (Call, Outcome?) -> Judgement?) -> [Judgement] {
    markedCalls.compactMap { judge(calls[$0], outcomes[$0]) }
  }

  /// Judges each attempt that was answered in a way, with the one that came next of the same call.
  func each(
    where isMeant: (Attempt, AnswerMarks) -> Bool,
    _ judge: (_ index: Int, _ next: Int?, _ outcome: Outcome?) -> Judgement?
  ) -> [Judgement] {
    var judgements: [Judgement] = []
    for step in markedSteps {
      guard let marks = marks[step.index], isMeant(attempts[step.index], marks) else { continue }
      if let judgement = judge(step.index, step.next, outcomes[step.call]) { judgements.append(judgement) }
    }
    return judgements
  }

  /// The exchange that came next in the same session, whatever it was for.
  func following(_ index: Int) -> Int? { order.following(index).first }

  /// The same, if it came after the answer was over.
  func followingAfterEnd(_ index: Int) -> Int? {
    guard let ended = attempts[index].ended else { return nil }
    let later = order.following(index)
    let position = later.partitioningIndex { attempts[$0].arrival >= ended }
    return position < later.endIndex ? later[position] : nil
  }

  /// The first answer of a tool, sent after an exchange in the same session, to a call that was asked for in it.
  func toolAnswer(to index: Int) -> ToolAnswers.Answer? {
    contents.toolAnswers { ToolAnswers(exchanges) }
      .first(after: index, in: exchanges[index].session, to: content(index)?.toolCalls ?? [])
  }

  /// Whether the request asks for a stream, as far as its body tells.
  func asksForStream(_ index: Int) -> Bool {
    contents.asksForStream(index) {
      if ServedContent.asksForStream(exchanges[index].request.body) { return true }
      // A stream may be all that there is at a path: then an error there is told from others by what comes next.
      if let later = nextEqual[index], exchanges[later].isStream { return true }
      guard let marks = exchanges[index].marks else { return exchanges[index].isStream }
      return (marks.field("content-type") ?? "").hasPrefix("text/event-stream")
    }
  }

  /// What was sent, read as an answer of a model.
  func content(_ index: Int) -> ServedContent? {
    marks[index].flatMap(contents.content)
  }
}
