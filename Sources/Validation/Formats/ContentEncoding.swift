/// The encodings of `contentEncoding` that are known: those of RFC 4648, and those of RFC 2045 §6 that change nothing.
enum ContentEncoding: String, Hashable, Sendable {
  case base64, base64url, base32, base32hex, base16
  case sevenBit = "7bit"
  case eightBit = "8bit"
  case binary

  /// The encoding of a name, whose case is of no account (RFC 2045 §6.1).
  init?(name: String) {
    self.init(rawValue: name.lowercased())
  }

  /// The bytes that a text stands for; `nil` if it is not encoded so.
  func decoded(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    switch self {
    case .base64: decoded(text, bits: 6, group: 4)
    case .base64url: decoded(text, bits: 6, group: 4, needsPadding: false)
    case .base32, .base32hex: decoded(text, bits: 5, group: 8)
    case .base16: decoded(text, bits: 4, group: 2)
    case .sevenBit: text.allSatisfy { $0 < 0x80 } ? Array(text) : nil
    case .eightBit, .binary: Array(text)
    }
  }

  private func decoded(
    _ text: UnsafeBufferPointer<UInt8>, bits: Int, group: Int, needsPadding: Bool = true
  ) -> [UInt8]? {
    let end = text.lastIndex { $0 != UInt8(ascii: "=") }.map { $0 + 1 } ?? 0
    let padding = text.count - end
    // RFC 4648 §3.2: a text is filled up to whole groups, and never by a whole one.
    guard padding < group, text.count % group == 0 || padding == 0 && !needsPadding else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(end * bits / 8)
    var buffer = 0
    var filled = 0
    for byte in text[..<end] {
      guard let value = value(of: byte) else { return nil }
      buffer = buffer << bits & 0xFFFF | Int(value)
      filled += bits
      guard filled >= 8 else { continue }
      filled -= 8
      bytes.append(UInt8(truncatingIfNeeded: buffer >> filled))
    }
    // A digit that no byte needs means that some are missing.
    return filled < bits ? bytes : nil
  }

  /// The value of a digit.
  private func value(of byte: UInt8) -> UInt8? {
    let isUpper = byte &- 0x41 < 26
    switch self {
    case .base64, .base64url:
      if isUpper { return byte - 0x41 }
      if byte &- 0x61 < 26 { return byte - 0x61 + 26 }
      if byte.isDigit { return byte - 0x30 + 52 }
      switch byte {
      case UInt8(ascii: self == .base64 ? "+" : "-"): return 62
      case UInt8(ascii: self == .base64 ? "/" : "_"): return 63
      default: return nil
      }
    case .base32: return isUpper ? byte - 0x41 : 0x32...0x37 ~= byte ? byte - 0x32 + 26 : nil
    case .base32hex: return byte.isDigit ? byte - 0x30 : byte &- 0x41 < 22 ? byte - 0x41 + 10 : nil
    case .base16: return byte.isDigit ? byte - 0x30 : byte &- 0x41 < 6 ? byte - 0x41 + 10 : nil
    default: return nil
    }
  }
}
