public import UnderstudyDiagnostics

/// Why there is no identity to serve with, or no way to talk to a server.
public enum TLSFailure: Error, Hashable, Sendable {
  /// A file that should hold a certificate does not.
  case noCertificate(file: String, reason: String)
  /// A file that should hold a private key does not.
  case noKey(file: String, reason: String)
  /// A private key is protected by a password.
  case lockedKey(file: String)
  /// A private key is not the one that a certificate was made for.
  case mismatch(certificate: String, key: String)
  /// A certificate cannot be made for such a name.
  case badName(String)
  /// The other side is not whom it should be, or speaks no TLS.
  case handshake(reason: String)
  /// Something else that GnuTLS refused.
  case refused(what: String, reason: String)
}

extension TLSFailure: CustomStringConvertible {
  /// One sentence in lower case without a full stop.
  public var message: String {
    switch self {
    case .noCertificate(let file, let reason): "there is no certificate in '\(file)': \(reason)"
    case .noKey(let file, let reason): "there is no private key in '\(file)': \(reason)"
    case .lockedKey(let file): "the private key in '\(file)' is protected by a password"
    case .mismatch(let certificate, let key):
      "the private key in '\(key)' does not belong to the certificate in '\(certificate)'"
    case .badName(let name): "'\(name)' is neither a host name nor an IP address"
    case .handshake(let reason): "no TLS connection: \(reason)"
    case .refused(let what, let reason): "\(what) failed: \(reason)"
    }
  }

  /// What can be done about it, if that is known.
  public var advice: String? {
    switch self {
    case .noCertificate: "it must be a PEM file with '-----BEGIN CERTIFICATE-----', the server's own first"
    case .noKey: "it must be a PEM file with '-----BEGIN PRIVATE KEY-----' or the like"
    case .lockedKey: "write it without: openssl pkey -in LOCKED.pem -out KEY.pem"
    case .mismatch:
      "the first certificate of the file must be the server's own, with the key that it was made with"
    case .badName: "names look like 'mock.example', '*.example' or '192.0.2.7'"
    case .handshake, .refused: nil
    }
  }

  /// The failure as an error that people read.
  public var diagnostic: Diagnostic {
    .error(message, notes: advice.map { [Diagnostic.Note($0)] } ?? [])
  }

  /// The sentence.
  public var description: String { message }
}
