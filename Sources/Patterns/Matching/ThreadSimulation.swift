/// Follows all ways through a program at once (Thompson's construction): time is at most the text's length times the
/// program's.
struct ThreadSimulation {
  /// What stands before the next character.
  enum Context: UInt8 {
    case start, other, word
  }

  let program: PatternProgram
  let alphabet: Alphabet
  /// Instructions looked at so far.
  private(set) var steps = 0

  private var seen: [UInt32]
  private var generation: UInt32 = 0
  private var pending: [Int32] = []

  init(_ program: PatternProgram, _ alphabet: Alphabet) {
    self.program = program
    self.alphabet = alphabet
    seen = Array(repeating: 0, count: program.instructions.count)
  }

  /// Lets all threads take the next character.
  ///
  /// - Parameters:
  ///   - threads: Where the threads stand; afterwards those that took the character.
  ///   - number: The character's class, or the alphabet's count at the end of the text.
  /// - Returns: Whether one of them had reached the end of the pattern before the character.
  mutating func step(_ threads: inout [Int32], after context: Context, over number: Int32) -> Bool {
    if generation == .max {
      seen = seen.map { _ in 0 }
      generation = 0
    }
    generation += 1
    let isEnd = number == alphabet.count
    let isWordNext = program.checksWords && !isEnd && alphabet.words[Int(number)]
    swap(&pending, &threads)
    threads.removeAll(keepingCapacity: true)
    defer { pending.removeAll(keepingCapacity: true) }
    while let place = pending.popLast() {
      guard seen[Int(place)] != generation else { continue }
      seen[Int(place)] = generation
      steps += 1
      switch program.instructions[Int(place)] {
      case .match: return true
      case .take(let set):
        if alphabet.isMember(number, of: set) { threads.append(place + 1) }
      case .jump(let target): pending.append(Int32(target))
      case .split(let first, let second):
        pending.append(Int32(second))
        pending.append(Int32(first))
      case .check(let assertion):
        let holds =
          switch assertion {
          case .start: context == .start
          case .end: isEnd
          case .wordBoundary: (context == .word) != isWordNext
          case .noWordBoundary: (context == .word) == isWordNext
          }
        if holds { pending.append(place + 1) }
      case .takeBefore, .save, .forget, .progress, .look, .reference:
        break  // Not in a program that is matched in this way.
      }
    }
    if !program.isAnchored { threads.append(0) }
    return false
  }

  /// What stands before the character that follows one of a class.
  func context(after number: Int32) -> Context {
    program.checksWords && alphabet.words[Int(number)] ? .word : .other
  }

  /// Searches a text.
  mutating func search(_ text: UnsafeBufferPointer<UInt8>, limit: Int) -> MatchOutcome {
    var threads: [Int32] = [0]
    var context = Context.start
    var index = 0
    while index < text.count {
      let (value, length) = text.codePoint(at: index)
      let number = alphabet.number(of: value)
      if step(&threads, after: context, over: number) { return .matched }
      if threads.isEmpty { return .notMatched }
      guard steps <= limit else { return .undecided }
      context = self.context(after: number)
      index += length
    }
    return step(&threads, after: context, over: Int32(alphabet.count)) ? .matched : .notMatched
  }
}
