/// The strings of RFC 8259 §7: where they end, and what they say.
enum JSONString {
  /// Finds the closing quote of a string whose bytes start at `start`, checking escapes and UTF-8 on the way.
  ///
  /// - Returns: the offset of the quote, and whether there are escapes.
  static func scan(
    _ input: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(JSONParser.Failure) -> (end: Int, hasEscapes: Bool) {
    var position = start
    var hasEscapes = false
    while true {
      position = skipPlain(input, from: position)
      guard position < input.count else {
        throw JSONParser.Failure(
          reason: .unexpectedEnd(expected: "the closing quote of a string"), offset: input.count)
      }
      switch input[position] {
      case UInt8(ascii: "\""): return (position, hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        position = try skipEscape(input, from: position)
      case let byte where byte < 0x20:
        throw JSONParser.Failure(reason: .controlCharacter(byte), offset: position)
      default:
        guard let next = skipScalar(input, from: position) else {
          throw JSONParser.Failure(reason: .invalidUTF8, offset: position)
        }
        position = next
      }
    }
  }

  /// Skips ASCII that is neither quote, backslash nor control character, eight bytes at a time.
  @inline(__always)
  private static func skipPlain(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var position = start
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tops: UInt64 = 0x8080_8080_8080_8080
    while position + 8 <= input.count {
      let word = UnsafeRawPointer(input.baseAddress.unsafelyUnwrapped + position).loadUnaligned(
        as: UInt64.self)
      let quotes = word ^ ones &* 0x22
      let backslashes = word ^ ones &* 0x5C
      let special =
        (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | (word &- ones &* 0x20) | word
      if special & tops != 0 { break }
      position += 8
    }
    while position < input.count {
      let byte = input[position]
      if byte == 0x22 || byte == 0x5C || byte < 0x20 || byte >= 0x80 { break }
      position += 1
    }
    return position
  }

  private static func skipEscape(
    _ input: UnsafeBufferPointer<UInt8>, from start: Int
  ) throws(JSONParser.Failure) -> Int {
    guard start + 1 < input.count else {
      throw JSONParser.Failure(reason: .unexpectedEnd(expected: "an escape sequence"), offset: input.count)
    }
    switch input[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"):
      guard let unit = hexadecimal(input, from: start + 2) else {
        throw JSONParser.Failure(reason: .invalidEscape, offset: start)
      }
      guard 0xD800...0xDFFF ~= unit else { return start + 6 }
      guard unit < 0xDC00, start + 7 < input.count, input[start + 6] == UInt8(ascii: "\\"),
        input[start + 7] == UInt8(ascii: "u"), let low = hexadecimal(input, from: start + 8),
        0xDC00...0xDFFF ~= low
      else { throw JSONParser.Failure(reason: .loneSurrogate, offset: start) }
      return start + 12
    default: throw JSONParser.Failure(reason: .invalidEscape, offset: start)
    }
  }

  /// Four hexadecimal digits.
  private static func hexadecimal(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> UInt32? {
    guard start + 4 <= input.count else { return nil }
    var value: UInt32 = 0
    for byte in input[start..<start + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue, byte < 0x80 else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// Skips one scalar of two to four bytes, checked as RFC 3629 §4 has it.
  private static func skipScalar(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    let (length, second): (Int, ClosedRange<UInt8>)
    switch input[start] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard start + length <= input.count, second ~= input[start + 1] else { return nil }
    for offset in 2..<max(2, length) where input[start + offset] & 0xC0 != 0x80 { return nil }
    return start + length
  }

  /// What the bytes of a checked string with escapes say, as UTF-8.
  static func unescaped(_ bytes: some Collection<UInt8>) -> [UInt8] {
    let source = Array(bytes)
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var position = 0
    while position < source.count {
      guard source[position] == UInt8(ascii: "\\"), position + 1 < source.count else {
        result.append(source[position])
        position += 1
        continue
      }
      let escape = source[position + 1]
      position += 2
      switch escape {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"):
        source.withUnsafeBufferPointer { source in
          var code = hexadecimal(source, from: position) ?? 0xFFFD
          position += 4
          if 0xD800...0xDBFF ~= code, let low = hexadecimal(source, from: position + 2) {
            code = 0x10000 + (code - 0xD800) << 10 + (low &- 0xDC00)
            position += 6
          }
          result.append(
            contentsOf: UTF8.encode(Unicode.Scalar(code) ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
        }
      default: result.append(escape)
      }
    }
    return result
  }
}
