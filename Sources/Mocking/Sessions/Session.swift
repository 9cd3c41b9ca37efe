import Synchronization
import UnderstudyHTTP

/// Isolated state on one server: the positions in its scenarios, its script, its journal.
public final class Session: Sendable {
  /// What changes, behind the session's own lock.
  private struct State {
    var journal: Journal
    /// How many requests each scenario has answered in this session, by name.
    var positions: [String: Int] = [:]
    /// What was scripted for the session.
    var script: Script?
    var lastUse = Moment.zero
  }

  /// The session's name.
  public let name: String
  /// A session that nobody named: a scenario's own, which starts again when its script has ended.
  let isScenariosOwn: Bool
  // One lock for each session, never held across a call into C: sessions do not wait for each other.
  private let state: Mutex<State>
  /// Whether there is a script: most requests need not ask for it.
  private let hasScript = Atomic(false)

  init(name: String, isScenariosOwn: Bool = false, limits: Journal.Limits) {
    self.name = name
    self.isScenariosOwn = isScenariosOwn
    state = Mutex(State(journal: Journal(limits: limits)))
  }

  /// Every exchange that the session has seen, as it stands.
  public var journal: Journal { state.withLock { $0.journal } }

  /// Empties the journal and puts every scenario back to its start; a script that was set stays.
  public func reset() {
    state.withLock { state in
      state.journal = Journal(limits: state.journal.limits)
      state.positions = [:]
    }
  }

  func append(_ record: ExchangeRecord) {
    state.withLock { $0.journal.append(record) }
  }

  /// Sets what the session answers from now on; `nil` ends the script.
  func setScript(_ scenario: Scenario?) {
    state.withLock { state in
      if let scenario { state.positions[scenario.name] = nil }
      state.script = scenario.map(Script.init)
      hasScript.store(scenario != nil, ordering: .releasing)
    }
  }

  /// What was scripted for the session.
  var script: Script? {
    hasScript.load(ordering: .acquiring) ? state.withLock { $0.script } : nil
  }

  /// Takes the next turn of a scenario.
  func nextTurn(of scenario: Scenario, at moment: Moment) -> Scenario.Turn {
    state.withLock { state in
      let isIdle = moment - state.lastUse > .seconds(60)
      state.lastUse = moment
      var position = state.positions[scenario.name] ?? 0
      if isScenariosOwn, isIdle || position >= scenario.turnCount { position = 0 }
      let turn = scenario.turn(at: position)
      state.positions[scenario.name] = position + 1
      return turn
    }
  }

  /// When the session was last used.
  var lastUse: Moment { state.withLock { $0.lastUse } }

  /// Notes that the session is in use.
  func touch(at moment: Moment) {
    state.withLock { $0.lastUse = moment }
  }
}

/// A scenario that was set for a session, with what has been made ready of it.
final class Script: Sendable {
  let scenario: Scenario
  let prepared = LazyTable<ObjectIdentifier, PreparedScenario?>()

  init(_ scenario: Scenario) {
    self.scenario = scenario
  }
}
