import Synchronization
import UnderstudyDiagnostics
import UnderstudyHTTP

/// What all connections of one server share.
final class Engine: Sendable {
  /// How far a server has got with stopping.
  enum Phase: UInt8, AtomicRepresentable {
    /// It answers.
    case open
    /// It takes no new connections, and closes those that it has as soon as they are answered.
    case draining
    /// Nothing may be suspended any more; requests that come now are closed without an answer.
    case closing
  }

  let service: any HTTPService
  let bodyLimit: Int
  let headLimit: Int
  /// Connections speak TLS.
  let isSecure: Bool
  /// How long a client may refuse to read a timed answer; `nil` for ever.
  let patience: Duration?
  let clock = ServerClock()
  let pacer: Pacer
  /// How new connections are refused for a time.
  let refusing = Refusing()
  /// Where the thread that stops the server waits.
  let gate = Gate()
  /// How late the parts of timed answers went out.
  let pacingErrors = PacingErrorCounter()
  /// The number of answers that are not sent at once, and not over.
  let timedAnswers = Atomic<Int>(0)
  private let report: @Sendable (Diagnostic) -> Void
  private let refusedNames = Lock<Set<String>>([])
  private let phaseNow = Atomic<Phase>(.open)
  private let liveRequests = Atomic<Int>(0)
  private let suspendedRequests = Atomic<Int>(0)
  private let connections = Atomic<Int>(0)
  private let lastConnection = Atomic<UInt64>(0)

  init(_ configuration: MicroServer.Configuration, service: any HTTPService) throws(StartFailure) {
    self.service = service
    bodyLimit = max(0, configuration.bodyLimit)
    headLimit = configuration.headLimit
    isSecure = configuration.identity != nil
    patience = configuration.connectionTimeout > 0 ? .seconds(configuration.connectionTimeout) : nil
    report = configuration.report
    pacer = try Pacer(clock)
  }

  var phase: Phase {
    get { phaseNow.load(ordering: .sequentiallyConsistent) }
    set { phaseNow.store(newValue, ordering: .sequentiallyConsistent) }
  }

  /// Whether answers should say that their connection will be closed. May be late by one request.
  var closesConnections: Bool {
    phaseNow.load(ordering: .relaxed) != .open || refusing.isRefusing
  }

  /// The number of requests whose head has been read, and whose answer is not over.
  var liveRequestCount: Int { liveRequests.load(ordering: .sequentiallyConsistent) }
  /// The number of those that are suspended.
  var suspendedRequestCount: Int { suspendedRequests.load(ordering: .sequentiallyConsistent) }
  /// The number of connections that are open.
  var connectionCount: Int { connections.load(ordering: .sequentiallyConsistent) }

  func connectionOpened() -> UInt64 {
    connections.add(1, ordering: .relaxed)
    return lastConnection.add(1, ordering: .relaxed).newValue
  }

  func connectionClosed() {
    connections.subtract(1, ordering: .releasing)
  }

  func requestBegan() {
    liveRequests.add(1, ordering: .sequentiallyConsistent)
  }

  func requestEnded() {
    liveRequests.subtract(1, ordering: .sequentiallyConsistent)
    if closesConnections { gate.signal() }
  }

  /// Says whether a request may be suspended now; counts it if so.
  ///
  /// It counts first and looks at the phase afterwards; who closes the server sets the phase first and looks at the
  /// count afterwards. So either this sees that the server closes, or the other one sees the count.
  func willSuspend() -> Bool {
    suspendedRequests.add(1, ordering: .sequentiallyConsistent)
    guard phase == .closing else { return true }
    didResume()
    return false
  }

  /// A suspended request was resumed.
  func didResume() {
    suspendedRequests.subtract(1, ordering: .sequentiallyConsistent)
    if closesConnections { gate.signal() }
  }

  /// Tells, once for each name, that a field cannot be sent.
  func refused(_ field: HTTPField, because reason: String? = nil) {
    let reason = reason ?? field.refusal ?? "the library refused it"
    let isNew = refusedNames.withLock { $0.count < 64 && $0.insert(field.name).inserted }
    guard isNew else { return }
    report(.warning("header field '\(field.name)' was not sent: \(reason)"))
  }

  /// Tells that an answer cannot be sent.
  func refusedStatus(_ status: Int) {
    let isNew = refusedNames.withLock { $0.count < 64 && $0.insert(":\(status)").inserted }
    guard isNew else { return }
    report(.warning("answer with status \(status) was not sent: the library refused it"))
  }
}
