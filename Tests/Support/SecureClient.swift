public import UnderstudyHTTP
public import UnderstudyTLS

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A client that speaks bytes through TLS, and tells how the connection ended.
///
/// It blocks, so it belongs on a thread of its own: ``onThread(_:)``.
public final class SecureClient {
  /// How a connection ended.
  public enum End: Equatable, Sendable {
    /// The other side said that nothing more follows.
    case finished
    /// The other side closed its socket without saying so.
    case cut
    /// The other side reset the connection.
    case reset
    /// It is still open.
    case open
  }

  private let raw: RawClient
  private let client: TLSClient
  /// What came.
  public private(set) var bytes: [UInt8] = []
  /// When the parts of it came.
  public private(set) var moments: [Moment] = []
  /// How the connection ended, as far as was read.
  public private(set) var end = End.open

  /// Connects to a port of this machine.
  ///
  /// - Parameters:
  ///   - server: the name that the server's certificate must be for.
  ///   - patience: how long to wait for anything to come.
  ///   - window: how many bytes the system keeps for us at most; `nil` for what it thinks right.
  public init(
    port: Int, server: String = "localhost", trust: TLSClient.Trust, patience: Duration = .seconds(10),
    window: Int32? = nil
  ) throws {
    raw = RawClient(port: port)
    let milliseconds = Int(patience.nanoseconds / 1_000_000)
    var limit = timeval(tv_sec: milliseconds / 1000, tv_usec: .init(milliseconds % 1000 * 1000))
    setsockopt(raw.socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    if var window {
      setsockopt(raw.socket, SOL_SOCKET, SO_RCVBUF, &window, socklen_t(MemoryLayout<Int32>.size))
    }
    client = try TLSClient(socket: raw.socket, server: server, trust: trust)
  }

  /// Everything that came, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Sends all of a text.
  @discardableResult
  public func send(_ text: String) -> Bool { client.send(Array(text.utf8)) }

  /// Sends all bytes.
  @discardableResult
  public func send(_ bytes: [UInt8]) -> Bool { client.send(bytes) }

  /// Reads what comes next. Says whether there may be more.
  @discardableResult
  public func readMore() -> Bool {
    switch client.receive() {
    case .bytes(let more):
      bytes += more
      moments.append(RawClient.now())
      return true
    case .finished: end = .finished
    case .cut: end = .cut
    case .broken: end = .reset
    case .nothing: break
    }
    return false
  }

  /// Reads until the text so far is enough, or nothing more comes. Says whether it was enough.
  @discardableResult
  public func read(until isEnough: (String) -> Bool) -> Bool {
    while !isEnough(text) {
      guard readMore() else { return isEnough(text) }
    }
    return true
  }

  /// Reads until the connection ends, or nothing comes any more. Says how.
  @discardableResult
  public func readToEnd() -> End {
    while readMore() {}
    return end
  }

  /// Forgets what came.
  public func forget() {
    bytes = []
    moments = []
  }
}
