public import MicroHTTPD
public import UnderstudyAdministration
public import UnderstudyDiagnostics
public import UnderstudyHTTP
public import UnderstudyMocking
public import UnderstudyTLS

/// A running mock: plays the endpoints of documents on a port of this machine.
///
/// ```swift
/// let server = try MockServer.start(.chatCompletions)
/// let session = server.makeSession()
/// try session.script(.rateLimited(retryAfter: .seconds(1)), .success)
/// // … run client code against session.url …
/// print(session.exchanges.count)
/// server.stop()
/// ```
///
/// It stops when the last reference to it is gone, or when it is told to.
public final class MockServer: Sendable {
  /// How a mock listens and behaves.
  public struct Options: Sendable {
    /// The address to listen on.
    public var host: String
    /// The port to listen on; 0 for a free one.
    public var port: Int
    /// The number of threads that serve; there is one more for everything timed.
    public var threadCount: Int
    /// Where to listen in the file system, in place of host and port.
    public var unixSocket: UnixSocket?
    /// The most connections at a time; more wait until one is closed. `nil`: 16384.
    public var connectionLimit: Int?
    /// The longest head of a request, in bytes, request line included; a longer one is answered with 431. `nil`:
    /// 8 KiB. One that is longer still, by 4 KiB or so, never becomes a request: it is refused, and not in the journal.
    public var headLimit: Int?
    /// Told of each exchange when it is over: a line of JSON, without secrets. Called on a thread of its own.
    public var log: (@Sendable (String) -> Void)?
    /// Whom the server proves to be over TLS; `nil` for plain HTTP.
    public var identity: TLSIdentity?
    /// How the mock behaves.
    public var mock: MockOptions
    /// Whether a fixture that is wrong keeps the server from starting; otherwise it is left out.
    public var isStrict: Bool
    /// How the admin API is served; `nil`: not at all.
    public var administration: Administration.Options?
    /// The port of the admin API, where it has one of its own, 0 for a free one; `nil`: that of the mock.
    public var administrationPort: Int?
    /// The address that the admin API listens on, where it has a port of its own; `nil`: that of the mock.
    public var administrationHost: String?
    /// Told of what goes wrong while the server runs, on one of its threads.
    public var report: @Sendable (Diagnostic) -> Void

    /// Makes options.
    public init(
      host: String = "127.0.0.1", port: Int = 0, threadCount: Int = 1, mock: MockOptions = MockOptions(),
      isStrict: Bool = false, report: @escaping @Sendable (Diagnostic) -> Void = { _ in }
    ) {
      self.host = host
      self.port = port
      self.threadCount = threadCount
      self.mock = mock
      self.isStrict = isStrict
      self.report = report
    }
  }

  /// The base URL, such as `http://127.0.0.1:43817`.
  public let url: String
  /// The port that it listens on.
  public let port: Int
  /// What was found in the documents and fixtures: warnings, and fixtures that were left out.
  public let diagnostics: [Diagnostic]

  /// The base URL of the admin API, such as `http://127.0.0.1:43817/__understudy`; `nil` where there is none.
  public let administrationURL: String?

  private let server: MicroServer
  /// The server of the admin API, where that has a port of its own.
  private let administrationServer: MicroServer?
  private let handle: ServerHandle
  private let log: ExchangeLog?
  let engine: MockEngine

  /// Starts a server for documents. It answers from the moment this returns.
  ///
  /// - Throws: what is wrong with the documents when none can be served, or why the port cannot be listened on.
  public static func start(
    _ documents: MockDocument..., options: Options = Options()
  ) throws(DiagnosticError) -> MockServer {
    try start(documents, options: options)
  }

  /// Starts a server for documents. It answers from the moment this returns.
  ///
  /// - Throws: what is wrong with the documents when none can be served, or why the port cannot be listened on.
  public static func start(
    _ documents: [MockDocument], options: Options = Options()
  ) throws(DiagnosticError) -> MockServer {
    try MockServer(Served(documents), options: options)
  }

