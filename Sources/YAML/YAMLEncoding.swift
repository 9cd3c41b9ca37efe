/// What must be done to the bytes of a text before libyaml reads them, and to scalars after it.
///
/// libyaml refuses the escapes of surrogate pairs, which JSON has (`"\ud83d\ude00"`; YAML 1.2 promises to take all of
/// JSON). They are moved to a block of the private use area before the text is read, and the pairs found there are put
/// together after it. A text that uses that block itself is left alone.
enum YAMLEncoding {
  /// The text without byte order mark, surrogate pairs moved.
  static func prepared(_ bytes: [UInt8]) throws(YAMLError) -> (bytes: [UInt8], hasSurrogates: Bool) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return moved(Array(bytes.dropFirst(3))) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) {
      throw YAMLError(.wrongEncoding("UTF-32"), at: .start)
    }
    // With a mark libyaml converts UTF-16 itself.
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return (bytes, false) }
    if bytes.prefix(4).contains(0) {
      throw YAMLError(.wrongEncoding("UTF-16 or UTF-32 without a byte order mark, or binary"), at: .start)
    }
    return moved(bytes)
  }

  /// Moves the escapes of surrogate pairs by 0x1000: `\ud83d\ude00` becomes `\ue83d\uee00`.
  private static func moved(_ bytes: [UInt8]) -> (bytes: [UInt8], hasSurrogates: Bool) {
    var pairs: [Int] = []
    var position = 0
    while let backslash = bytes[position...].firstIndex(of: UInt8(ascii: "\\")) {
      guard backslash + 1 < bytes.count else { break }
      // A backslash that is itself escaped begins nothing.
      position = backslash + 2
      guard bytes[backslash + 1] == UInt8(ascii: "u"), backslash + 12 <= bytes.count else { continue }
      if bytes[backslash + 2] | 0x20 == UInt8(ascii: "e"), (bytes[backslash + 3] | 0x20) >= UInt8(ascii: "8")
      {
        return (bytes, false)
      }
      if isHalf(bytes, backslash, "89ab"), isHalf(bytes, backslash + 6, "cdef") {
        pairs.append(backslash)
        position = backslash + 12
      }
    }
    guard !pairs.isEmpty, !usesBlock(bytes) else { return (bytes, false) }
    var result = bytes
    for pair in pairs {
      result[pair + 2] += 1
      result[pair + 8] += 1
    }
    return (result, true)
  }

  /// Whether there is `\udXhh` at an offset, X being one of four.
  private static func isHalf(_ bytes: [UInt8], _ start: Int, _ seconds: String) -> Bool {
    bytes[start] == UInt8(ascii: "\\") && bytes[start + 1] == UInt8(ascii: "u")
      && bytes[start + 2] | 0x20 == UInt8(ascii: "d") && seconds.utf8.contains(bytes[start + 3] | 0x20)
      && bytes[start + 4..<start + 6].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit && $0 < 0x80 }
  }

  /// Whether a text has characters U+E800–U+EFFF (UTF-8 EE A0 80–EE BF BF).
  private static func usesBlock(_ bytes: [UInt8]) -> Bool {
    var position = 0
    while let lead = bytes[position...].firstIndex(of: 0xEE) {
      if lead + 1 < bytes.count, bytes[lead + 1] >= 0xA0 { return true }
      position = lead + 1
    }
    return false
  }

  /// A scalar with what had been moved put back: pairs of characters become one, escapes that were no escapes (in a
  /// block scalar) become what they were.
  static func restored(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      if let high = moved(bytes, position), let low = moved(bytes, position + 3), high < 0xEC00, low >= 0xEC00
      {
        let code = 0x10000 + (high - 0xE800) << 10 + (low - 0xEC00)
        result.append(contentsOf: Unicode.Scalar(code).map { Array(String($0).utf8) } ?? [])
        position += 6
      } else if bytes[position] == UInt8(ascii: "\\"), position + 3 < bytes.count,
        bytes[position + 1] == UInt8(ascii: "u"), bytes[position + 2] | 0x20 == UInt8(ascii: "e"),
        bytes[position + 3] | 0x20 >= UInt8(ascii: "8")
      {
        result.append(contentsOf: [bytes[position], bytes[position + 1], bytes[position + 2] - 1])
        position += 3
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }

  /// The code point at an offset, if it is of the block.
  private static func moved(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt32? {
    guard start + 2 < bytes.count, bytes[start] == 0xEE, bytes[start + 1] >= 0xA0 else { return nil }
    return 0xE000 | UInt32(bytes[start + 1] & 0x3F) << 6 | UInt32(bytes[start + 2] & 0x3F)
  }

  /// The place of a byte.
  static func mark(ofOffset offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> YAMLMark {
    var (line, column) = (1, 1)
    for byte in bytes.prefix(max(0, offset)) {
      if byte == 0x0A {
        (line, column) = (line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return YAMLMark(line: line, column: column)
  }

  /// The byte that a place begins with.
  static func byte(at mark: YAMLMark, in bytes: UnsafeBufferPointer<UInt8>) -> UInt8? {
    var (line, column): (Int32, Int32) = (1, 1)
    for byte in bytes where byte & 0xC0 != 0x80 {
      if line == mark.line, column == mark.column { return byte }
      if byte == 0x0A {
        (line, column) = (line + 1, 1)
      } else {
        column += 1
      }
    }
    return nil
  }
}
