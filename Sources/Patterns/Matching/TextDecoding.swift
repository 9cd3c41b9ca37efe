/// Code points of UTF-8. A byte that belongs to none is U+FFFD, alone, so that any bytes can be searched.
extension UnsafeBufferPointer<UInt8> {
  /// The code point at an index within the bytes, and its length in bytes.
  func codePoint(at index: Int) -> (value: UInt32, length: Int) {
    let first = self[index]
    guard first >= 0x80 else { return (UInt32(first), 1) }
    let length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
    guard length > 1, index + length <= count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      let byte = self[index + offset]
      guard byte & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    let isShortest = length == 2 || value >= (length == 3 ? 0x800 : 0x10000)
    guard isShortest, value <= 0x10FFFF, !(0xD800...0xDFFF).contains(value) else { return (0xFFFD, 1) }
    return (value, length)
  }

  /// The code point that ends before an index greater than 0, and its length in bytes.
  func codePoint(before index: Int) -> (value: UInt32, length: Int) {
    var start = index - 1
    while start > 0, index - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    let decoded = codePoint(at: start)
    return start + decoded.length == index ? decoded : (0xFFFD, 1)
  }

  /// Whether the byte at an index is a letter, digit or low line of ASCII; false outside of the bytes.
  func isWord(at index: Int) -> Bool {
    guard indices.contains(index) else { return false }
    switch self[index] {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: return true
    default: return false
    }
  }
}
