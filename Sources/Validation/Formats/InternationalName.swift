/// Host names (RFC 1123 §2.1) and internationalised ones (IDNA2008: RFC 5890–5893).
enum InternationalName {
  /// Whether a name is a host name of ASCII; labels that start with `xn--` must be what IDNA2008 makes of a name.
  static func isASCIIHostname(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard 1...253 ~= text.count else { return false }
    for label in text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard isLabel(label) else { return false }
      // The third and fourth characters are only hyphens where an A-label begins (RFC 5891 §4.2.3.1).
      if label.prefix(4).map({ $0 | 0x20 }).elementsEqual("xn--".utf8) {
        guard isALabel(label) else { return false }
      }
    }
    return true
  }

  /// Letters, digits and hyphens, at most 63, no hyphen at either end.
  private static func isLabel(_ label: some BidirectionalCollection<UInt8>) -> Bool {
    1...63 ~= label.count && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
      && label.allSatisfy { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
  }

  private static func isALabel(_ label: some Collection<UInt8>) -> Bool {
    guard let scalars = Punycode.decoded(label.dropFirst(4)), scalars.contains(where: { $0.value >= 0x80 })
    else {
      return false
    }
    // Nothing but the one true form counts, or two names would be the same host.
    guard Punycode.encoded(scalars) == label.dropFirst(4).map({ $0.isLetter ? $0 | 0x20 : $0 }) else {
      return false
    }
    return isULabel(scalars)
      && hasRightDirection(scalars, isBidirectional: scalars.contains(where: \.isRightToLeft))
  }

  /// Whether a name is a host name by IDNA2008.
  ///
  /// - Parameter allowsAnyForm: Whether labels need not be composed (NFC) and of letters allowed for registration.
  static func isHostname(_ text: String, allowsAnyForm: Bool = false) -> Bool {
    // RFC 3490 §3.1: these three stand for the full stop as well.
    let labels = text.unicodeScalars.split(omittingEmptySubsequences: false) {
      $0 == "." || $0 == "\u{3002}" || $0 == "\u{FF0E}" || $0 == "\u{FF61}"
    }.map(Array.init)
    var length = labels.count - 1
    let isBidirectional = labels.contains { $0.contains(where: \.isRightToLeft) }
    for label in labels {
      if label.allSatisfy(\.isASCII) {
        let bytes = label.map { UInt8(truncatingIfNeeded: $0.value) }
        guard isLabel(bytes) else { return false }
        if bytes.prefix(4).map({ $0 | 0x20 }).elementsEqual("xn--".utf8), !isALabel(bytes) { return false }
        length += bytes.count
      } else {
        let count = 4 + Punycode.encoded(label).count
        guard count <= 63, allowsAnyForm || isULabel(label) else { return false }
        length += count
      }
      guard hasRightDirection(label, isBidirectional: isBidirectional) else { return false }
    }
    return length <= 253
  }

  /// Whether code points make a U-label (RFC 5891 §4.2).
  private static func isULabel(_ label: [Unicode.Scalar]) -> Bool {
    guard let first = label.first, first != "-", label.last != "-" else { return false }
    if label.count >= 4, label[2] == "-", label[3] == "-" { return false }
    switch first.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: break
    }
    return label.indices.allSatisfy { isAllowed(label, at: $0) }
  }
}
