/// What a backslash can start (ECMA-262 §22.2.1, AtomEscape and CharacterEscape).
extension PatternParser {
  /// Reads an escape outside of a class, after its backslash.
  mutating func parseEscape(at offset: Int) throws(PatternError) -> PatternNode {
    if take("b") { return .assertion(.wordBoundary) }
    if take("B") { return .assertion(.noWordBoundary) }
    if let set = try parseClassEscape(at: offset) { return .set(set) }
    if peek == "k", !isLenient || hasNamedGroups {
      index += 1
      guard take("<") else { throw PatternError(.incompleteEscape("\\k"), at: offset) }
      let name = try parseGroupName(at: offset)
      addReference(to: name, at: offset)
      return .namedReference(name)
    }
    if let digit = peek, ("1"..."9").contains(digit) {
      let digits = source[index...].prefix { ("0"..."9").contains($0) }
      let text = String(String.UnicodeScalarView(digits))
      if let number = Int(text), number <= captureCount {
        index += digits.count
        return .reference([number])
      }
      if !isLenient { throw PatternError(.unknownGroupReference(text), at: offset) }
    }
    return .set(ScalarSet(try parseCharacterEscape(at: offset)))
  }

  /// Reads `d`, `D`, `s`, `S`, `w`, `W`, `p{…}` or `P{…}`; nothing if none of them follows.
  mutating func parseClassEscape(at offset: Int) throws(PatternError) -> ScalarSet? {
    guard let scalar = peek else { return nil }
    index += 1
    switch scalar {
    case "d": return .digits
    case "D": return ScalarSet.digits.inverted
    case "s": return .space
    case "S": return ScalarSet.space.inverted
    case "w": return .word
    case "W": return ScalarSet.word.inverted
    case "p": return try parseProperty(at: offset)
    case "P": return try parseProperty(at: offset).inverted
    default:
      index -= 1
      return nil
    }
  }

  private mutating func parseProperty(at offset: Int) throws(PatternError) -> ScalarSet {
    guard take("{"), let end = source[index...].firstIndex(of: "}"), end > index else {
      throw PatternError(.incompleteProperty, at: offset)
    }
    let text = source[index..<end]
    index = end + 1
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
      String(String.UnicodeScalarView($0))
    }
    return try UnicodeProperty.set(
      named: parts[0], value: parts.count > 1 ? parts[1] : nil, at: offset)
  }

  /// Reads an escape that stands for one character, after its backslash.
  mutating func parseCharacterEscape(at offset: Int) throws(PatternError) -> UInt32 {
    guard let scalar = next() else { throw PatternError(.trailingBackslash, at: offset) }
    switch scalar {
    case "t": return 0x09
    case "n": return 0x0A
    case "v": return 0x0B
    case "f": return 0x0C
    case "r": return 0x0D
    case "c":
      if let letter = peek, ("a"..."z").contains(letter) || ("A"..."Z").contains(letter) {
        index += 1
        return letter.value & 0x1F
      }
      if !isLenient { throw PatternError(.incompleteEscape("\\c"), at: offset) }
      index -= 1
      return 0x5C
    case "0" where !(peek.map { ("0"..."9").contains($0) } ?? false): return 0
    case "x":
      if let value = takeHex(digits: 2) { return value }
      if !isLenient { throw PatternError(.incompleteEscape("\\x"), at: offset) }
      return scalar.value
    case "u":
      if let value = try parseUnicodeEscape(at: offset) { return value }
      if !isLenient { throw PatternError(.incompleteEscape("\\u"), at: offset) }
      return scalar.value
    case "^", "$", "\\", ".", "*", "+", "?", "(", ")", "[", "]", "{", "}", "|", "/": return scalar.value
    default:
      if !isLenient { throw PatternError(.unknownEscape("\\\(scalar)"), at: offset) }
      if ("0"..."7").contains(scalar) { return takeOctal(from: scalar) }
      return scalar.value
    }
  }

  /// Reads what follows `\u`: four digits, two such escapes that make a surrogate pair, or digits in braces.
  private mutating func parseUnicodeEscape(at offset: Int) throws(PatternError) -> UInt32? {
    let start = index
    if take("{") {
      var value: UInt32 = 0
      while let digit = peek?.hexDigitValue {
        index += 1
        value = value << 4 | digit
        if value > ScalarSet.largest { throw PatternError(.codePointTooLarge, at: offset) }
      }
      if index > start + 1, take("}") { return value }
      index = start
      return nil
    }
    guard let high = takeHex(digits: 4) else { return nil }
    let afterHigh = index
    if (0xD800...0xDBFF).contains(high), take(all: "\\u"), let low = takeHex(digits: 4),
      (0xDC00...0xDFFF).contains(low)
    {
      return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
    }
    index = afterHigh
    return high
  }

  private mutating func takeHex(digits: Int) -> UInt32? {
    let text = source[index...].prefix(digits)
    var value: UInt32 = 0
    for scalar in text {
      guard let digit = scalar.hexDigitValue else { return nil }
      value = value << 4 | digit
    }
    guard text.count == digits else { return nil }
    index += digits
    return value
  }

  /// Reads the rest of an octal escape up to `\377` (Annex B, LegacyOctalEscapeSequence).
  private mutating func takeOctal(from first: Unicode.Scalar) -> UInt32 {
    var value = first.value - 0x30
    while let scalar = peek, ("0"..."7").contains(scalar), value * 8 + scalar.value - 0x30 <= 0xFF {
      value = value * 8 + scalar.value - 0x30
      index += 1
    }
    return value
  }

  /// Reads an identifier (§12.7) and `>`, after `<`.
  mutating func parseGroupName(at offset: Int) throws(PatternError) -> String {
    var name = String.UnicodeScalarView()
    while let scalar = next(), scalar != ">" {
      var scalar = scalar
      if scalar == "\\" {
        guard take("u"), let value = try parseUnicodeEscape(at: offset), let escaped = Unicode.Scalar(value)
        else { throw PatternError(.invalidGroupName, at: offset) }
        scalar = escaped
      }
      let isPart =
        name.isEmpty
        ? scalar.properties.isIDStart
        : scalar.properties.isIDContinue || scalar == "\u{200C}" || scalar == "\u{200D}"
      guard isPart || scalar == "$" || scalar == "_" else {
        throw PatternError(.invalidGroupName, at: offset)
      }
      name.append(scalar)
    }
    guard !name.isEmpty, source[index - 1] == ">" else { throw PatternError(.invalidGroupName, at: offset) }
    return String(name)
  }
}

extension Unicode.Scalar {
  fileprivate var hexDigitValue: UInt32? {
    switch value {
    case 0x30...0x39: value - 0x30
    case 0x41...0x46: value - 0x37
    case 0x61...0x66: value - 0x57
    default: nil
    }
  }
}
