import ArgumentParser
import UnderstudyTLS

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One exchange of bytes over TCP: what is to be sent goes out, and what comes until the other side closes comes back.
enum ClientSocket {
  /// Sends bytes and reads to the end, waiting at most 30 seconds for each part.
  ///
  /// - Throws: exit code 2, after saying why there is no answer.
  ///
  /// - Parameter trust: whose certificates are good; `nil` for a connection without TLS.
  static func exchange(
    _ bytes: [UInt8], host: String, port: String, trust: TLSClient.Trust? = nil
  ) throws -> [UInt8] {
    var received: [UInt8] = []
    try exchange(bytes, host: host, port: port, trust: trust) { received += $0 }
    return received
  }

  /// Sends bytes and hands on what comes, as it comes, to the end; waits at most 30 seconds for each part.
  ///
  /// - Throws: exit code 2, after saying why there is no answer.
  static func exchange(
    _ bytes: [UInt8], host: String, port: String, trust: TLSClient.Trust?,
    _ take: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    let socket = try connect(host: host, port: port)
    defer { close(socket) }
    if let trust { return try exchange(bytes, on: socket, host: host, port: port, trust: trust, take) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, noSignal) }
      guard count > 0 else { throw RunningServer.failure(reason(host, port), nil) }
      rest = rest.dropFirst(count)
    }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
      if count == 0 { return }
      if count < 0 {
        if errno == EINTR { continue }
        throw RunningServer.failure(reason(host, port), nil)
      }
      try take(buffer[..<count])
    }
  }

  private static func exchange(
    _ bytes: [UInt8], on socket: Int32, host: String, port: String, trust: TLSClient.Trust,
    _ take: (ArraySlice<UInt8>) throws -> Void
  ) throws {
    let client: TLSClient
    do throws(TLSFailure) {
      client = try TLSClient(socket: socket, server: plainName(host), trust: trust)
    } catch {
      throw RunningServer.failure("no mock answers at \(host):\(port): \(error.message)", nil)
    }
    guard client.send(bytes) else { throw RunningServer.failure(reason(host, port), nil) }
    while true {
      switch client.receive() {
      case .bytes(let more): try take(more[...])
      case .finished, .cut: return
      case .broken, .nothing: throw RunningServer.failure(reason(host, port), nil)
      }
    }
  }

  /// A host without the brackets of an IPv6 address.
  private static func plainName(_ host: String) -> String {
    host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
  }

  /// Whether a connection can be made.
  static func isAnswering(host: String, port: String) -> Bool {
    guard let socket = try? connect(host: host, port: port, isQuiet: true) else { return false }
    close(socket)
    return true
  }

  /// - Parameter port: empty where the host is a socket in the file system.
  private static func connect(host: String, port: String, isQuiet: Bool = false) throws -> Int32 {
    if port.isEmpty { return try connect(path: host, isQuiet: isQuiet) }
    let name = plainName(host)
    var hints = addrinfo()
    hints.ai_socktype = streamType
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(name, port, &hints, &list)
    defer { freeaddrinfo(list) }
    guard code == 0 else {
      throw RunningServer.failure("'\(host)' cannot be found: \(String(cString: gai_strerror(code)))", nil)
    }
    var next = list
    while let info = next?.pointee {
      next = info.ai_next
      let socket = systemSocket(info.ai_family, info.ai_socktype, info.ai_protocol)
      guard socket >= 0 else { continue }
      var limit = timeval(tv_sec: 30, tv_usec: 0)
      setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
      setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
      if systemConnect(socket, info.ai_addr, info.ai_addrlen) == 0 { return socket }
      close(socket)
    }
    if isQuiet { throw ExitCode(2) }
    throw RunningServer.failure(reason(host, port), "start one with 'understudy serve'")
  }

  private static func connect(path: String, isQuiet: Bool) throws -> Int32 {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
      throw RunningServer.failure("'\(path)' is too long for a socket", nil)
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let socket = systemSocket(AF_UNIX, streamType, 0)
    let isConnected = withUnsafePointer(to: address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        systemConnect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    guard socket >= 0, isConnected else {
      if isQuiet {
        close(socket)
        throw ExitCode(2)
      }
      let failure = RunningServer.failure(reason(path, ""), "start one with 'understudy serve'")
      close(socket)
      throw failure
    }
    return socket
  }

  private static func reason(_ host: String, _ port: String) -> String {
    "no mock answers at \(port.isEmpty ? host : "\(host):\(port)"): \(String(cString: strerror(errno)))"
  }

  #if canImport(Glibc)
    private static let noSignal = Int32(MSG_NOSIGNAL)
    private static let streamType = Int32(SOCK_STREAM.rawValue)
    private static func systemSocket(_ family: Int32, _ type: Int32, _ number: Int32) -> Int32 {
      Glibc.socket(family, type, number)
    }
    private static func systemConnect(
      _ socket: Int32, _ address: UnsafePointer<sockaddr>?, _ count: socklen_t
    )
      -> Int32
    {
      Glibc.connect(socket, address, count)
    }
  #else
    private static let noSignal: Int32 = 0
    private static let streamType = SOCK_STREAM
    private static func systemSocket(_ family: Int32, _ type: Int32, _ number: Int32) -> Int32 {
      Darwin.socket(family, type, number)
    }
    private static func systemConnect(
      _ socket: Int32, _ address: UnsafePointer<sockaddr>?, _ count: socklen_t
    )
      -> Int32
    {
      Darwin.connect(socket, address, count)
    }
  #endif
}
