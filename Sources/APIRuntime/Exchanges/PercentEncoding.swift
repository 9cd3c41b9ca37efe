/// Percent-encoding (RFC 3986 §2.1).
enum PercentEncoding {
  /// A text with everything encoded but unreserved characters.
  ///
  /// - Parameter keepsReserved: whether reserved characters stay too, and what is encoded already.
  static func encoded(_ text: String, keepsReserved: Bool = false) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      let isUnreserved =
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || unreserved.contains(byte)
      if isUnreserved || keepsReserved && reserved.contains(byte) {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let unreserved = Array("-._~".utf8)
  private static let reserved = Array(":/?[]@!$'()*,;=%".utf8)
  private static let digits = Array("0123456789ABCDEF".utf8)
}
