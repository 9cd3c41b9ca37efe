/// The strings of RFC 8259 §7: where they end, and what they say.
enum JSONString {
  /// Where a string, or a part of it, ends.
  struct End {
    /// The offset of the closing quote, or of the fault.
    var end: Int
    var hasEscapes: Bool
    var fault: JSONFault?
  }

  /// Finds the closing quote of a string whose bytes start at `start`, checking escapes and UTF-8 on the way.
  @inline(__always)
  static func scan(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> End {
    var position = start
    var hasEscapes = false
    while true {
      if position &+ 8 <= input.count {
        let special = specialBytes(input.word(at: position))
        // The next step must not have to wait for this one's outcome.
        if special == 0 {
          position &+= 8
          continue
        }
        position &+= special.trailingZeroBitCount >> 3
        let byte = input[position]
        if byte == UInt8(ascii: "\"") { return End(end: position, hasEscapes: hasEscapes, fault: nil) }
        if byte == UInt8(ascii: "\\"), position &+ 1 < input.count, isShortEscape(input[position &+ 1]) {
          hasEscapes = true
          position &+= 2
          continue
        }
      }
      let part = skipSpecial(input, from: position)
      hasEscapes = hasEscapes || part.hasEscapes
      position = part.end
      if part.fault != nil || input[position] == UInt8(ascii: "\"") {
        return End(end: position, hasEscapes: hasEscapes, fault: part.fault)
      }
    }
  }

  /// Marks, of eight bytes, those that are a quote, a backslash, a control character or no ASCII with their top bits.
  /// Above a marked byte others may be marked too.
  @inline(__always)
  private static func specialBytes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = (word ^ ones &* 0x22) &- ones
    let backslashes = (word ^ ones &* 0x5C) &- ones
    let controls = word &- ones &* 0x20
    return (quotes | backslashes | controls | word) & 0x8080_8080_8080_8080
  }

  /// Goes on byte by byte, up to the closing quote, or to where eight can be looked at again.
  @inline(never)
  private static func skipSpecial(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> End {
    var position = start
    var hasEscapes = false
    while position < input.count {
      let byte = input[position]
      switch byte {
      case UInt8(ascii: "\""): return End(end: position, hasEscapes: hasEscapes, fault: nil)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        let (next, fault) = skipEscape(input, from: position)
        if let fault { return End(end: next, hasEscapes: true, fault: fault) }
        position = next
      case 0..<0x20: return End(end: position, hasEscapes: hasEscapes, fault: .control)
      case 0x20..<0x80:
        if position &+ 8 <= input.count { return End(end: position, hasEscapes: hasEscapes, fault: nil) }
        position &+= 1
      default:
        guard let next = skipScalar(input, from: position) else {
          return End(end: position, hasEscapes: hasEscapes, fault: .utf8)
        }
        position = next
      }
    }
    return End(end: position, hasEscapes: hasEscapes, fault: .quote)
  }

  /// - Returns: the offset after an escape sequence; with a fault, the offset of that.
  @inline(__always)
  private static func skipEscape(
    _ input: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (Int, JSONFault?) {
    guard start &+ 1 < input.count else { return (input.count, .escape) }
    if isShortEscape(input[start &+ 1]) { return (start &+ 2, nil) }
    guard input[start &+ 1] == UInt8(ascii: "u"), let unit = hexadecimal(input, from: start &+ 2) else {
      return (start, .badEscape)
    }
    guard 0xD800...0xDFFF ~= unit else { return (start &+ 6, nil) }
    guard unit < 0xDC00, start &+ 7 < input.count, input[start &+ 6] == UInt8(ascii: "\\"),
      input[start &+ 7] == UInt8(ascii: "u"), let low = hexadecimal(input, from: start &+ 8),
      0xDC00...0xDFFF ~= low
    else { return (start, .loneSurrogate) }
    return (start &+ 12, nil)
  }

  /// Whether a byte is the second of an escape sequence of two: one of `"/\bfnrt`. A look at a set of bits, as which
  /// of them comes cannot be foreseen.
  @inline(__always)
  private static func isShortEscape(_ byte: UInt8) -> Bool {
    let low: UInt64 = 1 << 0x22 | 1 << 0x2F
    let high: UInt64 = 1 << 0x1C | 1 << 0x22 | 1 << 0x26 | 1 << 0x2E | 1 << 0x32 | 1 << 0x34
    return byte < 0x80 && (byte < 0x40 ? low : high) &>> UInt64(byte & 0x3F) & 1 != 0
  }

  /// Four hexadecimal digits.
  private static func hexadecimal(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt32? {
    guard start &+ 4 <= input.count else { return nil }
    var value: UInt32 = 0
    for position in start..<start &+ 4 {
      let (digit, letter) = (input[position] &- 0x30, (input[position] | 0x20) &- 0x61)
      guard digit < 10 || letter < 6 else { return nil }
      value = value << 4 | UInt32(digit < 10 ? digit : letter &+ 10)
    }
    return value
  }

  /// Skips one scalar of two to four bytes, checked as RFC 3629 §4 has it.
  @inline(__always)
  private static func skipScalar(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let lead = input[start]
    guard lead >= 0xC2, start &+ 1 < input.count else { return nil }
    let second = input[start &+ 1]
    if lead < 0xE0 { return second & 0xC0 == 0x80 ? start &+ 2 : nil }
    // Not longer than needed, no surrogate, not beyond U+10FFFF.
    let range: ClosedRange<UInt8> =
      switch lead {
      case 0xE0: 0xA0...0xBF
      case 0xED: 0x80...0x9F
      case 0xF0: 0x90...0xBF
      case 0xF4: 0x80...0x8F
      default: 0x80...0xBF
      }
    guard lead <= 0xF4, range ~= second else { return nil }
    let end = start &+ (lead < 0xF0 ? 3 : 4)
    guard end <= input.count, input[start &+ 2] & 0xC0 == 0x80, input[end &- 1] & 0xC0 == 0x80 else {
      return nil
    }
    return end
  }

  /// What the bytes of a checked string with escapes say, as UTF-8.
  static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    // No escape sequence is shorter than what it says.
    Array(unsafeUninitializedCapacity: bytes.count) { result, count in
      count = unescape(bytes, into: result)
    }
  }

  /// Writes what the bytes of a checked string with escapes say, as UTF-8, into at least as many bytes.
  ///
  /// - Returns: the number of bytes written.
  static func unescape(
    _ bytes: UnsafeBufferPointer<UInt8>, into result: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    var count = 0
    var position = 0
    while position < bytes.count {
      var byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "\\"), position < bytes.count {
        byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "b"): byte = 0x08
        case UInt8(ascii: "f"): byte = 0x0C
        case UInt8(ascii: "n"): byte = 0x0A
        case UInt8(ascii: "r"): byte = 0x0D
        case UInt8(ascii: "t"): byte = 0x09
        case UInt8(ascii: "u"):
          var code = hexadecimal(bytes, from: position) ?? 0xFFFD
          position += 4
          if 0xD800...0xDBFF ~= code, let low = hexadecimal(bytes, from: position + 2) {
            code = 0x10000 + (code - 0xD800) << 10 + (low &- 0xDC00)
            position += 6
          }
          for unit in UTF8.encode(Unicode.Scalar(code) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter {
            result[count] = unit
            count += 1
          }
          continue
        default: break
        }
      }
      result[count] = byte
      count += 1
    }
    return count
  }
}
