/// IP addresses (RFC 3986 §3.2.2, RFC 4291 §2.2) and e-mail addresses (RFC 5321 §4.1.2, RFC 6531 §3.3).
extension FormatReader {
  mutating func readsIPv4() -> Bool {
    for part in 0..<4 {
      if part > 0, !reads(".") { return false }
      let start = position
      let count = skip(while: \.isDigit)
      guard 1...3 ~= count, count == 1 || text[start] != UInt8(ascii: "0") else { return false }
      guard text[start..<position].reduce(0, { $0 * 10 + Int($1 & 0xF) }) <= 255 else { return false }
    }
    return true
  }

  mutating func readsIPv6() -> Bool {
    var groups = 0
    var hasGap = false
    if reads(":") {
      guard reads(":") else { return false }
      hasGap = true
    }
    while groups < 8 {
      let start = position
      let count = skip(while: \.isHexDigit)
      if count == 0 { return hasGap && text[..<position].suffix(2).elementsEqual("::".utf8) && groups < 8 }
      if next == UInt8(ascii: ".") {
        position = start
        groups += 2
        return readsIPv4() && (hasGap ? groups < 8 : groups == 8)
      }
      guard count <= 4 else { return false }
      groups += 1
      guard reads(":") else { break }
      if groups == 8 { return false }
      if reads(":") {
        if hasGap { return false }
        hasGap = true
      } else if !next.isHexDigit {
        return false
      }
    }
    return hasGap ? groups < 8 : groups == 8
  }

  mutating func readsEmail(isInternational: Bool) -> Bool {
    let start = position
    guard next == UInt8(ascii: "\"") ? readsQuotedName(isInternational) : readsDotAtom(isInternational) else {
      return false
    }
    guard position - start <= 64, reads("@") else { return false }
    guard next == UInt8(ascii: "[") else { return readsDomain(isInternational) }
    return readsAddressLiteral()
  }

  private mutating func readsDotAtom(_ isInternational: Bool) -> Bool {
    repeat {
      let count = skip {
        $0.isDigit || $0.isLetter || ("!#$%&'*+-/=?^_`{|}~" as StaticString).contains($0)
          || isInternational && $0 >= 0x80
      }
      if count == 0 { return false }
    } while reads(".")
    return true
  }

  private mutating func readsQuotedName(_ isInternational: Bool) -> Bool {
    guard reads("\"") else { return false }
    while position < text.count, next != UInt8(ascii: "\"") {
      if reads("\\"), !(0x20...0x7E ~= next) { return false }
      guard 0x20...0x7E ~= next || isInternational && next >= 0x80 else { return false }
      position += 1
    }
    return reads("\"")
  }

  private mutating func readsDomain(_ isInternational: Bool) -> Bool {
    let domain = UnsafeBufferPointer(rebasing: text[position...])
    position = text.count
    return isInternational && domain.contains { $0 >= 0x80 }
      ? InternationalName.isHostname(String(decoding: domain, as: UTF8.self), allowsAnyForm: true)
      : InternationalName.isASCIIHostname(domain)
  }

  private mutating func readsAddressLiteral() -> Bool {
    guard reads("["), let end = text[position...].firstIndex(of: UInt8(ascii: "]")) else { return false }
    var inner = FormatReader(UnsafeBufferPointer(rebasing: text[position..<end]))
    position = end + 1
    if inner.text.prefix(5).elementsEqual("IPv6:".utf8) {
      inner.position = 5
      return inner.readsIPv6() && inner.isAtEnd
    }
    return inner.readsIPv4() && inner.isAtEnd
  }
}
