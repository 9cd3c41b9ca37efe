import Synchronization
public import UnderstudyHTTP
public import UnderstudyJSON

/// Isolated state on one server: the positions in its scenarios, its script, its journal.
public final class Session: Sendable {
  /// What changes, behind the session's own lock.
  private struct State {
    var journal: Journal
    /// How far the session has got in each scenario, by name.
    var progress: [String: ScriptProgress] = [:]
    /// What replies have set, by name.
    var values: [String: JSONValue] = [:]
    /// What each key has used of its limits.
    var accounts = LimitAccounts()
    /// What may be asked in a time, in place of what the server says.
    var limits: Limits?
    /// Its journal counts among the bytes of all sessions.
    var isCounted = true
    /// How often a request was seen that chance has a part in.
    var seen = SeenCounts()
    /// What was scripted for the session.
    var script: Script?
    /// What applications told of the answers.
    var outcomes: [Outcome] = []
    var lastUse = Moment.zero
  }

  /// The session's name.
  public let name: String
  /// A session that nobody named: a scenario's own, which starts again when its script has ended.
  let isScenariosOwn: Bool
  // One lock for each session, never held across a call into C: sessions do not wait for each other.
  private let state: Lock<State>
  /// Whether there is a script: most requests need not ask for it.
  private let hasScript = Atomic(false)
  /// Whether there are limits of its own.
  private let hasLimits = Atomic(false)
  /// By how many nanoseconds its clock was put forward.
  private let clockShift = Atomic<Int64>(0)
  /// The bytes of the journals of all sessions.
  private let ledger: SessionLedger

  init(
    name: String, isScenariosOwn: Bool = false, limits: Journal.Limits,
    privacy: JournalPrivacy = JournalPrivacy(), ledger: SessionLedger = SessionLedger(),
    lostCount: Int = 0
  ) {
    self.name = name
    self.ledger = ledger
    self.isScenariosOwn = isScenariosOwn
    let journal = Journal(limits: limits, session: name, privacy: privacy, droppedCount: lostCount)
    state = Lock(State(journal: journal))
  }

  /// What a client puts after the server's URL to come into the session; empty for the session of those that name none.
  public var pathPrefix: String { name == "default" ? "" : isScenariosOwn ? "/~\(name)" : "/~.\(name)" }

  /// Every exchange that the session has seen, as it stands.
  public var journal: Journal { state.withLock { $0.journal } }

  /// Empties the journal, puts every scenario back to its start and the clock back to the server's; a script that was set
  /// stays.
  public func reset() {
    state.withLock { state in
      if state.isCounted { ledger.add(-state.journal.bytes) }
      state.journal = state.journal.emptied
      state.progress = [:]
      state.values = [:]
      state.accounts = LimitAccounts()
      state.seen = SeenCounts()
      state.outcomes = []
    }
    clockShift.store(0, ordering: .relaxed)
  }

  /// What applications told of the answers, in order; the last thousand.
  public var outcomes: [Outcome] { state.withLock { $0.outcomes } }

  /// Keeps what an application tells.
  public func report(_ outcome: Outcome) {
    state.withLock { state in
      if state.outcomes.count >= 1000 { state.outcomes.removeFirst() }
      state.outcomes.append(outcome)
    }
  }

  func append(_ record: ExchangeRecord) {
    let moment = record.request.arrival
    let replaced = state.withLock { state in
      let before = state.journal.bytes
      defer { if state.isCounted { ledger.add(state.journal.bytes - before) } }
      if state.lastUse < moment { state.lastUse = moment }
      return state.journal.append(record)
    }
    // Its memory is given back now, and nobody waits for that.
    withExtendedLifetime(replaced) {}
  }

  /// An exchange as it stands, secrets redacted.
  func exchange(of record: ExchangeRecord) -> Exchange {
    state.withLock { $0.journal.emptied }.exchange(of: record)
  }

  /// The session has ended: who still holds it may go on, but what it holds is no longer counted.
  ///
  /// - Parameter forRoom: nobody has asked for its end, and what comes under its name from now on is in another: nothing
  ///   is proved by its journal any more.
  /// - Returns: how many exchanges it has seen.
  @discardableResult
  func hasEnded(forRoom: Bool = false) -> Int {
    state.withLock { state in
      if state.isCounted { ledger.add(-state.journal.bytes) }
      state.isCounted = false
      let count = state.journal.count + state.journal.droppedCount
      if forRoom { state.journal.lose(1) }
      return count
    }
  }

  // MARK: Its clock

  /// Puts the session's clock forward: its limits see that much time pass at once. A negative duration does nothing.
  ///
  /// Delays and pauses are on the server's clock.
  public func advanceClock(by duration: Duration) {
    clockShift.add(max(0, duration.nanoseconds), ordering: .relaxed)
  }

  /// By how much its clock was put forward.
  public var clockAdvance: Duration { .nanoseconds(clockShift.load(ordering: .relaxed)) }

