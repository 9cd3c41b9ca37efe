/// Percent-encoding (RFC 3986 §2.1).
public enum PercentCoding {
  /// A text with its percent-encoded bytes decoded; what is no escape, or no UTF-8 when decoded, stays or is replaced
  /// by U+FFFD.
  public static func decoded(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let high = digit(rest[rest.startIndex]),
        let low = digit(rest[rest.startIndex + 1])
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A path with every byte encoded that may not stand in one (RFC 3986 §3.3). What is encoded already stays.
  public static func encoded(path: some StringProtocol) -> String {
    let marks = "-._~!$&'()*+,;=:@/%".utf8
    var result: [UInt8] = []
    for byte in path.utf8 {
      let isLetter = 0x61...0x7A ~= byte | 0x20
      if isLetter || 0x30...0x39 ~= byte || marks.contains(byte) {
        result.append(byte)
      } else {
        let digits = Array("0123456789ABCDEF".utf8)
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
