import UnderstudyJSON

extension Machine {
  /// Whether a value is one of a set.
  mutating func isOne(of set: ValueSet, _ index: Int, _ word: JSONWord) -> Bool {
    switch word.tag {
    case .null: return set.literals & 1 != 0
    case .false: return set.literals & 2 != 0
    case .true: return set.literals & 4 != 0
    case .string, .escapedString: return set.strings >= 0 && find(word, index, in: set.strings) >= 0
    default:
      let value = JSONNode(document: document, index: index)
      for number in set.others where areEqual(source.parts.constants[Int(number)], value) { return true }
      return false
    }
  }

  /// Whether two values of the run's tape are equal as JSON.
  mutating func areEqual(_ left: Int, _ right: Int) -> Bool {
    let (one, two) = (JSONWord(raw: tape[left]), JSONWord(raw: tape[right]))
    // Most are told apart here, before anything is made.
    if one.tag == .string, two.tag == .string {
      guard one.length == two.length else { return false }
      for offset in 0..<one.length where bytes[one.offset &+ offset] != bytes[two.offset &+ offset] {
        return false
      }
      return true
    }
    return areEqual(
      JSONNode(document: document, index: left), JSONNode(document: document, index: right))
  }

  private mutating func areEqual(_ left: JSONNode, _ right: JSONNode) -> Bool {
    var comparison = Comparison(steps: steps, levels: depthLimit - depth)
    let areEqual = comparison.areEqual(left, right)
    steps = comparison.steps
    if let limit = comparison.limitReached { limitReached = limit }
    return areEqual
  }

  /// A hash that is equal for equal values.
  mutating func hash(of index: Int, level: Int = 0) -> UInt64 {
    guard level < depthLimit - depth else {
      limitReached = .depth
      return 0
    }
    let word = JSONWord(raw: tape[index])
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    switch word.tag {
    case .null, .true, .false: hash ^= UInt64(word.tag.rawValue) &* 0x9E37_79B9_7F4A_7C15
    case .integer, .decimal:
      if let base = bytes.baseAddress {
        DecimalText(base + word.offset, length: word.length).hash(into: &hash)
      }
    case .string, .escapedString:
      hash ^= 0x73
      withText(word, index, bytes, document) { text in
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
      }
    case .array:
      hash ^= 0x5B
      var position = index &+ 2
      while position < Int(truncatingIfNeeded: tape[index &+ 1]) {
        hash = (hash ^ self.hash(of: position, level: level + 1)) &* 0x0000_0100_0000_01B3
        position = after(position)
      }
    case .object:
      hash ^= 0x7B
      var position = index &+ 2
      var sum: UInt64 = 0
      while position < Int(truncatingIfNeeded: tape[index &+ 1]) {
        sum &+=
          (self.hash(of: position) &* 31 ^ self.hash(of: position &+ 1, level: level + 1))
          &* 0x9E37_79B9_7F4A_7C15
        position = after(position &+ 1)
      }
      hash ^= sum
    }
    return hash
  }
}
