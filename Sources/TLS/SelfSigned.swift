import CGnuTLS

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An identity made on the spot, and the authority that clients have to trust for it.
///
/// The authority's own key is forgotten at once: whoever trusts it trusts this one certificate and no other.
public struct SelfSigned: Sendable {
  /// What the server shows.
  public let identity: TLSIdentity
  /// The authority's certificate, as the text of a PEM file.
  public let authority: [UInt8]

  /// Makes an identity.
  ///
  /// - Parameter names: the host names and IP addresses by which clients call the server; at least one.
  public init(names: [String]) throws(TLSFailure) {
    let alternatives = try names.map { (name) throws(TLSFailure) in try Alternative(name) }
    guard let first = names.first else { throw .badName("") }
    let authorityKey = try PrivateKey.generated()
    let authority = try Certificate.made(for: authorityKey, commonName: "Understudy, for tests only")
    try GnuTLS.check(
      gnutls_x509_crt_set_basic_constraints(authority.pointer, 1, 0), "making a certificate")
    try GnuTLS.check(
      gnutls_x509_crt_set_key_usage(authority.pointer, UInt32(GNUTLS_KEY_KEY_CERT_SIGN)),
      "making a certificate")
    try authority.sign(by: authority, authorityKey)

    let key = try PrivateKey.generated()
    // RFC 5280, appendix A: a common name has at most 64 characters; clients look at the alternatives only.
    let certificate = try Certificate.made(for: key, commonName: String(first.prefix(64)))
    for alternative in alternatives { try alternative.add(to: certificate) }
    let steps = [
      gnutls_x509_crt_set_basic_constraints(certificate.pointer, 0, -1),
      gnutls_x509_crt_set_key_usage(certificate.pointer, UInt32(GNUTLS_KEY_DIGITAL_SIGNATURE)),
      gnutls_x509_crt_set_key_purpose_oid(certificate.pointer, GNUTLS_KP_TLS_WWW_SERVER, 0),
    ]
    for step in steps { try GnuTLS.check(step, "making a certificate") }
    try certificate.sign(by: authority, authorityKey)

    self.authority = try authority.pem()
    identity = try TLSIdentity(certificate: certificate.pem(), key: key.pem())
  }
}

/// A name that a certificate is for (RFC 5280 §4.2.1.6).
private enum Alternative {
  case host(String)
  case address([UInt8])

  init(_ name: String) throws(TLSFailure) {
    if let bytes = Self.address(name) {
      self = .address(bytes)
    } else if Self.isHost(name) {
      self = .host(name.lowercased())
    } else {
      throw .badName(name)
    }
  }

  func add(to certificate: borrowing Certificate) throws(TLSFailure) {
    let code =
      switch self {
      case .host(let name):
        gnutls_x509_crt_set_subject_alt_name(
          certificate.pointer, GNUTLS_SAN_DNSNAME, name, UInt32(name.utf8.count), UInt32(GNUTLS_FSAN_APPEND))
      case .address(let bytes):
        gnutls_x509_crt_set_subject_alt_name(
          certificate.pointer, GNUTLS_SAN_IPADDRESS, bytes, UInt32(bytes.count), UInt32(GNUTLS_FSAN_APPEND))
      }
    try GnuTLS.check(code, "making a certificate")
  }

  /// The 4 or 16 bytes of an address.
  private static func address(_ text: String) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET, text, &bytes) == 1 { return Array(bytes.prefix(4)) }
    return inet_pton(AF_INET6, text, &bytes) == 1 ? bytes : nil
  }

  /// RFC 1123 §2.1, and one star for a whole first label (RFC 6125 §6.4.3).
  private static func isHost(_ text: String) -> Bool {
    let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard text.utf8.count <= 253 else { return false }
    return labels.enumerated().allSatisfy { index, label in
      if index == 0, labels.count > 1, Array(label) == [UInt8(ascii: "*")] { return true }
      guard 1...63 ~= label.count, label.first != 0x2D, label.last != 0x2D else { return false }
      return label.allSatisfy { byte in
        byte == 0x2D || 0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == 0x5F
      }
    }
  }
}
