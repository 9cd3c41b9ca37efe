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
      for number in set.others where source.parts.constants[Int(number)].isEqual(to: value) { return true }
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
    return JSONNode(document: document, index: left).isEqual(to: JSONNode(document: document, index: right))
  }

  /// A hash that is equal for equal values.
  mutating func hash(of index: Int) -> UInt64 {
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
        hash = (hash ^ self.hash(of: position)) &* 0x0000_0100_0000_01B3
        position = after(position)
      }
    case .object:
      hash ^= 0x7B
      var position = index &+ 2
      var sum: UInt64 = 0
      while position < Int(truncatingIfNeeded: tape[index &+ 1]) {
        sum &+= (self.hash(of: position) &* 31 ^ self.hash(of: position &+ 1)) &* 0x9E37_79B9_7F4A_7C15
        position = after(position &+ 1)
      }
      hash ^= sum
    }
    return hash
  }
}

extension JSONNode {
  /// Whether two values are equal as JSON: numbers by value, members in any order.
  func isEqual(to other: JSONNode) -> Bool {
    guard kind == other.kind, count == other.count else { return false }
    switch kind {
    case .null: return true
    case .boolean: return bool == other.bool
    case .number: return number == other.number
    case .string: return string.map { text in other.string.map { text.utf8.elementsEqual($0.utf8) } } == true
    case .array: return zip(elements, other.elements).allSatisfy { $0.isEqual(to: $1) }
    case .object:
      return members.allSatisfy { member in other[member.name].map { member.value.isEqual(to: $0) } ?? false }
    }
  }
}
