/// Reads a text by a grammar, byte by byte. Methods that read something return whether it was there; after `false`
/// the position is of no account.
struct FormatReader {
  let text: UnsafeBufferPointer<UInt8>
  var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  var isAtEnd: Bool { position == text.count }
  /// The next byte; 0 at the end, which no grammar here allows.
  var next: UInt8 { position < text.count ? text[position] : 0 }

  /// Reads the whole text.
  mutating func reads(_ format: Format) -> Bool {
    switch format {
    case .date: readsDate()
    case .time: readsTime()
    case .dateTime: readsDate() && reads(anyOf: "Tt") && readsTime()
    case .duration: readsDuration()
    case .ipv4: readsIPv4()
    case .ipv6: readsIPv6()
    case .email: readsEmail(isInternational: false)
    case .internationalEmail: readsEmail(isInternational: true)
    case .uri: readsURI(isInternational: false, isReference: false)
    case .uriReference: readsURI(isInternational: false, isReference: true)
    case .iri: readsURI(isInternational: true, isReference: false)
    case .iriReference: readsURI(isInternational: true, isReference: true)
    case .uriTemplate: readsURITemplate()
    case .uuid: readsUUID()
    case .jsonPointer: readsJSONPointer()
    case .relativeJSONPointer: readsRelativeJSONPointer()
    case .byte: readsBase64()
    case .hostname, .internationalHostname, .regex, .int32, .int64, .float, .double: false
    }
  }

  /// Reads one byte.
  mutating func reads(_ byte: Unicode.Scalar) -> Bool {
    guard position < text.count, text[position] == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  /// Reads one byte of several.
  mutating func reads(anyOf bytes: StaticString) -> Bool {
    guard position < text.count, bytes.contains(text[position]) else { return false }
    position += 1
    return true
  }

  /// Reads as many bytes as are allowed.
  ///
  /// - Returns: how many.
  mutating func skip(while isAllowed: (UInt8) -> Bool) -> Int {
    let start = position
    while position < text.count, isAllowed(text[position]) { position += 1 }
    return position - start
  }

  /// Reads just so many digits, as a number.
  mutating func number(digits count: Int) -> Int? {
    guard position + count <= text.count else { return nil }
    var value = 0
    for offset in 0..<count {
      let byte = text[position + offset]
      guard byte.isDigit else { return nil }
      value = value * 10 + Int(byte & 0xF)
    }
    position += count
    return value
  }
}

extension UInt8 {
  var isDigit: Bool { self &- 0x30 < 10 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
}

extension StaticString {
  func contains(_ byte: UInt8) -> Bool {
    for offset in 0..<utf8CodeUnitCount where utf8Start[offset] == byte { return true }
    return false
  }
}
