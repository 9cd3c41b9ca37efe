import CGnuTLS

/// Writes through the TLS session of a connection that somebody else has made and will end; never waits.
///
/// For one thread at a time, which must be the only one that uses the session meanwhile.
public final class TLSOutlet {
  /// What became of bytes.
  public enum Sent: Hashable, Sendable {
    /// So many were taken.
    case bytes(Int)
    /// The socket takes none now: the same ones have to be offered again.
    case full
    /// The connection is of no more use.
    case failed
  }

  /// RFC 8446 §5.1: what one record holds at most.
  public static let recordLimit = 16_384

  private let session: gnutls_session_t
  /// The bytes were made a record, of which a part is not out.
  private var isRecordPending = false

  /// Borrows a session, which must outlive this.
  public init(_ session: OpaquePointer) {
    self.session = session
  }

  /// Sends as much as goes into one record.
  public func send(_ bytes: UnsafeRawBufferPointer) -> Sent {
    // gnutls.h, gnutls_record_send: after GNUTLS_E_AGAIN it is called again with nothing, and goes on where it was.
    let count =
      isRecordPending
      ? gnutls_record_send(session, nil, 0)
      : gnutls_record_send(session, bytes.baseAddress, min(bytes.count, Self.recordLimit))
    switch Int32(clamping: count) {
    case GNUTLS_E_AGAIN, GNUTLS_E_INTERRUPTED:
      isRecordPending = true
      return .full
    case ..<0:
      return .failed
    default:
      isRecordPending = false
      return .bytes(count)
    }
  }

  /// Says that nothing more follows (RFC 8446 §6.1, close_notify), as far as the socket takes that now.
  public func finish() {
    _ = gnutls_bye(session, GNUTLS_SHUT_WR)
  }
}
