/// URIs (RFC 3986 appendix A), IRIs (RFC 3987 §2.2) and URI templates (RFC 6570 §2).
extension FormatReader {
  mutating func readsURI(isInternational: Bool, isReference: Bool) -> Bool {
    let start = position
    var hasScheme = false
    if next.isLetter {
      _ = skip { $0.isLetter || $0.isDigit || ("+-." as StaticString).contains($0) }
      hasScheme = reads(":")
    }
    if !hasScheme {
      position = start
      if !isReference { return false }
    }
    let mark = position
    if reads("/"), reads("/") {
      guard readsAuthority(isInternational) else { return false }
    } else {
      position = mark
      if !hasScheme, hasColonInFirstSegment { return false }
    }
    guard readsCharacters(.path, isInternational) else { return false }
    if reads("?"), !readsCharacters(.query, isInternational, allowsPrivate: true) { return false }
    if reads("#"), !readsCharacters(.query, isInternational) { return false }
    return true
  }

  /// A relative path's first segment has no colon (RFC 3986 §4.2).
  private var hasColonInFirstSegment: Bool {
    text[position...].prefix { !("/?#" as StaticString).contains($0) }.contains(UInt8(ascii: ":"))
  }

  /// Reads what may stand in a part: the characters given, percent-encoded ones, and others than ASCII.
  private mutating func readsCharacters(
    _ characters: ASCIISet, _ isInternational: Bool, allowsPrivate: Bool = false
  ) -> Bool {
    while position < text.count {
      let byte = text[position]
      if characters.contains(byte) {
        position += 1
      } else if byte == UInt8(ascii: "%") {
        guard readsPercent() else { return false }
      } else if byte >= 0x80, isInternational {
        guard readsInternational(allowsPrivate) else { return false }
      } else {
        return true
      }
    }
    return true
  }

  private mutating func readsPercent() -> Bool {
    guard position + 2 < text.count, next == UInt8(ascii: "%"), text[position + 1].isHexDigit,
      text[position + 2].isHexDigit
    else { return false }
    position += 3
    return true
  }

  /// Reads a `ucschar`, or an `iprivate` where that is allowed.
  private mutating func readsInternational(_ allowsPrivate: Bool) -> Bool {
    guard let scalar = readScalar() else { return false }
    let isPrivate = scalar.properties.generalCategory == .privateUse
    return scalar.value >= 0xA0 && !scalar.properties.isNoncharacterCodePoint && (!isPrivate || allowsPrivate)
  }

  /// Reads one Unicode scalar.
  mutating func readScalar() -> Unicode.Scalar? {
    let length = next < 0x80 ? 1 : next < 0xE0 ? 2 : next < 0xF0 ? 3 : 4
    guard position + length <= text.count else { return nil }
    defer { position += length }
    return String(decoding: text[position..<position + length], as: UTF8.self).unicodeScalars.first
  }

  private mutating func readsAuthority(_ isInternational: Bool) -> Bool {
    var end = position
    var mark: Int?
    while end < text.count, !("/?#" as StaticString).contains(text[end]) {
      if mark == nil, text[end] == UInt8(ascii: "@") { mark = end }
      end += 1
    }
    if let mark {
      guard readsCharacters(.userInformation, isInternational), position == mark, reads("@") else {
        return false
      }
    }
    if reads("[") {
      guard readsIPLiteral() else { return false }
    } else if !readsCharacters(.host, isInternational) {
      return false
    }
    if reads(":") { _ = skip { $0.isDigit } }
    return position == end
  }

  /// Reads what is between brackets, and the closing one.
  private mutating func readsIPLiteral() -> Bool {
    guard let end = text[position...].firstIndex(of: UInt8(ascii: "]")) else { return false }
    var inner = FormatReader(UnsafeBufferPointer(rebasing: text[position..<end]))
    position = end + 1
    if inner.reads(anyOf: "vV") {
      return inner.skip(while: \.isHexDigit) > 0 && inner.reads(".") && !inner.isAtEnd
        && inner.readsCharacters(.userInformation, false) && inner.isAtEnd
    }
    return inner.readsIPv6() && inner.isAtEnd
  }

  mutating func readsURITemplate() -> Bool {
    while position < text.count {
      switch next {
      case UInt8(ascii: "{"): if !readsExpression() { return false }
      case UInt8(ascii: "%"): if !readsPercent() { return false }
      case 0x80...: if !readsInternational(true) { return false }
      case ...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
        UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "}"):
        return false
      default: position += 1
      }
    }
    return true
  }

  private mutating func readsExpression() -> Bool {
    guard reads("{") else { return false }
    _ = reads(anyOf: "+#./;?&=,!@|")
    repeat {
      repeat {
        let start = position
        while next.isLetter || next.isDigit || next == UInt8(ascii: "_") || next == UInt8(ascii: "%") {
          if next == UInt8(ascii: "%"), !readsPercent() { return false }
          if next != UInt8(ascii: "%"), position < text.count,
            next.isLetter || next.isDigit || next == UInt8(ascii: "_")
          {
            position += 1
          }
        }
        if position == start { return false }
      } while reads(".")
      if reads(":") {
        let start = position
        let count = skip(while: \.isDigit)
        guard 1...4 ~= count, text[start] != UInt8(ascii: "0") else { return false }
      } else {
        _ = reads("*")
      }
    } while reads(",")
    return reads("}")
  }
}
