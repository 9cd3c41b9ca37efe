/// A deterministic automaton: one look-up a character. Made for programs that stay small as one.
struct Automaton: Sendable {
  private static let maximumStates = 1024
  private static let maximumEntries = 32_768
  private static let maximumSteps = 200_000

  /// The two states that decide; others follow.
  private static let failed: UInt16 = 0
  private static let matched: UInt16 = 1

  /// For each state the next one by class, and then by the end of the text.
  private var next: [UInt16] = []
  private let width: Int
  private let alphabet: Alphabet

  private struct State: Hashable {
    var threads: [Int32]
    var context: ThreadSimulation.Context
  }

  /// Makes the automaton; `nil` where it would be too large.
  init?(_ program: PatternProgram, _ alphabet: Alphabet) {
    guard 3 * (alphabet.count + 1) <= Self.maximumEntries else { return nil }
    self.alphabet = alphabet
    width = alphabet.count + 1
    next = Array(repeating: Self.failed, count: width) + Array(repeating: Self.matched, count: width)
    var simulation = ThreadSimulation(program, alphabet)
    let start = State(threads: [0], context: .start)
    var numbers = [start: UInt16(2)]
    var states = [start]
    var index = 0
    while index < states.count {
      let state = states[index]
      index += 1
      for number in 0...Int32(alphabet.count) {
        guard simulation.steps <= Self.maximumSteps else { return nil }
        var threads = state.threads
        if simulation.step(&threads, after: state.context, over: number) {
          next.append(Self.matched)
        } else if number == alphabet.count || threads.isEmpty {
          next.append(Self.failed)
        } else {
          threads.sort()
          let following = State(threads: threads, context: simulation.context(after: number))
          let known = numbers[following] ?? UInt16(states.count + 2)
          if Int(known) == states.count + 2 {
            numbers[following] = known
            states.append(following)
          }
          next.append(known)
        }
      }
      guard states.count <= Self.maximumStates, (states.count + 2) * width <= Self.maximumEntries else {
        return nil
      }
    }
  }

  /// Searches a text.
  func search(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    next.withUnsafeBufferPointer { next in
      alphabet.ascii.withUnsafeBufferPointer { ascii in
        var state = 2
        var index = 0
        while index < text.count {
          let byte = text[index]
          var number = 0
          if byte < 0x80 {
            number = Int(ascii[Int(byte)])
            index += 1
          } else {
            let (value, length) = text.codePoint(at: index)
            number = Int(alphabet.number(of: value))
            index += length
          }
          state = Int(next[state * width + number])
          if state <= Self.matched { return state == Self.matched }
        }
        return next[state * width + width - 1] == Self.matched
      }
    }
  }
}
