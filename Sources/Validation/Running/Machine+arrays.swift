import UnderstudyJSON

extension Machine {
  mutating func arrayIsValid(_ plan: ArrayPlan, _ index: Int) -> Bool {
    let end = Int(truncatingIfNeeded: tape[index &+ 1])
    var position = index &+ 2
    for offset in 0..<plan.prefix.count {
      guard position < end else { return true }
      let block = blockLists[Int(plan.prefix.lowerBound) &+ offset]
      if block > 0, !partIsValid(block, position) { return false }
      position = after(position)
    }
    guard plan.rest > 0 else { return true }
    while position < end {
      if !partIsValid(plan.rest, position) { return false }
      position = after(position)
    }
    return true
  }

  mutating func containsHolds(_ plan: ContainsPlan, _ index: Int, _ word: JSONWord) -> Bool {
    let isBounded = plan.maximum < word.length
    var count = 0
    var position = index &+ 2
    let end = Int(truncatingIfNeeded: tape[index &+ 1])
    while position < end {
      if count >= plan.minimum, !isBounded { return true }
      if isValid(plan.block, position) { count += 1 }
      if count > plan.maximum { return false }
      position = after(position)
    }
    return count >= plan.minimum
  }

  /// The positions of the first two elements that are equal.
  mutating func duplicate(in index: Int, _ word: JSONWord) -> (first: Int, second: Int)? {
    guard word.length > 1 else { return nil }
    if word.length > 12 { return duplicateByHash(in: index) }
    let end = Int(truncatingIfNeeded: tape[index &+ 1])
    var second = index &+ 2
    var secondPosition = 0
    while second < end {
      var first = index &+ 2
      var firstPosition = 0
      while first < second {
        if areEqual(first, second) { return (firstPosition, secondPosition) }
        first = after(first)
        firstPosition += 1
      }
      second = after(second)
      secondPosition += 1
    }
    return nil
  }

  private mutating func duplicateByHash(in index: Int) -> (first: Int, second: Int)? {
    var elements: [(hash: UInt64, index: Int, position: Int)] = []
    let end = Int(truncatingIfNeeded: tape[index &+ 1])
    var position = index &+ 2
    while position < end {
      elements.append((hash(of: position), position, elements.count))
      position = after(position)
    }
    elements.sort { ($0.hash, $0.position) < ($1.hash, $1.position) }
    var best: (first: Int, second: Int)?
    for (number, element) in elements.enumerated() {
      var other = number + 1
      // Only values with equal hashes are compared, and those are nearly always equal: the first of them is enough.
      while other < elements.count, elements[other].hash == element.hash, other <= number + 64 {
        if areEqual(element.index, elements[other].index) {
          if element.position < best?.first ?? .max { best = (element.position, elements[other].position) }
          break
        }
        other += 1
      }
    }
    return best
  }
}
