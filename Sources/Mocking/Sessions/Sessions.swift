import Synchronization
import UnderstudyHTTP

/// The sessions of a server: made on first use, bounded in number, ended by hand or after idle time.
final class Sessions: Sendable {
  /// The session of requests that name none.
  let main: Session
  private let limits: Journal.Limits
  private let privacy: JournalPrivacy
  private let maximumCount: Int
  /// A session that nobody used for so long has ended.
  private let idleTime: Duration
  private let named = Lock<[String: Session]>([:])
  private let madeCount = Atomic<Int>(0)

  init(
    limits: Journal.Limits, privacy: JournalPrivacy = JournalPrivacy(), maximumCount: Int = 10_000,
    idleTime: Duration = .seconds(3600)
  ) {
    self.limits = limits
    self.privacy = privacy
    self.maximumCount = max(1, maximumCount)
    self.idleTime = idleTime
    main = Session(name: "default", limits: limits, privacy: privacy)
  }

  /// The session that a request names, made if there is none yet.
  func session(for address: SessionAddress?, at moment: Moment) -> Session {
    guard let address else { return main }
    if let name = address.session { return session(named: name, at: moment) }
    guard let scenario = address.scenario else { return main }
    return find("~" + scenario, at: moment) {
      Session(name: scenario, isScenariosOwn: true, limits: limits, privacy: privacy)
    }
  }

  /// A session by name, made if there is none yet.
  func session(named name: String, at moment: Moment) -> Session {
    name == main.name
      ? main : find(name, at: moment) { Session(name: name, limits: limits, privacy: privacy) }
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
    named.withLock { $0 = [:] }
    main.setScript(nil)
    main.reset()
  }

  /// Ends a session: what it holds is given back.
  func end(_ name: String) {
    named.withLock { sessions in
      if sessions.removeValue(forKey: name) == nil { sessions["~" + name] = nil }
    }
  }

  /// All sessions, by name.
  var all: [Session] {
    [main] + named.withLock { Array($0.values) }.sorted { $0.name < $1.name }
  }

  /// Ends those that are idle, or else a tenth of all: those that were not used for longest. So a client that asks for ever
  /// new sessions costs each of them little.
  private func makeRoom(in sessions: inout [String: Session], at moment: Moment) {
    let byUse = sessions.map { (key: $0.key, lastUse: $0.value.lastUse) }.sorted { $0.lastUse < $1.lastUse }
    let idleCount = byUse.count { moment - $0.lastUse > idleTime }
    for entry in byUse.prefix(max(idleCount, maximumCount / 10, 1)) { sessions[entry.key] = nil }
  }

  private func find(_ key: String, at moment: Moment, make: () -> Session) -> Session {
    named.withLock { sessions in
      if let session = sessions[key], moment - session.lastUse <= idleTime { return session }
      if sessions.count >= maximumCount { makeRoom(in: &sessions, at: moment) }
      let session = make()
      session.touch(at: moment)
      sessions[key] = session
      return session
    }
  }
}
