import UnderstudyJSON

/// Compares values as JSON has them equal, numbers by value and members in any order, with a bound to work and depth.
struct Comparison {
  /// How many values may still be compared.
  var steps: Int
  /// How many more levels may be entered.
  var levels: Int
  /// What the comparison was ended by; what it said then means nothing.
  private(set) var limitReached: RunLimit?

  /// Objects of more members than this are compared by a table of their names.
  private static let searchedMembers = 8

  init(steps: Int, levels: Int) {
    self.steps = steps
    self.levels = levels
  }

  /// Whether two values are equal.
  mutating func areEqual(_ left: JSONNode, _ right: JSONNode) -> Bool {
    steps -= 1
    guard steps > 0, levels > 0 else {
      limitReached = steps > 0 ? .depth : .steps
      return false
    }
    let kind = left.kind
    guard kind == right.kind, left.count == right.count else { return false }
    switch kind {
    case .null: return true
    case .boolean: return left.bool == right.bool
    case .number: return left.number == right.number
    case .string:
      return left.string.map { text in right.string.map { text.utf8.elementsEqual($0.utf8) } } == true
    case .array:
      levels -= 1
      defer { levels += 1 }
      for (one, other) in zip(left.elements, right.elements) where !areEqual(one, other) { return false }
      return true
    case .object:
      levels -= 1
      defer { levels += 1 }
      return haveEqualMembers(left, right)
    }
  }

  private mutating func haveEqualMembers(_ left: JSONNode, _ right: JSONNode) -> Bool {
    guard left.count > Self.searchedMembers else {
      for member in left.members {
        guard let other = right[member.name], areEqual(member.value, other) else { return false }
      }
      return true
    }
    var values: [[UInt8]: JSONNode] = [:]
    for member in right.members { values[Array(member.name.utf8)] = member.value }
    for member in left.members {
      guard let other = values[Array(member.name.utf8)], areEqual(member.value, other) else { return false }
    }
    return true
  }
}
