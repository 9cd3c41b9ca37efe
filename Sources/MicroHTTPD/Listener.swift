#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A socket that listens; closed when it goes out of scope.
///
/// Made here and not by the library, because the library tells neither the errno nor the step that failed.
struct Listener: ~Copyable {
  let socket: Int32
  /// The port it listens on; never 0, but where it listens in the file system.
  let port: Int
  /// Where it lies in the file system, if it does.
  private let path: String?

  init(socket: Int32, port: Int, path: String) {
    self.socket = socket
    self.port = port
    self.path = path
  }

  init(host: String, port: Int, backlog: Int) throws(StartFailure) {
    guard let number = UInt16(exactly: port) else { throw .portOutOfRange(port) }
    var failure = StartFailure.addressNotUsable(host: host, reason: "it has no address")
    let addresses = try Self.addresses(host: host, port: number)
    defer { freeaddrinfo(addresses) }
    var next: UnsafeMutablePointer<addrinfo>? = addresses
    while let address = next {
      do throws(StartFailure) {
        socket = try Self.listen(at: address.pointee, host: host, port: port, backlog: backlog)
        self.port = Self.port(of: socket) ?? port
        path = nil
        return
      } catch {
        failure = error
      }
      next = address.pointee.ai_next
    }
    throw failure
  }

  deinit {
    if let path { unlink(path) }
    close(socket)
  }

  /// Refuses new connections until ``listenAgain(_:backlog:)``, but keeps the port. Says whether it does.
  static func refuse(_ socket: Int32) -> Bool {
    var storage = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &storage) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        guard getsockname(socket, address, &size) == 0, shutdown(socket, Int32(SHUT_RDWR)) == 0 else {
          return false
        }
        // A port that was asked for by number stays the socket's; one that the system chose has to be asked for again.
        return bind(socket, address, size) == 0 || errno == EINVAL
      }
    }
  }

  /// Takes connections again.
  static func listenAgain(_ socket: Int32, backlog: Int) {
    #if canImport(Darwin)
      _ = Darwin.listen(socket, Int32(clamping: backlog))
    #else
      _ = Glibc.listen(socket, Int32(clamping: backlog))
    #endif
  }

  /// Refuses new connections from now on; those that were not accepted are reset.
  func refuse() {
    shutdown(socket, Int32(SHUT_RDWR))
  }

  private static func addresses(
    host: String, port: UInt16
  ) throws(StartFailure) -> UnsafeMutablePointer<addrinfo> {
    var hints = addrinfo()
    hints.ai_flags = AI_PASSIVE
    hints.ai_family = AF_UNSPEC
    #if canImport(Darwin)
      hints.ai_socktype = SOCK_STREAM
    #else
      hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #endif
    var found: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, String(port), &hints, &found)
    guard code == 0, let found else {
      throw .addressNotUsable(host: host, reason: String(cString: gai_strerror(code)))
    }
    return found
  }

  private static func listen(
    at address: addrinfo, host: String, port: Int, backlog: Int
  ) throws(StartFailure) -> Int32 {
    #if canImport(Darwin)
      let descriptor = Darwin.socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    #else
      let descriptor = Glibc.socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    #endif
    guard descriptor >= 0 else { throw failure(errno, "socket", host: host, port: port) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    // A port whose last connections are still in TIME_WAIT can be used again at once.
    setOption(descriptor, level: SOL_SOCKET, name: SO_REUSEADDR, to: 1)
    if address.ai_family == AF_INET6 {
      setOption(descriptor, level: Int32(IPPROTO_IPV6), name: IPV6_V6ONLY, to: 0)
    }
    #if canImport(Darwin)
      let isListening =
        bind(descriptor, address.ai_addr, address.ai_addrlen) == 0
        && Darwin.listen(descriptor, Int32(clamping: backlog)) == 0
    #else
      let isListening =
        bind(descriptor, address.ai_addr, address.ai_addrlen) == 0
        && Glibc.listen(descriptor, Int32(clamping: backlog)) == 0
    #endif
    guard isListening else {
      let number = errno
      close(descriptor)
      throw failure(number, "listening", host: host, port: port)
    }
    return descriptor
  }

  private static func failure(_ number: Int32, _ what: String, host: String, port: Int) -> StartFailure {
    switch number {
    case EADDRINUSE: .portInUse(host: host, port: port)
    case EACCES, EPERM: .notPermitted(host: host, port: port)
    case EADDRNOTAVAIL, EAFNOSUPPORT: .addressNotUsable(host: host, reason: systemMessage(number))
    case EMFILE, ENFILE, ENOBUFS, ENOMEM: .tooManyOpen(what: "open files", errno: number)
    default: .refused(what: what, errno: number)
    }
  }

  private static func port(of socket: Int32) -> Int? {
    var storage = sockaddr_storage()
    var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &storage) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> Int? in
        guard getsockname(socket, address, &size) == 0 else { return nil }
        // sin_port and sin6_port lie at the same place.
        return Int(UnsafeRawPointer(address).loadUnaligned(as: sockaddr_in.self).sin_port.bigEndian)
      }
    }
  }
}

/// Sets an option of a socket that takes a number. A socket that refuses it works without.
func setOption(_ socket: Int32, level: Int32, name: Int32, to value: Int32) {
  var value = value
  setsockopt(socket, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
}