  /// Starts a server for documents that are loaded.
  public init(_ served: Served, options: Options = Options()) throws(DiagnosticError) {
    guard let catalogue = served.catalogue, !(options.isStrict && served.hasErrors) else {
      throw DiagnosticError(served.diagnostics) ?? DiagnosticError(.error("there is no document to serve"))
    }
    diagnostics = served.diagnostics
    var generator = SystemRandomNumberGenerator()
    var mock = options.mock
    mock.clockStart = .sinceEpoch - .nanoseconds(Moment.now().nanoseconds)
    let times = Timestamp(clockStart: mock.clockStart)
    self.times = times
    let engine = MockEngine(catalogue, options: mock, salt: generator.next())
    self.engine = engine
    let isApart = options.administrationPort != nil
    let mockHost = options.unixSocket == nil ? options.host : "localhost"
    let administration = options.administration.map { administration in
      Administration(
        engine, host: isApart ? options.administrationHost ?? options.host : mockHost,
        isSecure: options.identity != nil,
        times: times, options: administration, isBesideMock: !isApart)
    }
    var service: any HTTPService = engine
    if !isApart, let administration { service = administration }
    log = options.log.map { [service] in ExchangeLog(service, of: engine, times: times, write: $0) }
    if let log { service = log }
    var configuration = MicroServer.Configuration(
      host: options.host, port: options.port, threadCount: options.threadCount,
      bodyLimit: options.mock.bodyLimit, report: options.report)
    configuration.identity = options.identity
    configuration.unixSocket = options.unixSocket
    if let limit = options.connectionLimit { configuration.connectionLimit = limit }
    if let limit = options.headLimit {
      configuration.headLimit = limit
      // Besides the request's head, the memory holds the answer's.
      configuration.connectionMemory = limit + 4096
    }
    do throws(StartFailure) {
      server = try MicroServer(configuration, service: service)
      if let administration, let port = options.administrationPort {
        var configuration = configuration
        configuration.unixSocket = nil
        configuration.host = options.administrationHost ?? options.host
        configuration.port = port
        configuration.threadCount = 1
        administrationServer = try MicroServer(configuration, service: administration)
      } else {
        administrationServer = nil
      }
    } catch {
      throw DiagnosticError(error.diagnostic)
    }
    handle = ServerHandle(server.control)
    administration?.attach(handle)
    port = server.port
    let scheme = options.identity == nil ? "http" : "https"
    if let place = options.unixSocket {
      url = "unix:\(place.path)"
    } else {
      url = Self.url(of: server, scheme)
    }
    var asked = server
    if let administrationServer { asked = administrationServer }
    administrationURL = administration == nil ? nil : Self.url(of: asked, scheme) + "/__understudy"
    administration?.serverFigures { [weak server] in server?.figures }
  }

  private static func url(of server: MicroServer, _ scheme: String) -> String {
    "\(scheme)://\(server.host.contains(":") ? "[\(server.host)]" : server.host):\(server.port)"
  }

  /// Lets the admin API load anew.
  func setReloading(_ reloading: Reloading) { handle.setReloading(reloading) }

  // MARK: Sessions

  /// The session of requests that name none.
  public var session: MockSession { MockSession(engine.mainSession, engine, url: url) }

  /// A session of its own: nobody else's requests come into it.
  ///
  /// - Parameter name: `[A-Za-z0-9_-]{1,64}`; `nil` for one that is not in use.
  public func makeSession(_ name: String? = nil) -> MockSession {
    let session = engine.session(named: name ?? engine.unusedSessionName, at: server.now)
    return MockSession(session, engine, url: "\(url)/~.\(session.name)")
  }

  /// The names of all scenarios that can be asked for, sorted.
  public var scenarioNames: [String] { engine.scenarioNames }

  /// The present moment of the server's clock, which the times of exchanges are on.
  public var now: Moment { server.now }

  /// When the moments of the server's clock were.
  public let times: Timestamp

  /// The number of requests whose answer is under way.
  public var liveRequestCount: Int { server.liveRequestCount }

  /// Serves something else from now on, whole and at once; sessions, their scripts and journals stay.
  ///
  /// - Returns: whether it does: where there are errors, what was served before goes on.
  @discardableResult
  public func replace(with served: Served) -> Bool {
    engine.replace(with: served)
  }

  /// Puts the clock of the server forward: delays, pauses and limits see that much time pass at once, so that a test of
  /// them need not wait. A negative duration does nothing.
  public func advanceClock(by duration: Duration) {
    server.advanceClock(by: duration)
  }

  // MARK: Refusing

  /// Refuses new connections, whose clients see ECONNREFUSED, and takes them again on the same port after a time of the
  /// server's clock. What is connected goes on, but each answer says that its connection will be closed.
  ///
  /// - Parameter duration: `nil`: until ``acceptConnections()``.
  /// - Returns: whether it does: not on systems other than Linux, and not on a server that stops.
  @discardableResult
  public func refuseConnections(for duration: Duration? = nil) -> Bool {
    server.control.refuseConnections(for: duration)
  }

  /// Takes connections again.
  public func acceptConnections() {
    server.control.acceptConnections()
  }

  // MARK: Stopping

  /// Stops: takes no more connections, ends stalls at once, and lets what is in flight finish.
  ///
  /// - Parameter grace: how long what is in flight may take; then it is cut.
  public func stop(grace: Duration = .seconds(8)) {
    server.stop(grace: grace)
    // What still watches the journal there has seen the last of it.
    administrationServer?.stop(grace: grace)
    log?.finish()
  }
}
