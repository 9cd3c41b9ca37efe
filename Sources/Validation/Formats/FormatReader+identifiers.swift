/// UUIDs (RFC 9562 §4), JSON Pointers (RFC 6901 §3), relative ones, and base64 (RFC 4648 §4).
extension FormatReader {
  mutating func readsUUID() -> Bool {
    for (number, count) in [8, 4, 4, 4, 12].enumerated() {
      if number > 0, !reads("-") { return false }
      guard skip(while: \.isHexDigit) == count else { return false }
    }
    return true
  }

  mutating func readsJSONPointer() -> Bool {
    while position < text.count {
      guard reads("/") else { return false }
      while position < text.count, next != UInt8(ascii: "/") {
        if next == UInt8(ascii: "~") {
          position += 1
          guard reads(anyOf: "01") else { return false }
        } else {
          position += 1
        }
      }
    }
    return true
  }

  mutating func readsRelativeJSONPointer() -> Bool {
    let start = position
    let count = skip(while: \.isDigit)
    guard count > 0, count == 1 || text[start] != UInt8(ascii: "0") else { return false }
    return reads("#") ? isAtEnd : readsJSONPointer()
  }

  mutating func readsBase64() -> Bool {
    let count = skip { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") }
    var padding = 0
    while padding < 2, reads("=") { padding += 1 }
    return (count + padding) % 4 == 0
  }
}
