/// A pattern ready to be searched for, in the way that fits it.
final class PatternMatcher: Sendable {
  /// The ways to match.
  enum Way: Sendable {
    case automaton, threads, trying
  }

  private enum Machine: Sendable {
    case automaton(Automaton)
    case threads(PatternProgram, Alphabet)
    case trying(PatternProgram)
  }

  private let machine: Machine

  /// Instructions that may be looked at for a text: all in all, and where that is not known to suffice, for a text
  /// and for each byte of it.
  private static let threadLimit = 50_000_000
  private static let tryingLimit = (text: 1_000_000, byte: 32)

  /// Compiles a tree.
  ///
  /// - Parameter way: The way to match, if it is not to be the best one; one that cannot match the tree is not taken.
  init(
    _ node: PatternNode, names: [String: [Int]], captureCount: Int, way: Way? = nil
  ) throws(PatternError) {
    let tries = way == .trying || node.needsBacktracking
    let program = try PatternCompiler.compile(
      node, names: names, captureCount: captureCount, forTrying: tries)
    guard !Alphabet.isTooLarge(program.sets) else {
      throw PatternError(.tooLarge(limit: PatternCompiler.maximumSize), at: 0)
    }
    if tries {
      machine = .trying(program)
      return
    }
    let alphabet = Alphabet(program.sets, tellsWords: program.checksWords)
    if way != .threads, let automaton = Automaton(program, alphabet) {
      machine = .automaton(automaton)
    } else {
      machine = .threads(program, alphabet)
    }
  }

  /// The way that was taken.
  var way: Way {
    switch machine {
    case .automaton: .automaton
    case .threads: .threads
    case .trying: .trying
    }
  }

  var isLinear: Bool { way != .trying }

  func search(_ text: UnsafeBufferPointer<UInt8>) -> MatchOutcome {
    switch machine {
    case .automaton(let automaton):
      return automaton.search(text) ? .matched : .notMatched
    case .threads(let program, let alphabet):
      var simulation = ThreadSimulation(program, alphabet)
      return simulation.search(text, limit: Self.threadLimit)
    case .trying(let program):
      let (perByte, isOver) = text.count.multipliedReportingOverflow(by: Self.tryingLimit.byte)
      let (limit, isOverToo) = perByte.addingReportingOverflow(Self.tryingLimit.text)
      var backtracker = Backtracker(program, text, limit: isOver || isOverToo ? .max : limit)
      return backtracker.search()
    }
  }
}
