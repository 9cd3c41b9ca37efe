import CGnuTLS

/// A private key; given back when it goes out of scope.
struct PrivateKey: ~Copyable {
  let pointer: gnutls_x509_privkey_t

  private init() throws(TLSFailure) {
    var made: gnutls_x509_privkey_t?
    try GnuTLS.check(gnutls_x509_privkey_init(&made), "making a key")
    guard let made else { throw .refused(what: "making a key", reason: "no memory") }
    pointer = made
  }

  deinit { gnutls_x509_privkey_deinit(pointer) }

  /// A new key on the curve P-256, which all clients know.
  static func generated() throws(TLSFailure) -> PrivateKey {
    let key = try PrivateKey()
    try GnuTLS.check(tls_shim_generate_key(key.pointer), "making a key")
    return key
  }

  /// The key in the text of a PEM file.
  static func read(_ bytes: [UInt8], file: String) throws(TLSFailure) -> PrivateKey {
    let key = try PrivateKey()
    let code = GnuTLS.lend(bytes) {
      gnutls_x509_privkey_import2(key.pointer, &$0, GNUTLS_X509_FMT_PEM, nil, 0)
    }
    switch code {
    case 0...: return key
    case GNUTLS_E_DECRYPTION_FAILED, GNUTLS_E_PKCS11_PIN_ERROR: throw .lockedKey(file: file)
    default: throw .noKey(file: file, reason: GnuTLS.reason(code))
    }
  }

  /// The key as the text of a PEM file.
  borrowing func pem() throws(TLSFailure) -> [UInt8] {
    var text = gnutls_datum_t()
    try GnuTLS.check(
      gnutls_x509_privkey_export2(pointer, GNUTLS_X509_FMT_PEM, &text), "writing a key")
    return GnuTLS.take(text)
  }

  /// A name of its public half.
  borrowing func id() throws(TLSFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64)
    var count = bytes.count
    try GnuTLS.check(gnutls_x509_privkey_get_key_id(pointer, 0, &bytes, &count), "reading a key")
    return Array(bytes.prefix(count))
  }
}
