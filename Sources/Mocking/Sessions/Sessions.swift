import Synchronization
import UnderstudyHTTP

/// The sessions of a server: made on first use, bounded in number, ended by hand or after idle time.
final class Sessions: Sendable {
  /// The session of requests that name none.
  let main: Session
  private let limits: Journal.Limits
  private let privacy: JournalPrivacy
  private let bounds: SessionBounds
  private let ledger = SessionLedger()
  private let lastSweep = Atomic<Int64>(0)
  private let named = Lock<[String: Session]>([:])
  private let madeCount = Atomic<Int>(0)

  init(
    limits: Journal.Limits, privacy: JournalPrivacy = JournalPrivacy(),
    bounds: SessionBounds = SessionBounds()
  ) {
    self.limits = limits
    self.privacy = privacy
    self.bounds = bounds
    main = Session(name: "default", limits: limits, privacy: privacy, ledger: ledger)
  }

  /// The session that a request names, made if there is none yet.
  func session(for address: SessionAddress?, at moment: Moment) -> Session {
    guard let address else { return main }
    if let name = address.session { return session(named: name, at: moment) }
    guard let scenario = address.scenario else { return main }
    return find("~" + scenario, at: moment) {
      Session(name: scenario, isScenariosOwn: true, limits: limits, privacy: privacy, ledger: ledger)
    }
  }

  /// A session by name, made if there is none yet.
  func session(named name: String, at moment: Moment) -> Session {
    name == main.name
      ? main
      : find(name, at: moment) { Session(name: name, limits: limits, privacy: privacy, ledger: ledger) }
  }

  /// A session by name, if there is one: a named one before a scenario's own.
  func existing(named name: String) -> Session? {
    name == main.name ? main : named.withLock { $0[name] ?? $0["~" + name] }
  }

  /// A name that no session has.
  func unusedName() -> String {
    while true {
      let name = "session-\(madeCount.add(1, ordering: .relaxed).newValue)"
      if existing(named: name) == nil { return name }
    }
  }

  /// Resets the main session and ends all others.
  func resetAll() {
    for session in named.withLock({ sessions in
      defer { sessions = [:] }
      return Array(sessions.values)
    }) {
      session.hasEnded()
    }
    main.setScript(nil)
    main.limits = nil
    main.reset()
  }

  /// Ends a session: what it holds is given back.
  func end(_ name: String) {
    let session = named.withLock { sessions in
      sessions.removeValue(forKey: name) ?? sessions.removeValue(forKey: "~" + name)
    }
    session?.hasEnded()
  }

  /// All sessions, by name.
  var all: [Session] {
    [main] + named.withLock { Array($0.values) }.sorted { $0.name < $1.name }
  }

  /// How things stand with all of them.
  var summary: SessionsSummary {
    SessionsSummary(
      count: named.withLock { $0.count } + 1, bytes: ledger.bytes, idleEndedCount: ledger.idleEndedCount,
      roomEndedCount: ledger.roomEndedCount)
  }

  /// Ends those that nobody has used for long.
  func endIdle(at moment: Moment) {
    named.withLock { endIdle(in: &$0, at: moment) }
  }

  /// Ends those that were not used for longest, where all together hold too much.
  ///
  /// - Parameter current: the one that has just been used.
  func keepWithinBounds(_ current: Session, at moment: Moment) {
    guard ledger.bytes > bounds.bytes else { return }
    named.withLock { sessions in
      endIdle(in: &sessions, at: moment)
      let goal = bounds.bytes / 10 * 9
      for (key, session) in Self.byUse(sessions) where session !== current {
        guard ledger.bytes > goal else { return }
        sessions[key] = nil
        session.hasEnded()
        ledger.endedForRoom(1)
      }
    }
  }

  private static func byUse(_ sessions: [String: Session]) -> [(key: String, session: Session)] {
    sessions.map { (entry: (key: $0.key, session: $0.value), lastUse: $0.value.lastUse) }
      .sorted { $0.lastUse < $1.lastUse }.map(\.entry)
  }

  private func endIdle(in sessions: inout [String: Session], at moment: Moment) {
    lastSweep.store(moment.nanoseconds, ordering: .relaxed)
    for (key, session) in sessions where moment - session.lastUse > bounds.idleTime {
      sessions[key] = nil
      session.hasEnded()
      ledger.endedIdle(1)
    }
  }

  /// Ends those that are idle, or else a tenth of all: those that were not used for longest. So a client that asks for ever
  /// new sessions costs each of them little.
  private func makeRoom(in sessions: inout [String: Session], at moment: Moment) {
    endIdle(in: &sessions, at: moment)
    guard sessions.count >= bounds.count else { return }
    for (key, session) in Self.byUse(sessions).prefix(max(bounds.count / 10, 1)) {
      sessions[key] = nil
      session.hasEnded()
      ledger.endedForRoom(1)
    }
  }

  private func find(_ key: String, at moment: Moment, make: () -> Session) -> Session {
    named.withLock { sessions in
      if let session = sessions[key] {
        if moment - session.lastUse <= bounds.idleTime { return session }
        sessions[key] = nil
        session.hasEnded()
        ledger.endedIdle(1)
      }
      if sessions.count >= bounds.count {
        makeRoom(in: &sessions, at: moment)
      } else if moment - Moment(nanoseconds: lastSweep.load(ordering: .relaxed)) > .seconds(60) {
        endIdle(in: &sessions, at: moment)
      }
      let session = make()
      session.touch(at: moment)
      sessions[key] = session
      return session
    }
  }
}
