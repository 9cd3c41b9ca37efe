import Synchronization
import UnderstudyHTTP

/// The sessions of a server: made on first use, bounded in number.
final class Sessions: Sendable {
  /// The session of requests that name none.
  let main: Session
  private let limits: Journal.Limits
  private let maximumCount: Int
  private let named = Mutex<[String: Session]>([:])

  init(limits: Journal.Limits, maximumCount: Int = 10_000) {
    self.limits = limits
    self.maximumCount = max(1, maximumCount)
    main = Session(name: "default", limits: limits)
  }

  /// The session that a request names, made if there is none yet.
  func session(for address: SessionAddress?, at moment: Moment) -> Session {
    guard let address else { return main }
    if let name = address.session { return session(named: name, at: moment) }
    guard let scenario = address.scenario else { return main }
    return find("~" + scenario, at: moment) { Session(name: scenario, isScenariosOwn: true, limits: limits) }
  }

  /// A session by name, made if there is none yet.
  func session(named name: String, at moment: Moment) -> Session {
    name == main.name ? main : find(name, at: moment) { Session(name: name, limits: limits) }
  }

  /// Ends a session: what it holds is given back.
  func end(_ name: String) {
    named.withLock { $0[name] = nil }
  }

  /// All sessions, by name.
  var all: [Session] {
    [main] + named.withLock { Array($0.values) }.sorted { $0.name < $1.name }
  }

  private func find(_ key: String, at moment: Moment, make: () -> Session) -> Session {
    named.withLock { sessions in
      if let session = sessions[key] { return session }
      if sessions.count >= maximumCount,
        let oldest = sessions.min(by: { $0.value.lastUse < $1.value.lastUse })
      {
        sessions[oldest.key] = nil
      }
      let session = make()
      session.touch(at: moment)
      sessions[key] = session
      return session
    }
  }
}
