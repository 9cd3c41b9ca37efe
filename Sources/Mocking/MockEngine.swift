import UnderstudyOpenAPI
import Synchronization
public import UnderstudyDiagnostics
public import UnderstudyHTTP

/// Plays the endpoints of a catalogue: takes requests as values, returns plans of replies, keeps the record.
///
/// A request comes in as an `HTTPRequest`. Its session is picked (`Sessions`), the reply chosen (`Answering`, whose steps
/// are those of DESIGN §5) out of what the documents and fixtures hold (`Catalogue`, `ServedOperation`), turned into a plan
/// (`ReplyPlanner`) and noted in the session's journal. There is no socket and no clock in here: time comes with the request.
public final class MockEngine: HTTPService {
  private let catalogue: Lock<Catalogue>
  let shared: SharedOptions
  let sessions: Sessions
  /// What requests were answered with, counted.
  let metrics = MockMetrics()
  let privacy: JournalPrivacy
  private let feed = JournalFeed()
  private let count = Atomic<UInt64>(0)
  /// Makes the request ids of two servers unlike each other.
  private let salt: UInt64

  /// Makes an engine.
  ///
  /// - Parameter salt: a number that sets the request ids of this engine apart from others'.
  public init(_ catalogue: Catalogue, options: MockOptions = MockOptions(), salt: UInt64 = 0) {
    self.catalogue = Lock(catalogue)
    shared = SharedOptions(options)
    self.salt = salt
    privacy = JournalPrivacy(key: options.fingerprintKey, showsSecrets: options.showsSecrets)
    privacy.setCatalogue(catalogue)
    sessions = Sessions(limits: options.journal, privacy: privacy, bounds: options.sessions)
  }

  /// The reply to a request.
  public func reply(to request: consuming HTTPRequest) -> Reply {
    let number = count.add(1, ordering: .relaxed).newValue
    let id = RequestID.text(number, salt: salt)
    let address = shared.options.isLocked ? nil : SessionAddress.of(request)
    let session = sessions.session(for: address, at: request.arrival)
    var answer = answer(request, id, session, address)
    answer.plan.requestID = id
    if request.hasField(.origin) {
      answer.plan.fields.append(HTTPField("Access-Control-Allow-Origin", "*"))
      answer.plan.fields.append(HTTPField("Access-Control-Expose-Headers", "*"))
    }
    metrics.count(answer)
    answer.complete()
    let record = ExchangeRecord(request, number: number, id: id, notes: answer.notes)
    var reply = answer.reply
    reply.observer = record
    session.append(record)
    sessions.keepWithinBounds(session, at: record.request.arrival)
    if feed.isWatched { announce(record, of: session) }
    return reply
  }

  @inline(__always)
  private func answer(
    _ request: HTTPRequest, _ id: String, _ session: Session, _ address: SessionAddress?
  ) -> Answer {
    if let malformed = address?.malformed { return Answer(.malformedName(malformed)) }
    return Answering(
      catalogue: catalogue.withLock { $0 }, shared: shared, session: session, scenarioName: address?.scenario,
      preferences: shared.options.isLocked ? nil : preferences(of: request)
    ).answer(to: CheckedRequest(request, id: id, target: address?.target))
  }

  /// Prism reads the query only where there is no header.
  private func preferences(of request: borrowing HTTPRequest) -> Preferences? {
    Preferences.of(request)
      ?? (shared.options.readsPrismQuery ? Preferences(prismQuery: request.target) : nil)
  }

  // MARK: Watching

  /// Tells places in the order of ending from those of other engines.
  public var mark: String { String(salt, radix: 16) }

  /// Has the feed told when an exchange is over. Says when it was, where it is already, and nobody is being told.
  @discardableResult
  private func announce(_ record: ExchangeRecord, of session: Session) -> UInt64? {
    record.whenEnded { [feed, session, unowned record] in feed.ended(record, in: session) }
  }

  /// Tells of exchanges when they are over: first of those that journals keep, in the order in which they ended, then of
  /// each as it ends, with its place in that order.
  ///
  /// - Parameters:
  ///   - session: the session's name; `nil`: all sessions.
  ///   - position: the place after which they are told of.
  ///   - tell: told one after the other, on threads of the server; must not wait.
  /// - Returns: the watch, which goes on until it is ended; `nil` where too many watch already.
  public func watch(
    session name: String? = nil, after position: UInt64 = 0,
    _ tell: @escaping @Sendable (Exchange, UInt64) -> Void
  ) -> JournalWatch? {
    let watch = JournalWatch(feed, session: name, after: position, tell)
    // Before the journals are looked at: an exchange that is entered from now on is announced.
    guard feed.add(watch) else { return nil }
    var before: [(position: UInt64, exchange: Exchange)] = []
    for session in sessions.all where name == nil || session.name == name {
      for record in session.journal.keptRecords {
        guard let ended = announce(record, of: session), ended > position else { continue }
        before.append((ended, session.exchange(of: record)))
      }
    }
    watch.begin(with: before)
    return watch
  }

  // MARK: Sessions

  /// How things stand with all sessions.
  public var sessionsSummary: SessionsSummary { sessions.summary }

  /// Ends sessions that nobody has used for long.
  public func endIdleSessions(at moment: Moment) { sessions.endIdle(at: moment) }

  /// The limits of a session: its own, or the server's.
  public func limits(of session: Session) -> Limits? { session.limits ?? shared.options.limits }

  /// The session of requests that name none.
  public var mainSession: Session { sessions.main }

  /// A session by name, made if there is none yet.
  public func session(named name: String, at moment: Moment) -> Session {
    sessions.session(named: name, at: moment)
  }

  /// A session by name, if there is one.
  public func existingSession(named name: String) -> Session? { sessions.existing(named: name) }

  /// A name that no session has.
  public var unusedSessionName: String { sessions.unusedName() }

  /// Resets the session of requests that name none, and ends all others.
  public func resetAll() { sessions.resetAll() }

  /// Ends a session.
  public func endSession(named name: String) {
    sessions.end(name)
  }

  /// All sessions.
  public var allSessions: [Session] { sessions.all }

  /// Sets what a session answers from now on: its replies one after the other; `nil` ends the script.
  ///
  /// - Throws: what is wrong with the script.
  public func setScript(_ scenario: Scenario?, for session: Session) throws(DiagnosticError) {
    if let scenario { try catalogue.withLock { $0 }.check(scenario) }
    session.setScript(scenario)
  }

  // MARK: What is served

  /// What is served now.
  var currentCatalogue: Catalogue { catalogue.withLock { $0 } }

  /// The names of all scenarios, sorted.
  public var scenarioNames: [String] { catalogue.withLock { $0.scenarioNames } }

  /// A scenario of the fixtures.
  public func scenario(named name: String) -> Scenario? { catalogue.withLock { $0 }.scenario(named: name) }

  /// Serves something else from now on; sessions stay.
  public func replace(with catalogue: Catalogue) {
    self.catalogue.withLock { $0 = catalogue }
    privacy.setCatalogue(catalogue)
  }
}
