import UnderstudyJSON
import UnderstudyPatterns

extension Machine {
  /// Whether a value is of one of the types.
  @inline(__always)
  mutating func isOf(_ mask: TypeMask, _ word: JSONWord) -> Bool {
    if TypeMask(of: word.tag).rawValue & mask.rawValue != 0 { return true }
    return word.tag == .decimal && mask.contains(.integer) && !mask.contains(.literalIntegers)
      && isWhole(word)
  }

  @inline(never)
  private mutating func isWhole(_ word: JSONWord) -> Bool {
    guard let base = bytes.baseAddress else { return false }
    return DecimalText(base + word.offset, length: word.length).isInteger
  }

  /// How a number must stand to a bound.
  enum Relation {
    case lessThan, lessThanOrEqual, greaterThan, greaterThanOrEqual
  }

  /// Whether a number stands to a bound as it must; everything else does.
  mutating func order(_ word: JSONWord, to number: Int32, _ relation: Relation) -> Bool {
    guard word.tag == .integer || word.tag == .decimal, let base = bytes.baseAddress else { return true }
    let bound = bounds[Int(number)]
    let start = base + word.offset
    let order =
      bound.order(of: start, length: word.length, isInteger: word.tag == .integer)
      ?? exactOrder(of: DecimalText(start, length: word.length), to: bound)
    switch relation {
    case .lessThan: return order < 0
    case .lessThanOrEqual: return order <= 0
    case .greaterThan: return order > 0
    case .greaterThanOrEqual: return order >= 0
    }
  }

  private mutating func exactOrder(of number: DecimalText, to bound: Bound) -> Int {
    let range = names[Int(bound.text)]
    guard let base = nameBytes.baseAddress else { return 0 }
    return number.compare(DecimalText(base + Int(range.start), length: Int(range.length)))
  }

  mutating func isMultiple(_ word: JSONWord, of divisor: Int32) -> Bool {
    guard word.tag == .integer || word.tag == .decimal, let base = bytes.baseAddress else { return true }
    let divisor = source.parts.divisors[Int(divisor)]
    steps -= divisor.cost(ofLength: word.length)
    if steps <= 0 { limitReached = .steps }
    return steps > 0 && divisor.divides(base + word.offset, length: word.length)
  }

  /// Whether a string has at least so many Unicode scalars; everything else has.
  @inline(__always)
  mutating func isLong(_ word: JSONWord, atLeast least: Int) -> Bool {
    guard word.tag == .string || word.tag == .escapedString else { return true }
    // A scalar takes at most four bytes, and at most twelve as an escape sequence.
    if word.length < least { return false }
    if word.length >= least &* (word.tag == .string ? 4 : 12) { return true }
    return scalarCount(word) >= least
  }

  /// Whether a string has at most so many Unicode scalars; everything else has.
  @inline(__always)
  mutating func isLong(_ word: JSONWord, atMost most: Int) -> Bool {
    guard word.tag == .string || word.tag == .escapedString else { return true }
    return word.length <= most || scalarCount(word) <= most
  }

  /// The number of Unicode scalars of a string.
  mutating func scalarCount(_ word: JSONWord) -> Int {
    var count = 0
    var position = word.offset
    let end = word.offset &+ word.length
    let hasEscapes = word.tag == .escapedString
    while position < end {
      let byte = bytes[position]
      if hasEscapes, byte == UInt8(ascii: "\\") {
        count += 1
        guard bytes[position &+ 1] == UInt8(ascii: "u") else {
          position += 2
          continue
        }
        // D800–DBFF is the first half of a pair.
        let isPair =
          bytes[position &+ 2] | 0x20 == UInt8(ascii: "d")
          && (bytes[position &+ 3] == UInt8(ascii: "8") || bytes[position &+ 3] == UInt8(ascii: "9")
            || bytes[position &+ 3] | 0x20 == UInt8(ascii: "a")
            || bytes[position &+ 3] | 0x20 == UInt8(ascii: "b"))
        position += isPair ? 12 : 6
        continue
      }
      if byte & 0xC0 != 0x80 { count += 1 }
      position += 1
    }
    return count
  }

  /// Whether a string matches; everything else does. A search that cannot be decided ends the run.
  mutating func matches(_ word: JSONWord, _ index: Int, _ pattern: Int32) -> Bool {
    guard word.tag == .string || word.tag == .escapedString else { return true }
    let outcome = withText(word, index, bytes, document) {
      source.parts.patterns[Int(pattern)].search(utf8: $0)
    }
    if outcome == .undecided { limitReached = .steps }
    return outcome == .matched
  }

  mutating func isOf(_ format: Format, _ word: JSONWord, _ index: Int) -> Bool {
    guard let base = bytes.baseAddress else { return true }
    switch word.tag {
    case .string, .escapedString: return withText(word, index, bytes, document) { format.matches($0) }
    case .integer, .decimal: return format.matches(number: base + word.offset, length: word.length)
    default: return true
    }
  }

  /// Whether a string holds what it must; everything else does.
  mutating func contentIsValid(_ plan: ContentPlan, _ index: Int, _ word: JSONWord) -> Bool {
    guard word.tag == .string || word.tag == .escapedString else { return true }
    guard let text = decodedText(plan.encoding, word, index) else { return false }
    guard plan.isJSON else { return true }
    guard let content = try? JSONDocument(parsing: text) else { return false }
    // What a string holds counts as one level deeper, or strings in strings would have no end.
    let (steps, depth, depthLimit) = (steps, depth, depthLimit)
    let (isValid, left, limit) = source.run(over: content) { (machine: consuming Machine) in
      machine.steps = min(machine.steps, steps)
      machine.depth = depth
      machine.depthLimit = min(depthLimit, depth + machine.depthLimit)
      return (machine.isValid(plan.block, 0), machine.steps, machine.limitReached)
    }
    self.steps = left
    if let limit { limitReached = limit }
    return isValid
  }

  /// What a string says, its encoding undone; `nil` if it is not encoded so.
  mutating func decodedText(_ encoding: ContentEncoding?, _ word: JSONWord, _ index: Int) -> [UInt8]? {
    withText(word, index, bytes, document) { text in encoding.map { $0.decoded(text) } ?? Array(text) }
  }
}

/// Lends the UTF-8 of a string; only one with escapes is copied.
@inline(__always)
func withText<Result>(
  _ word: JSONWord, _ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ document: JSONDocument,
  _ body: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
  if word.tag == .string {
    return body(UnsafeBufferPointer(rebasing: bytes[word.offset..<word.offset &+ word.length]))
  }
  return document.withText(of: word, body)
}
