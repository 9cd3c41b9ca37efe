/// Which code points may stand in a label, by RFC 5892.
extension InternationalName {
  /// Code points whose properties would say otherwise (RFC 5892 §2.6).
  private static let allowedExceptions: Set<UInt32> = [0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007]
  private static let refusedExceptions: Set<UInt32> = [
    0x640, 0x7FA, 0x302E, 0x302F, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303B,
  ]

  static func isAllowed(_ label: [Unicode.Scalar], at index: Int) -> Bool {
    let scalar = label[index]
    let value = scalar.value
    if allowedExceptions.contains(value) { return true }
    if refusedExceptions.contains(value) { return false }
    if let isAllowed = isAllowedInContext(label, at: index) { return isAllowed }
    if value < 0x80 { return scalar == "-" || 0x30...0x39 ~= value || 0x61...0x7A ~= value }
    let properties = scalar.properties
    // Conjoining Jamo, what changes when it is folded, what is ignored, and blocks of marks for music.
    if 0x1100...0x11FF ~= value || 0xA960...0xA97F ~= value || 0xD7B0...0xD7FF ~= value { return false }
    if properties.changesWhenNFKCCaseFolded || properties.isDefaultIgnorableCodePoint
      || properties.isWhitespace || properties.isNoncharacterCodePoint
    {
      return false
    }
    if 0x20D0...0x20FF ~= value || 0x1D100...0x1D24F ~= value { return false }
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark,
      .spacingMark:
      return true
    default: return false
    }
  }

  /// The rules of RFC 5892 appendix A; `nil` for a code point that has none.
  private static func isAllowedInContext(_ label: [Unicode.Scalar], at index: Int) -> Bool? {
    let before = index > 0 ? label[index - 1] : nil
    let after = index + 1 < label.count ? label[index + 1] : nil
    switch label[index].value {
    case 0x200C: return isAfterVirama(before) || joins(label, at: index)
    case 0x200D: return isAfterVirama(before)
    case 0xB7: return before == "l" && after == "l"
    case 0x375: return after.map { 0x370...0x3FF ~= $0.value || 0x1F00...0x1FFF ~= $0.value } ?? false
    case 0x5F3, 0x5F4: return before.map { 0x590...0x5FF ~= $0.value || 0xFB1D...0xFB4F ~= $0.value } ?? false
    case 0x30FB:
      return label.contains {
        $0.value != 0x30FB
          && (0x3040...0x30FF ~= $0.value || 0x31F0...0x31FF ~= $0.value || $0.properties.isIdeographic)
      }
    case 0x660...0x669: return !label.contains { 0x6F0...0x6F9 ~= $0.value }
    case 0x6F0...0x6F9: return !label.contains { 0x660...0x669 ~= $0.value }
    default: return nil
    }
  }

  private static func isAfterVirama(_ scalar: Unicode.Scalar?) -> Bool {
    scalar?.properties.canonicalCombiningClass == .virama
  }

  /// Whether a letter that joins to the left and one that joins to the right are around, but for marks.
  private static func joins(_ label: [Unicode.Scalar], at index: Int) -> Bool {
    let isMark: (Unicode.Scalar) -> Bool = {
      $0.properties.generalCategory == .nonspacingMark || $0.properties.generalCategory == .enclosingMark
    }
    guard let before = label[..<index].last(where: { !isMark($0) }),
      let after = label[(index + 1)...].first(where: { !isMark($0) })
    else { return false }
    return before.joinsBothSides && (after.joinsBothSides || after.joinsBeforeOnly)
  }

  /// Whether a label keeps to the rule for names that have right-to-left labels (RFC 5893 §2).
  static func hasRightDirection(_ label: [Unicode.Scalar], isBidirectional: Bool) -> Bool {
    guard isBidirectional, let first = label.first else { return true }
    let isMark: (Unicode.Scalar) -> Bool = { $0.properties.generalCategory == .nonspacingMark }
    guard let last = label.last(where: { !isMark($0) }) else { return false }
    if first.isRightToLeft {
      guard last.isRightToLeft || last.isEuropeanDigit || last.isArabicDigit else { return false }
      if label.contains(where: \.isEuropeanDigit), label.contains(where: \.isArabicDigit) { return false }
      return label.allSatisfy { scalar in
        scalar.isRightToLeft || scalar.isEuropeanDigit || scalar.isArabicDigit || isMark(scalar)
          || !scalar.properties.isAlphabetic
      }
    }
    guard !first.isEuropeanDigit, !first.isArabicDigit, first.properties.isAlphabetic else { return false }
    return !label.contains { $0.isRightToLeft || $0.isArabicDigit }
  }
}

extension Unicode.Scalar {
  /// The letters of right-to-left scripts: in these blocks even unassigned code points count as such
  /// (DerivedBidiClass.txt).
  var isRightToLeft: Bool {
    guard properties.generalCategory != .nonspacingMark, !isArabicDigit, !isEuropeanDigit else {
      return false
    }
    switch value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: return true
    default: return false
    }
  }

  fileprivate var isEuropeanDigit: Bool { 0x30...0x39 ~= value || 0x6F0...0x6F9 ~= value }
  fileprivate var isArabicDigit: Bool { 0x660...0x669 ~= value }

  /// Joins to the letter before it, but not to the one after it (ArabicShaping.txt, the letters of Arabic).
  fileprivate var joinsBeforeOnly: Bool {
    switch value {
    case 0x622...0x625, 0x627, 0x629, 0x62F...0x632, 0x648, 0x671...0x673, 0x675...0x677, 0x688...0x699,
      0x6C0,
      0x6C3...0x6CB, 0x6CD, 0x6CF, 0x6D2, 0x6D3, 0x6D5, 0x6EE, 0x6EF, 0x710, 0x715...0x719, 0x71E, 0x728,
      0x72C,
      0x72F, 0x74D:
      true
    default: false
    }
  }

  /// Joins to the letters on both sides (ArabicShaping.txt, the letters of Arabic, Syriac and N'Ko).
  fileprivate var joinsBothSides: Bool {
    guard properties.generalCategory == .otherLetter, value != 0x621, value != 0x674 else { return false }
    return (0x620...0x74F ~= value || 0x750...0x77F ~= value || 0x7CA...0x7EA ~= value) && !joinsBeforeOnly
  }
}
