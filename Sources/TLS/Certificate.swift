import CGnuTLS

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A certificate; given back when it goes out of scope.
struct Certificate: ~Copyable {
  let pointer: gnutls_x509_crt_t

  private init(_ pointer: gnutls_x509_crt_t) {
    self.pointer = pointer
  }

  deinit { gnutls_x509_crt_deinit(pointer) }

  /// The first certificate in the text of a PEM file; those after it lead from it to an authority.
  static func read(_ bytes: [UInt8], file: String) throws(TLSFailure) -> Certificate {
    var list: UnsafeMutablePointer<gnutls_x509_crt_t?>?
    var count: UInt32 = 0
    let code = GnuTLS.lend(bytes) {
      gnutls_x509_crt_list_import2(&list, &count, &$0, GNUTLS_X509_FMT_PEM, 0)
    }
    guard code >= 0, let list else { throw .noCertificate(file: file, reason: GnuTLS.reason(code)) }
    defer { tls_shim_free(list) }
    let all = UnsafeBufferPointer(start: list, count: Int(count)).compactMap(\.self)
    for other in all.dropFirst() { gnutls_x509_crt_deinit(other) }
    guard let first = all.first else { throw .noCertificate(file: file, reason: "it is empty") }
    return Certificate(first)
  }

  /// A certificate without a signature, for the public half of a key.
  ///
  /// It is valid from an hour ago, as clocks differ, for a year: some clients refuse what is valid for longer.
  static func made(for key: borrowing PrivateKey, commonName: String) throws(TLSFailure) -> Certificate {
    var made: gnutls_x509_crt_t?
    try GnuTLS.check(gnutls_x509_crt_init(&made), "making a certificate")
    guard let made else { throw .refused(what: "making a certificate", reason: "no memory") }
    let certificate = Certificate(made)
    let now = time(nil)
    // RFC 5280 §4.1.2.2: positive, unique and at most 20 bytes.
    var generator = SystemRandomNumberGenerator()
    var serial = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    serial[0] = serial[0] & 0x7F | 0x40
    let id = try key.id()
    let steps = [
      gnutls_x509_crt_set_version(made, 3),
      gnutls_x509_crt_set_key(made, key.pointer),
      gnutls_x509_crt_set_serial(made, serial, serial.count),
      gnutls_x509_crt_set_activation_time(made, now - 3600),
      gnutls_x509_crt_set_expiration_time(made, now + 365 * 86_400),
      gnutls_x509_crt_set_dn_by_oid(
        made, GNUTLS_OID_X520_COMMON_NAME, 0, commonName, UInt32(commonName.utf8.count)),
      gnutls_x509_crt_set_subject_key_id(made, id, id.count),
    ]
    for step in steps { try GnuTLS.check(step, "making a certificate") }
    return certificate
  }

  /// Signs it.
  borrowing func sign(by issuer: borrowing Certificate, _ key: borrowing PrivateKey) throws(TLSFailure) {
    let id = try key.id()
    try GnuTLS.check(
      gnutls_x509_crt_set_authority_key_id(pointer, id, id.count), "signing a certificate")
    try GnuTLS.check(
      gnutls_x509_crt_sign2(pointer, issuer.pointer, key.pointer, GNUTLS_DIG_SHA256, 0),
      "signing a certificate")
  }

  /// The certificate as the text of a PEM file.
  borrowing func pem() throws(TLSFailure) -> [UInt8] {
    var text = gnutls_datum_t()
    try GnuTLS.check(
      gnutls_x509_crt_export2(pointer, GNUTLS_X509_FMT_PEM, &text), "writing a certificate")
    return GnuTLS.take(text)
  }

  /// A name of its public key; the same as ``PrivateKey/id()`` of the key that belongs to it.
  borrowing func keyID() throws(TLSFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64)
    var count = bytes.count
    try GnuTLS.check(gnutls_x509_crt_get_key_id(pointer, 0, &bytes, &count), "reading a certificate")
    return Array(bytes.prefix(count))
  }

  /// The SHA-256 of the certificate, as `openssl x509 -fingerprint -sha256` writes it: `AB:CD:…`.
  borrowing func fingerprint() throws(TLSFailure) -> String {
    var bytes = [UInt8](repeating: 0, count: 32)
    var count = bytes.count
    try GnuTLS.check(
      gnutls_x509_crt_get_fingerprint(pointer, GNUTLS_DIG_SHA256, &bytes, &count),
      "reading a certificate")
    let digits = Array("0123456789ABCDEF")
    return bytes.prefix(count).map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined(separator: ":")
  }

  /// From when and until when it is valid, in seconds since 1970.
  borrowing func validity() -> ClosedRange<Int> {
    let start = gnutls_x509_crt_get_activation_time(pointer)
    return start...max(start, gnutls_x509_crt_get_expiration_time(pointer))
  }
}
