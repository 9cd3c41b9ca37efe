import CMicroHTTPD
import UnderstudyTLS

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the library has no call for: bytes, FIN and RST straight on a connection's socket, without ever waiting.
enum Wire {
  enum Sent {
    /// So many bytes were taken.
    case bytes(Int)
    /// The socket takes none now.
    case full
    /// The client has gone.
    case failed
  }

  /// Sends from several places at once.
  ///
  /// - Parameter isCorked: more follows from elsewhere at once; the system may wait for it.
  static func send(_ parts: UnsafeMutableBufferPointer<iovec>, on socket: Int32, isCorked: Bool) -> Sent {
    var message = msghdr()
    message.msg_iov = parts.baseAddress
    message.msg_iovlen = .init(parts.count)
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL) | (isCorked ? Int32(MSG_MORE) : 0)
    #endif
    while true {
      let count = sendmsg(socket, &message, flags)
      if count >= 0 { return .bytes(count) }
      switch errno {
      case EINTR: continue
      case EAGAIN, EWOULDBLOCK: return .full
      default: return .failed
      }
    }
  }

  /// Sends from several places as one record of a TLS session, as far as they fit.
  static func send(_ parts: UnsafeMutableBufferPointer<iovec>, through outlet: TLSOutlet) -> Sent {
    let limit = TLSOutlet.recordLimit
    let total = parts.reduce(0) { $0 + $1.iov_len }
    return withUnsafeTemporaryAllocation(byteCount: min(total, limit), alignment: 1) { record in
      var count = 0
      for part in parts where count < record.count {
        let size = min(part.iov_len, record.count - count)
        UnsafeMutableRawBufferPointer(rebasing: record[count..<count + size]).copyMemory(
          from: UnsafeRawBufferPointer(start: part.iov_base, count: size))
        count += size
      }
      return switch outlet.send(UnsafeRawBufferPointer(record)) {
      case .bytes(let count): .bytes(count)
      case .full: .full
      case .failed: .failed
      }
    }
  }

  /// Ends our side (FIN), after what was sent.
  ///
  /// What the client has sent meanwhile is read and dropped: closing a socket with unread bytes would reset it, and
  /// the client could lose what it has not yet read (RFC 9112 §9.6).
  static func finish(_ socket: Int32) {
    drop(from: socket)
    shutdown(socket, Int32(SHUT_WR))
  }

  /// Reads and drops what the client has sent, up to a megabyte.
  static func drop(from socket: Int32) {
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 1) { buffer in
      for _ in 0..<256 {
        guard recv(socket, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT)) > 0 else { break }
      }
    }
  }

  /// Everything that was sent has been acknowledged, so that a reset cannot overtake it.
  static func isDelivered(_ socket: Int32) -> Bool {
    mhd_shim_unsent_byte_count(socket) <= 0
  }

  /// Resets the connection (RST).
  static func reset(_ socket: Int32) {
    #if canImport(Darwin)
      // Takes effect when the library closes the socket, at once afterwards.
      var linger = linger(l_onoff: 1, l_linger: 0)
      setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    #else
      // connect(2): AF_UNSPEC dissolves the association; Linux sends the RST at once.
      var nowhere = sockaddr()
      nowhere.sa_family = sa_family_t(AF_UNSPEC)
      connect(socket, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
    #endif
  }
}
