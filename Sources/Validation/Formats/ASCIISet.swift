/// Some of the first 128 characters, as bits.
struct ASCIISet: Sendable {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// The characters given; all must be ASCII.
  init(_ characters: StaticString) {
    characters.withUTF8Buffer { for byte in $0 { insert(byte) } }
  }

  private mutating func insert(_ byte: UInt8) {
    if byte < 0x40 { low |= 1 &<< UInt64(byte) } else { high |= 1 &<< UInt64(byte & 0x3F) }
  }

  /// The characters of both.
  func union(_ characters: StaticString) -> ASCIISet {
    var result = self
    characters.withUTF8Buffer { for byte in $0 { result.insert(byte) } }
    return result
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    byte < 0x80 && (byte < 0x40 ? low : high) &>> UInt64(byte & 0x3F) & 1 != 0
  }

  private static let unreserved = ASCIISet(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")

  // What may stand unescaped in the parts of a URI (RFC 3986 appendix A).
  static let host = unreserved.union("!$&'()*+,;=")
  static let userInformation = host.union(":")
  static let path = host.union("/:@")
  static let query = path.union("?")
}
