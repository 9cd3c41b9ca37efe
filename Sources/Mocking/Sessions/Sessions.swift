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
  /// How many exchanges went with the sessions that were ended to make room, by their keys: who comes back under such a name
  /// gets a session that knows of them, so that no verification passes without them.
  private let lost = Lock<[String: Int]>([:])
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
    if let name = address.session {
      return name == main.name
        ? main : find(name, at: moment) { makeSession(name, lostCount: lostCount(of: name)) }
    }
    guard let scenario = address.scenario else { return main }
    let key = "~" + scenario
    return find(key, at: moment) {
      makeSession(scenario, isScenariosOwn: true, lostCount: lostCount(of: key))
    }
  }

  /// A session by name, made if there is none yet: whoever asks for it so knows that it begins now.
  func session(named name: String, at moment: Moment) -> Session {
    guard name != main.name else { return main }
    return find(name, at: moment) {
      _ = lostCount(of: name)
      return makeSession(name)
    }
  }

  private func makeSession(_ name: String, isScenariosOwn: Bool = false, lostCount: Int = 0) -> Session {
    Session(
      name: name, isScenariosOwn: isScenariosOwn, limits: limits, privacy: privacy, ledger: ledger,
      lostCount: lostCount)
  }

  /// How many exchanges went with the session that had a key before; asked for once.
  private func lostCount(of key: String) -> Int {
    lost.withLock { $0.removeValue(forKey: key) ?? 0 }
  }

  /// Ends a session to make room.
  private func endForRoom(_ key: String, _ session: Session, in sessions: inout [String: Session]) {
    sessions[key] = nil
    let count = session.hasEnded(forRoom: true)
    ledger.endedForRoom(1)
    guard count > 0 else { return }
    lost.withLock { lost in
      // Ten times as many names as there may be sessions; then all are forgotten.
      if lost.count >= 10 * bounds.count { lost = [:] }
      lost[key] = count
    }
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
    lost.withLock { $0 = [:] }
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
    lost.withLock { lost in
      lost[name] = nil
      lost["~" + name] = nil
    }
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
        endForRoom(key, session, in: &sessions)
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
      endForRoom(key, session, in: &sessions)
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
