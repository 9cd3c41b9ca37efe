/// What stands in brackets (ECMA-262 §22.2.1, CharacterClass).
extension PatternParser {
  /// One member of a class, as it was written.
  fileprivate enum Member {
    case character(UInt32)
    case set(ScalarSet)
  }

  /// Reads a class, after its `[`.
  mutating func parseClass(at offset: Int) throws(PatternError) -> ScalarSet {
    let isNegative = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    while !take("]") {
      guard index < source.count else { throw PatternError(.unclosedClass, at: offset) }
      let start = index
      let first = try parseMember()
      guard peek == "-", index + 1 < source.count, source[index + 1] != "]" else {
        ranges += first.ranges
        continue
      }
      index += 1
      let last = try parseMember()
      switch (first, last) {
      case (.character(let first), .character(let last)):
        guard first <= last else {
          let text = String(String.UnicodeScalarView(source[start..<index]))
          throw PatternError(.reversedRange(text), at: start)
        }
        ranges.append(first...last)
      default:
        if !isLenient { throw PatternError(.classInRange, at: start) }
        ranges += first.ranges + last.ranges + [0x2D...0x2D]
      }
    }
    let set = ScalarSet(ranges)
    return isNegative ? set.inverted : set
  }

  private mutating func parseMember() throws(PatternError) -> Member {
    let offset = index
    guard let scalar = next() else { throw PatternError(.unclosedClass, at: offset) }
    guard scalar == "\\" else { return .character(scalar.value) }
    if let set = try parseClassEscape(at: offset) { return .set(set) }
    if take("b") { return .character(0x08) }
    if take("-") { return .character(0x2D) }
    return .character(try parseCharacterEscape(at: offset))
  }
}

extension PatternParser.Member {
  fileprivate var ranges: [ClosedRange<UInt32>] {
    switch self {
    case .character(let value): [value...value]
    case .set(let set): set.ranges
    }
  }
}
