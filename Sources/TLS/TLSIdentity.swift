public import UnderstudyDiagnostics

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a server shows to prove who it is: a certificate, and the private key that belongs to it.
public struct TLSIdentity: Sendable {
  /// The certificate and those that lead from it to an authority, as the text of a PEM file.
  public let certificate: [UInt8]
  /// The private key, as the text of a PEM file.
  public let key: [UInt8]
  /// The SHA-256 of the certificate: `AB:CD:…`.
  public let fingerprint: String
  private let validity: ClosedRange<Int>

  /// Checks a certificate and its key.
  ///
  /// - Parameters:
  ///   - certificate: the text of a PEM file: the server's certificate, then those that lead to an authority.
  ///   - key: the text of a PEM file.
  ///   - certificateFile, keyFile: what messages call the two.
  public init(
    certificate: [UInt8], key: [UInt8], certificateFile: String = "certificate", keyFile: String = "key"
  ) throws(TLSFailure) {
    let own = try Certificate.read(certificate, file: certificateFile)
    let read = try PrivateKey.read(key, file: keyFile)
    guard try own.keyID() == read.id() else {
      throw .mismatch(certificate: certificateFile, key: keyFile)
    }
    self.certificate = certificate
    self.key = key
    fingerprint = try own.fingerprint()
    validity = own.validity()
  }

  /// What clients may hold against the certificate now: its time is over, or has not come.
  public var remark: Diagnostic? {
    let now = time(nil)
    if validity.contains(now) { return nil }
    return .warning(
      now < validity.lowerBound ? "the certificate is not valid yet" : "the certificate has expired",
      notes: [.init("clients will refuse it")])
  }
}
