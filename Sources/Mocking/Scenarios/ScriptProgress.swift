/// How far a session has got in a scenario.
struct ScriptProgress: Hashable {
  /// The index of the state it is in; 0 for a scenario without states.
  private(set) var state = 0
  /// How often each reply of that state has been given.
  private(set) var counts: [Int] = []

  /// Takes the next turn.
  ///
  /// In order, the first reply that is not used up and is given to such a request; where all are used up, what
  /// ``Scenario/then`` says.
  ///
  /// - Parameters:
  ///   - startsAgain: begin from the start when all is used up, whatever ``Scenario/then`` says.
  ///   - isGiven: whether the reply at an index of all is given to the request.
  mutating func nextTurn(
    of scenario: Scenario, startsAgain: Bool = false, isGiven: (Int) -> Bool = { _ in true }
  ) -> Scenario.Turn {
    let replies = scenario.allReplies
    var range = range(in: scenario)
    // The scenario has been changed since.
    if counts.count != range.count {
      self = ScriptProgress()
      range = self.range(in: scenario)
      counts = Array(repeating: 0, count: range.count)
    }
    let given = range.filter { replies[$0].when == nil || isGiven($0) }
    guard let last = given.last else { return .usual }
    if let turn = take(given, of: replies, in: range, scenario) { return turn }
    if startsAgain {
      self = ScriptProgress()
      return nextTurn(of: scenario, isGiven: isGiven)
    }
    switch scenario.then {
    case .repeat: return .reply(last)
    case .loop:
      counts = Array(repeating: 0, count: range.count)
      return take(given, of: replies, in: range, scenario) ?? .usual
    case .fail: return .ended
    case .success: return .usual
    }
  }

  private mutating func take(
    _ given: [Int], of replies: [CannedReply], in range: Range<Int>, _ scenario: Scenario
  ) -> Scenario.Turn? {
    guard let index = given.first(where: { counts[$0 - range.lowerBound] < max(1, replies[$0].times) }) else {
      return nil
    }
    counts[index - range.lowerBound] += 1
    if counts[index - range.lowerBound] >= max(1, replies[index].times), let next = replies[index].next,
      let state = scenario.states.firstIndex(where: { $0.name == next })
    {
      self.state = state
      counts = Array(repeating: 0, count: scenario.states[state].replies.count)
    }
    return .reply(index)
  }

  /// The indices of the replies of the state it is in, among all.
  private func range(in scenario: Scenario) -> Range<Int> {
    guard !scenario.states.isEmpty else { return scenario.replies.indices }
    guard state < scenario.states.count else { return 0..<0 }
    let start = scenario.states[..<state].reduce(0) { $0 + $1.replies.count }
    return start..<start + scenario.states[state].replies.count
  }
}
