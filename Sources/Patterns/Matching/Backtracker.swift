/// Tries one way after the other, as ECMA-262 §22.2.2 describes it. Needed where a pattern looks around or refers back;
/// the number of steps is limited, since it can grow without bound.
struct Backtracker {
  private let program: PatternProgram
  private let text: UnsafeBufferPointer<UInt8>
  private var remainingSteps: Int
  private var slots: [Int32]
  private var trail: [Entry] = []

  /// What is undone on the way back.
  private enum Entry {
    /// Another way from here.
    case way(place: Int32, position: Int32)
    /// What a slot held before.
    case slot(Int32, was: Int32)
  }

  private enum Stop: Error {
    case limit
  }

  private static let unset: Int32 = -1
  private static let maximumTrail = 4 << 20

  init(_ program: PatternProgram, _ text: UnsafeBufferPointer<UInt8>, limit: Int) {
    self.program = program
    self.text = text
    remainingSteps = limit
    slots = Array(repeating: Self.unset, count: program.slotCount)
  }

  /// Searches the text from its start on.
  mutating func search() -> MatchOutcome {
    guard text.count < Int(Int32.max) else { return .undecided }
    var start = 0
    do {
      while true {
        if try run(from: 0, at: start) { return .matched }
        guard start < text.count, !program.isAnchored else { return .notMatched }
        start += text.codePoint(at: start).length
      }
    } catch {
      return .undecided
    }
  }

  /// Runs to the next `match`. What was tried remains on the trail; where all failed, nothing does.
  private mutating func run(from start: Int, at startPosition: Int) throws(Stop) -> Bool {
    let base = trail.count
    var place = start
    var position = startPosition
    while true {
      remainingSteps -= 1
      guard remainingSteps >= 0, trail.count < Self.maximumTrail else { throw .limit }
      var isGood = true
      switch program.instructions[place] {
      case .match: return true
      case .take(let set):
        isGood = position < text.count
        if isGood {
          let (value, length) = text.codePoint(at: position)
          isGood = program.sets[set].contains(value)
          position += length
        }
        place += 1
      case .takeBefore(let set):
        isGood = position > 0
        if isGood {
          let (value, length) = text.codePoint(before: position)
          isGood = program.sets[set].contains(value)
          position -= length
        }
        place += 1
      case .split(let first, let second):
        trail.append(.way(place: Int32(second), position: Int32(position)))
        place = first
      case .jump(let target): place = target
      case .check(let assertion):
        isGood = holds(assertion, at: position)
        place += 1
      case .save(let slot):
        set(slot, to: Int32(position))
        place += 1
      case .forget(let range):
        for slot in range where slots[slot] != Self.unset { set(slot, to: Self.unset) }
        place += 1
      case .progress(let slot):
        isGood = slots[slot] != Int32(position)
        place += 1
      case .look(let isNegative, let next):
        let mark = trail.count
        let isFound = try run(from: place + 1, at: position)
        isGood = isFound != isNegative
        if isFound, isNegative { unwind(to: mark) } else if isFound { commit(from: mark) }
        place = next
      case .reference(let groups, let isBackward):
        if let end = match(groups, at: position, isBackward: isBackward) {
          position = end
        } else {
          isGood = false
        }
        place += 1
      }
      if isGood { continue }
      guard let way = goBack(to: base) else { return false }
      (place, position) = way
    }
  }

  private mutating func set(_ slot: Int, to value: Int32) {
    trail.append(.slot(Int32(slot), was: slots[slot]))
    slots[slot] = value
  }

  /// Undoes what was done since the last way that is still open.
  private mutating func goBack(to base: Int) -> (place: Int, position: Int)? {
    while trail.count > base, let entry = trail.popLast() {
      switch entry {
      case .way(let place, let position): return (Int(place), Int(position))
      case .slot(let slot, let value): slots[Int(slot)] = value
      }
    }
    return nil
  }

  private mutating func unwind(to mark: Int) {
    while goBack(to: mark) != nil {}
  }

  /// Gives up the open ways since a mark, but keeps what must be undone: a look succeeds in one way only.
  private mutating func commit(from mark: Int) {
    let undone = trail[mark...].filter { entry in
      if case .slot = entry { true } else { false }
    }
    trail.replaceSubrange(mark..., with: undone)
  }

  private func holds(_ assertion: PatternAssertion, at position: Int) -> Bool {
    switch assertion {
    case .start: position == 0
    case .end: position == text.count
    case .wordBoundary: text.isWord(at: position - 1) != text.isWord(at: position)
    case .noWordBoundary: text.isWord(at: position - 1) == text.isWord(at: position)
    }
  }

  /// The position after what one of the groups captured; `nil` if something else stands there.
  private mutating func match(_ groups: [Int], at position: Int, isBackward: Bool) -> Int? {
    // A group that took no part matches the empty text.
    guard let group = groups.first(where: { slots[2 * $0] >= 0 && slots[2 * $0] <= slots[2 * $0 + 1] }) else {
      return position
    }
    let captured = Int(slots[2 * group])..<Int(slots[2 * group + 1])
    let start = isBackward ? position - captured.count : position
    guard start >= 0, start + captured.count <= text.count else { return nil }
    remainingSteps -= captured.count
    for offset in 0..<captured.count where text[start + offset] != text[captured.lowerBound + offset] {
      return nil
    }
    return isBackward ? start : start + captured.count
  }
}
