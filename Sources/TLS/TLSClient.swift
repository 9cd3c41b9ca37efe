import CGnuTLS

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The client's side of a TLS connection on a socket that blocks.
public final class TLSClient {
  /// Whose certificates are good.
  public enum Trust: Sendable {
    /// Those of the authorities that this machine trusts.
    case system
    /// Those of the authorities in the text of a PEM file.
    case authorities([UInt8])
    /// Anyone's.
    case anyone
  }

  /// What came.
  public enum Received: Equatable, Sendable {
    case bytes([UInt8])
    /// The other side has said that nothing more follows.
    case finished
    /// The other side has closed its socket without saying so.
    case cut
    /// The connection was reset, or what came is no TLS.
    case broken
    /// Nothing came in the time that the socket waits.
    case nothing
  }

  private let session: gnutls_session_t
  private let credentials: gnutls_certificate_credentials_t
  /// The session keeps the pointer to the name, not the name. Freed in `deinit`.
  private let name: UnsafeMutablePointer<CChar>?

  /// Says hello, and looks at whom it talks to. The socket stays the caller's, and must outlive this.
  ///
  /// - Parameter server: the name or address that the server's certificate must be for.
  public init(socket: Int32, server: String, trust: Trust) throws(TLSFailure) {
    var credentials: gnutls_certificate_credentials_t?
    try GnuTLS.check(gnutls_certificate_allocate_credentials(&credentials), "starting TLS")
    guard let credentials else { throw .refused(what: "starting TLS", reason: "no memory") }
    var session: gnutls_session_t?
    let code = tls_shim_client(&session)
    guard code >= 0, let session else {
      gnutls_certificate_free_credentials(credentials)
      throw .refused(what: "starting TLS", reason: GnuTLS.reason(code))
    }
    self.session = session
    self.credentials = credentials
    name = strdup(server)
    gnutls_set_default_priority(session)
    gnutls_credentials_set(session, GNUTLS_CRD_CERTIFICATE, UnsafeMutableRawPointer(credentials))
    gnutls_transport_set_int2(session, socket, socket)
    try expect(server, trust)
    var result: Int32
    repeat { result = gnutls_handshake(session) } while result == GNUTLS_E_INTERRUPTED
    guard result >= 0 else { throw .handshake(reason: reason(result)) }
  }

  deinit {
    gnutls_deinit(session)
    gnutls_certificate_free_credentials(credentials)
    free(name)
  }

  private func expect(_ server: String, _ trust: Trust) throws(TLSFailure) {
    switch trust {
    case .anyone: return
    case .system:
      try GnuTLS.check(
        gnutls_certificate_set_x509_system_trust(credentials), "reading the trusted authorities")
    case .authorities(let text):
      let count = GnuTLS.lend(text) {
        gnutls_certificate_set_x509_trust_mem(credentials, &$0, GNUTLS_X509_FMT_PEM)
      }
      guard count > 0 else { throw .noCertificate(file: "authorities", reason: GnuTLS.reason(count)) }
    }
    var address = in6_addr()
    let isAddress = inet_pton(AF_INET, server, &address) == 1 || inet_pton(AF_INET6, server, &address) == 1
    // RFC 6066 §3: no address is a server name.
    if !isAddress { _ = tls_shim_set_server_name(session, server, server.utf8.count) }
    gnutls_session_set_verify_cert(session, name, 0)
  }

  private func reason(_ code: Int32) -> String {
    guard code == GNUTLS_E_CERTIFICATE_VERIFICATION_ERROR else { return GnuTLS.reason(code) }
    var text = gnutls_datum_t()
    let status = gnutls_session_get_verify_cert_status(session)
    guard gnutls_certificate_verification_status_print(status, GNUTLS_CRT_X509, &text, 0) >= 0 else {
      return GnuTLS.reason(code)
    }
    let bytes = GnuTLS.take(text)
    return GnuTLS.sentence(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
  }

  /// Sends all bytes. Says whether that could be done.
  public func send(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { gnutls_record_send(session, $0.baseAddress, $0.count) }
      if count == Int(GNUTLS_E_INTERRUPTED) { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Waits for what comes next, as long as the socket does.
  public func receive() -> Received {
    var buffer = [UInt8](repeating: 0, count: TLSOutlet.recordLimit)
    while true {
      let count = gnutls_record_recv(session, &buffer, buffer.count)
      switch Int32(clamping: count) {
      case 0: return .finished
      case 1...: return .bytes(Array(buffer.prefix(count)))
      case GNUTLS_E_INTERRUPTED: continue
      // Also after a message that is not the application's, such as a session ticket.
      case GNUTLS_E_AGAIN: if gnutls_record_check_pending(session) == 0, hasTimedOut { return .nothing }
      case GNUTLS_E_PREMATURE_TERMINATION: return .cut
      default: return .broken
      }
    }
  }

  private var hasTimedOut: Bool {
    errno == EAGAIN || errno == EWOULDBLOCK
  }

  /// Says that nothing more follows; does not wait for the other side to say the same.
  public func finish() {
    _ = gnutls_bye(session, GNUTLS_SHUT_WR)
  }
}
