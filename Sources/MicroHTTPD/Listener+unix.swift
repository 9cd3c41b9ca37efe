#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Listener {
  /// Listens on a socket in the file system. One that a server has left behind is taken away; one that is in use, and
  /// what is no socket, is not.
  init(_ place: UnixSocket, backlog: Int) throws(StartFailure) {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(place.path.utf8)
    let room = MemoryLayout.size(ofValue: address.sun_path) - 1
    guard 1...room ~= bytes.count else {
      throw .addressNotUsable(host: place.path, reason: "the path of a socket has 1 to \(room) bytes")
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    try Self.makeRoom(for: address, at: place.path)
    let descriptor = Self.unixSocket()
    guard descriptor >= 0 else { throw .tooManyOpen(what: "open files", errno: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    // Nobody may connect before the permissions are set.
    let mask = umask(0o177)
    let isBound = Self.with(address) { bind(descriptor, $0, $1) == 0 }
    let number = errno
    umask(mask)
    guard isBound else {
      close(descriptor)
      throw .addressNotUsable(host: place.path, reason: systemMessage(number))
    }
    guard chmod(place.path, mode_t(place.permissions)) == 0, Self.startListening(descriptor, backlog) else {
      let number = errno
      unlink(place.path)
      close(descriptor)
      throw .addressNotUsable(host: place.path, reason: systemMessage(number))
    }
    self.init(socket: descriptor, port: 0, path: place.path)
  }

  private static func makeRoom(for address: sockaddr_un, at path: String) throws(StartFailure) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else {
      throw .addressNotUsable(host: path, reason: "there is a file that is no socket")
    }
    let probe = unixSocket()
    guard probe >= 0 else { throw .tooManyOpen(what: "open files", errno: errno) }
    defer { close(probe) }
    // connect(2): ECONNREFUSED where nobody listens.
    let isInUse = with(address) { connect(probe, $0, $1) == 0 } || errno != ECONNREFUSED
    guard !isInUse else { throw .addressNotUsable(host: path, reason: "the socket is in use") }
    unlink(path)
  }

  private static func with<Result>(
    _ address: sockaddr_un, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) -> Result {
    withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  private static func unixSocket() -> Int32 {
    #if canImport(Darwin)
      Darwin.socket(AF_UNIX, SOCK_STREAM, 0)
    #else
      Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    #endif
  }

  private static func startListening(_ descriptor: Int32, _ backlog: Int) -> Bool {
    #if canImport(Darwin)
      Darwin.listen(descriptor, Int32(clamping: backlog)) == 0
    #else
      Glibc.listen(descriptor, Int32(clamping: backlog)) == 0
    #endif
  }
}
