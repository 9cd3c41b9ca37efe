import CGnuTLS

/// The little that calls of GnuTLS have in common.
enum GnuTLS {
  /// GnuTLS's words for the number of an error, in lower case and without a full stop.
  static func reason(_ code: Int32) -> String {
    sentence(gnutls_strerror(code).map { String(cString: $0) } ?? "error \(code)")
  }

  /// Words of GnuTLS as the end of a sentence of ours.
  static func sentence(_ text: String) -> String {
    var text = text
    while text.last == "." || text.last == " " { text.removeLast() }
    guard let first = text.first, text.dropFirst().first?.isUppercase != true else { return text }
    return first.lowercased() + text.dropFirst()
  }

  /// Checks what a call returns.
  static func check(_ code: Int32, _ what: String) throws(TLSFailure) {
    guard code >= 0 else { throw .refused(what: what, reason: reason(code)) }
  }

  /// Lends bytes in the form that GnuTLS reads them in.
  static func lend<Result>(_ bytes: [UInt8], _ body: (inout gnutls_datum_t) -> Result) -> Result {
    var bytes = bytes
    return bytes.withUnsafeMutableBufferPointer { buffer in
      var datum = gnutls_datum_t(data: buffer.baseAddress, size: UInt32(clamping: buffer.count))
      return body(&datum)
    }
  }

  /// Copies what GnuTLS has made, and gives it back.
  static func take(_ datum: gnutls_datum_t) -> [UInt8] {
    defer { tls_shim_free(datum.data) }
    return Array(UnsafeBufferPointer(start: datum.data, count: Int(datum.size)))
  }
}
