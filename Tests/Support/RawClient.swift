public import UnderstudyHTTP

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A client that speaks bytes: it sends what it is told, and tells what came, when, and how it ended.
///
/// It blocks, so it belongs on a thread of its own: ``onThread(_:)``. Every wait has a deadline.
public struct RawClient: ~Copyable {
  /// How a connection ended.
  public enum End: Equatable, Sendable {
    /// The other side closed (FIN).
    case closed
    /// The other side reset (RST).
    case reset
    /// It is still open.
    case open
  }

  /// Bytes that came together, and when.
  public struct Piece: Sendable {
    /// The bytes.
    public var bytes: [UInt8]
    /// When they came.
    public var moment: Moment
    /// The bytes as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  #if canImport(Darwin)
    private static let flags: Int32 = 0
  #else
    private static let flags = Int32(MSG_NOSIGNAL)
  #endif

  /// The socket; closed when this goes out of scope.
  public let socket: Int32
  /// What came, in order.
  public private(set) var pieces: [Piece] = []
  /// How the connection ended, as far as was read.
  public private(set) var end = End.open

  /// Connects to a port of this machine.
  public init(port: Int) {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    self.init(AF_INET, address)
  }

  /// Connects to a socket in the file system.
  public init(unixSocket path: String) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
    self.init(AF_UNIX, address)
  }

  private init<Address>(_ family: Int32, _ address: Address) {
    #if canImport(Darwin)
      let socket = Darwin.socket(family, SOCK_STREAM, 0)
    #else
      let socket = Glibc.socket(family, Int32(SOCK_STREAM.rawValue), 0)
    #endif
    let result = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<Address>.size))
      }
    }
    self.socket = socket
    isConnected = result == 0
  }

  /// The server took the connection.
  public let isConnected: Bool

  deinit {
    close(socket)
  }

  /// Everything that came.
  public var bytes: [UInt8] { pieces.flatMap(\.bytes) }
  /// Everything that came, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
  /// The number of bytes that came.
  public var count: Int { pieces.reduce(0) { $0 + $1.bytes.count } }

  /// Sends, as long as the server takes it.
  public func send(_ text: String) {
    send(Array(text.utf8))
  }

  /// Sends, as long as the server takes it.
  public func send(_ bytes: [UInt8]) {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { sendBytes(socket, $0.baseAddress, $0.count, Self.flags) }
      guard count > 0 else { return }
      sent += count
    }
  }

  /// Sends as much as is taken without waiting, up to 16 MiB.
  public func flood() {
    let bytes = [UInt8](repeating: 0x78, count: 65_536)
    for _ in 0..<256 {
      let count = bytes.withUnsafeBytes {
        sendBytes(socket, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT) | Self.flags)
      }
      guard count > 0 else { return }
    }
  }

  /// Closes this side (FIN), and goes on reading.
  public func finish() {
    shutdown(socket, Int32(SHUT_WR))
  }

  /// Makes the coming close a reset (RST).
  public func resetOnClose() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
  }

  /// Reads until the text so far is enough, the connection ends, or the time is over. Says whether it was enough.
  @discardableResult
  public mutating func read(for limit: Duration = .seconds(10), until isEnough: (String) -> Bool) -> Bool {
    let deadline = Self.now() + limit
    while !isEnough(text) {
      guard end == .open, readPiece(by: deadline) else { return false }
    }
    return true
  }

  /// Reads until the connection ends. Says how; `.open` if it did not in time.
  @discardableResult
  public mutating func readToEnd(for limit: Duration = .seconds(10)) -> End {
    let deadline = Self.now() + limit
    while end == .open, readPiece(by: deadline) {}
    return end
  }

  /// Reads what comes next. Says whether anything came, or the connection ended, before the time was over.
  @discardableResult
  public mutating func readMore(for limit: Duration = .seconds(10)) -> Bool {
    end == .open && readPiece(by: Self.now() + limit)
  }

  /// Forgets what came.
  public mutating func forget() {
    pieces = []
  }

  private mutating func readPiece(by deadline: Moment) -> Bool {
    let rest = (deadline - Self.now()).nanoseconds / 1_000_000
    var poller = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    guard rest > 0, poll(&poller, 1, Int32(rest)) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &buffer, buffer.count, 0)
    if count > 0 {
      pieces.append(Piece(bytes: Array(buffer.prefix(count)), moment: Self.now()))
    } else {
      end = count == 0 ? .closed : .reset
    }
    return true
  }

  /// Lets other threads go on for a while, between two looks at something.
  public static func yield(_ time: Duration = .milliseconds(1)) {
    _ = poll(nil, 0, Int32(truncatingIfNeeded: time.nanoseconds / 1_000_000))
  }

  /// The time, on the clock that servers stamp requests with.
  public static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }
}

private func sendBytes(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
  send(socket, bytes, count, flags)
}
