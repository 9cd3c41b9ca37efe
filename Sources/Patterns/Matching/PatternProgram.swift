/// A pattern as instructions, for either way to match.
struct PatternProgram: Sendable {
  enum Instruction: Hashable, Sendable {
    /// Take one character of the set with this index.
    case take(Int)
    /// The same, going backward.
    case takeBefore(Int)
    /// Go on in both places; the first is tried first.
    case split(Int, Int)
    case jump(Int)
    case check(PatternAssertion)
    /// The end of the pattern, or of what is looked for.
    case match

    // Below: only for trying.

    /// Note the position in a slot.
    case save(Int)
    /// Forget the groups in these slots.
    case forget(Range<Int>)
    /// Fail if the position is still that in the slot.
    case progress(Int)
    /// Look for what follows up to `next`, then go on there.
    case look(isNegative: Bool, next: Int)
    /// Take what one of the groups captured.
    case reference([Int], isBackward: Bool)
  }

  var instructions: [Instruction] = []
  /// The sets, each once.
  var sets: [ScalarSet] = []
  var isAnchored = false
  var checksWords = false
  /// The number of slots: two for each group (0 is not used), and one for each loop.
  var slotCount = 0
}

/// Writes a tree's program.
struct PatternCompiler {
  static let maximumSize = 100_000

  private(set) var program = PatternProgram()
  private let names: [String: [Int]]
  private let forTrying: Bool
  private var setIndices: [ScalarSet: Int] = [:]
  /// Nodes visited; those that write nothing count too, since repetition multiplies them.
  private var visits = 0

  /// - Parameter forTrying: Whether the program is for the matcher that goes back, which needs captures.
  static func compile(
    _ node: PatternNode, names: [String: [Int]], captureCount: Int, forTrying: Bool
  ) throws(PatternError) -> PatternProgram {
    var compiler = PatternCompiler(names: names, forTrying: forTrying, captureCount: captureCount)
    try compiler.write(node, isBackward: false)
    try compiler.emit(.match)
    compiler.program.isAnchored = node.isAnchored
    return compiler.program
  }

  private init(names: [String: [Int]], forTrying: Bool, captureCount: Int) {
    self.names = names
    self.forTrying = forTrying
    program.slotCount = 2 * (captureCount + 1)
  }

  private var here: Int { program.instructions.count }

  private mutating func emit(_ instruction: PatternProgram.Instruction) throws(PatternError) {
    guard here < Self.maximumSize else { throw PatternError(.tooLarge(limit: Self.maximumSize), at: 0) }
    program.instructions.append(instruction)
  }

  private mutating func write(_ node: PatternNode, isBackward: Bool) throws(PatternError) {
    visits += 1
    guard visits <= 4 * Self.maximumSize else {
      throw PatternError(.tooLarge(limit: Self.maximumSize), at: 0)
    }
    switch node {
    case .set(let set):
      let index = setIndex(of: set)
      try emit(isBackward ? .takeBefore(index) : .take(index))
    case .sequence(let nodes):
      for index in nodes.indices {
        try write(nodes[isBackward ? nodes.count - 1 - index : index], isBackward: isBackward)
      }
    case .alternation(let nodes): try writeAlternation(nodes[...], isBackward: isBackward)
    case .capture(let node, let index):
      if forTrying { try emit(.save(2 * index + (isBackward ? 1 : 0))) }
      try write(node, isBackward: isBackward)
      if forTrying { try emit(.save(2 * index + (isBackward ? 0 : 1))) }
    case .repetition(let node, let min, let max, let isLazy, let captures):
      let round = Round(node: node, isLazy: isLazy, captures: captures, isBackward: isBackward)
      try writeRepetition(of: round, min: min, max: max)
    case .assertion(let assertion):
      if assertion == .wordBoundary || assertion == .noWordBoundary { program.checksWords = true }
      try emit(.check(assertion))
    case .look(let node, let isAhead, let isNegative):
      let look = here
      try emit(.look(isNegative: isNegative, next: 0))
      try write(node, isBackward: !isAhead)
      try emit(.match)
      program.instructions[look] = .look(isNegative: isNegative, next: here)
    case .reference(let indices): try emit(.reference(indices, isBackward: isBackward))
    case .namedReference(let name): try emit(.reference(names[name] ?? [], isBackward: isBackward))
    }
  }

  private mutating func writeAlternation(
    _ nodes: ArraySlice<PatternNode>, isBackward: Bool
  ) throws(PatternError) {
    var jumps: [Int] = []
    for (index, node) in nodes.enumerated() {
      let split = here
      let isLast = index == nodes.count - 1
      if !isLast { try emit(.jump(0)) }
      try write(node, isBackward: isBackward)
      if !isLast {
        jumps.append(here)
        try emit(.jump(0))
        program.instructions[split] = .split(split + 1, here)
      }
    }
    for jump in jumps { program.instructions[jump] = .jump(here) }
  }

  /// What is repeated.
  private struct Round {
    var node: PatternNode
    var isLazy: Bool
    var captures: Range<Int>
    var isBackward: Bool
  }

  private mutating func writeRepetition(of round: Round, min: Int, max: Int?) throws(PatternError) {
    for _ in 0..<min { try write(round) }
    // An optional round that matches nothing fails (ECMA-262 §22.2.2.3.1, step 2.b).
    let slot = program.slotCount
    program.slotCount += 1
    guard let max else {
      let loop = here
      try emit(.jump(0))
      try write(round, slot: slot)
      try emit(.jump(loop))
      program.instructions[loop] = split(to: loop + 1, or: here, isLazy: round.isLazy)
      return
    }
    var splits: [Int] = []
    for _ in min..<max {
      splits.append(here)
      try emit(.jump(0))
      try write(round, slot: slot)
    }
    for place in splits {
      program.instructions[place] = split(to: place + 1, or: here, isLazy: round.isLazy)
    }
  }

  private func split(to body: Int, or next: Int, isLazy: Bool) -> PatternProgram.Instruction {
    isLazy ? .split(next, body) : .split(body, next)
  }

  private mutating func write(_ round: Round, slot: Int? = nil) throws(PatternError) {
    if forTrying {
      if let slot { try emit(.save(slot)) }
      if !round.captures.isEmpty {
        try emit(.forget(2 * round.captures.lowerBound..<2 * round.captures.upperBound))
      }
    }
    try write(round.node, isBackward: round.isBackward)
    if forTrying, let slot { try emit(.progress(slot)) }
  }

  private mutating func setIndex(of set: ScalarSet) -> Int {
    if let index = setIndices[set] { return index }
    setIndices[set] = program.sets.count
    program.sets.append(set)
    return program.sets.count - 1
  }
}
