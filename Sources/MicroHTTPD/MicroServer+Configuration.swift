public import UnderstudyDiagnostics
public import UnderstudyTLS

extension MicroServer {
  /// How a server listens, and what it allows.
  public struct Configuration: Sendable {
    /// The address to listen on: an IPv4 or IPv6 address, or a name of this machine.
    public var host: String
    /// The port to listen on; 0 for a free one.
    public var port: Int
    /// Where to listen in the file system, in place of host and port.
    public var unixSocket: UnixSocket?
    /// Whom the server proves to be over TLS; `nil` for a server without TLS.
    public var identity: TLSIdentity?
    /// The number of threads that read requests and write answers, 1…64. One more waits for clocks.
    public var threadCount: Int
    /// The longest body, in bytes, that is kept; the rest of a longer one is read and thrown away.
    ///
    /// 8 MiB unless told otherwise: a chat request may carry pictures as `data:` URLs.
    public var bodyLimit: Int
    /// The most connections at a time; more wait until one is closed.
    public var connectionLimit: Int
    /// The longest head of a request, in bytes, request line included; a longer one is told to the service.
    public var headLimit: Int
    /// The memory for the head of a request and the head of its answer, in bytes for each connection; each field takes
    /// some 64 bytes of it besides its text.
    ///
    /// What does not fit never becomes a request: the library answers it by itself, with a page of its own, a head with
    /// 431 and a target with 414. 12 KiB unless told otherwise: the library clears all of it before each request but a
    /// connection's first (0.9.75), which takes time, and makes it resident; with this an open stream stays below 16 KiB.
    public var connectionMemory: Int
    /// How long a connection may do nothing, in seconds, before it is closed; 0 for as long as it likes.
    ///
    /// Also how long a client may refuse to read a timed answer.
    public var connectionTimeout: Int
    /// The most connections that wait to be accepted.
    public var backlog: Int
    /// Told of what cannot be reported to anyone else, such as a header field that cannot be sent. Called on a
    /// thread of the server; must not wait.
    public var report: @Sendable (Diagnostic) -> Void

    /// Makes a configuration.
    public init(
      host: String = "127.0.0.1", port: Int = 0, threadCount: Int = 1, bodyLimit: Int = 8 << 20,
      connectionLimit: Int = 16_384, headLimit: Int = 8 << 10, connectionMemory: Int = 12 << 10,
      connectionTimeout: Int = 75, backlog: Int = 4_096,
      report: @escaping @Sendable (Diagnostic) -> Void = { _ in }
    ) {
      self.host = host
      self.port = port
      self.threadCount = threadCount
      self.bodyLimit = bodyLimit
      self.connectionLimit = connectionLimit
      self.headLimit = headLimit
      self.connectionMemory = connectionMemory
      self.connectionTimeout = connectionTimeout
      self.backlog = backlog
      self.report = report
    }
  }
}