  /// A moment of the server's clock on the session's.
  public func moment(_ moment: Moment) -> Moment {
    moment.advanced(byNanoseconds: clockShift.load(ordering: .relaxed))
  }

  /// Sets what the session answers from now on; `nil` ends the script.
  func setScript(_ scenario: Scenario?) {
    state.withLock { state in
      if let scenario { state.progress[scenario.name] = nil }
      state.script = scenario.map(Script.init)
      hasScript.store(scenario != nil, ordering: .releasing)
    }
  }

  /// Whether something was scripted for the session.
  var isScripted: Bool { hasScript.load(ordering: .acquiring) }

  /// What was scripted for the session.
  var script: Script? {
    hasScript.load(ordering: .acquiring) ? state.withLock { $0.script } : nil
  }

  /// Takes the next turn of a scenario, and sets what its reply sets.
  ///
  /// - Parameter context: what placeholders in what is set name, but for the state itself.
  func nextTurn(
    of scenario: Scenario, for request: CheckedRequest, context: () -> Template.Context = { .init() }
  ) -> Scenario.Turn {
    let moment = request.head.arrival
    return state.withLock { state in
      let isIdle = moment - state.lastUse > .seconds(60)
      state.lastUse = moment
      var progress = state.progress[scenario.name] ?? ScriptProgress()
      if isScenariosOwn, isIdle { progress = ScriptProgress() }
      let values = state.values
      let replies = scenario.allReplies
      let turn = progress.nextTurn(of: scenario, startsAgain: isScenariosOwn) { index in
        replies[index].when?.hold(for: request) { values[$0] } ?? true
      }
      state.progress[scenario.name] = progress
      if case .reply(let index) = turn, !replies[index].updates.isEmpty {
        var context = context()
        context.state = values
        for update in replies[index].updates {
          state.values[update.name] = update.value.flatMap { Template.rendered($0, with: context) }
        }
      }
      return turn
    }
  }

  /// The value of a name in the session's state.
  func stateValue(of name: String) -> JSONValue? { state.withLock { $0.values[name] } }

  /// What replies have set, by name.
  public var values: [String: JSONValue] { state.withLock { $0.values } }

  /// Sets a name in the session's state; `nil` takes it away.
  public func setValue(_ value: JSONValue?, of name: String) {
    state.withLock { $0.values[name] = value }
  }

  // MARK: Limits and chance

  /// What may be asked in a time with one key, in place of what the server says; `nil`: what the server says. Setting it
  /// gives every key its full measure anew.
  public var limits: Limits? {
    get { hasLimits.load(ordering: .acquiring) ? state.withLock { $0.limits } : nil }
    set {
      state.withLock { state in
        state.limits = newValue
        state.accounts = LimitAccounts()
        hasLimits.store(newValue != nil, ordering: .releasing)
      }
    }
  }

  /// Gives every key its full measure anew.
  public func resetLimits() {
    state.withLock { $0.accounts = LimitAccounts() }
  }

  /// How things stand with each key that has asked so far.
  ///
  /// - Parameter now: the present moment of the server's clock.
  public func limitStandings(at now: Moment) -> [LimitStanding] {
    let now = moment(now)
    return state.withLock { $0.accounts.standings(at: now) }
  }

  /// Asks for a request under limits, and tells how things stand afterwards.
  func admit(
    _ key: LimitAccounts.Key, under limits: Limits, tokens: Int, at now: Moment
  ) -> (verdict: LimitAccount.Verdict, fields: [HTTPField]) {
    state.withLock { $0.accounts.admit(key, under: limits, tokens: tokens, at: now) }
  }

  /// Takes the tokens of an answer, and tells how things stand afterwards.
  func charge(_ key: LimitAccounts.Key, tokens: Int) -> [HTTPField] {
    state.withLock { $0.accounts.charge(key, tokens: tokens) }
  }

  /// How things stand, without a request.
  func standing(_ key: LimitAccounts.Key, under limits: Limits, at now: Moment) -> [HTTPField] {
    state.withLock { $0.accounts.standing(key, under: limits, at: now) }
  }

  /// How often such a request came before.
  func timesSeen(operation: String, body: UInt64) -> Int {
    state.withLock { $0.seen.next(operation: operation, body: body) }
  }

  /// When the session was last used.
  public var lastUse: Moment { state.withLock { $0.lastUse } }

  /// Notes that the session is in use.
  func touch(at moment: Moment) {
    state.withLock { $0.lastUse = moment }
  }
}

/// A scenario that was set for a session, with what has been made ready of it.
final class Script: Sendable {
  let scenario: Scenario
  let prepared = LazyTable<ScriptUse, PreparedScenario?>()

  init(_ scenario: Scenario) {
    self.scenario = scenario
  }
}

/// A script answering an operation of a catalogue; catalogues come and go on reload, and their operations with them.
struct ScriptUse: Hashable {
  var catalogue: UInt64
  var operation: ObjectIdentifier
}
