/// A deterministic automaton: one look-up a character. Made for programs that stay small as one.
struct Automaton: Sendable {
  private static let maximumStates = 4096
  private static let maximumEntries = 32_768
  private static let maximumSteps = 200_000

  /// For each state the next one by class, and then by the end of the text. A state is the index of its first entry:
  /// the first two, `failed` and `matched`, decide; the search starts in the third.
  private var next: [UInt16]
  private static let failed: UInt16 = 0
  private let matched: UInt16
  private let width: Int
  private let alphabet: Alphabet

  private struct State: Hashable {
    var threads: [Int32]
    var context: ThreadSimulation.Context
  }

  /// Makes the automaton; `nil` where it would be too large.
  init?(_ program: PatternProgram, _ alphabet: Alphabet) {
    let width = alphabet.count + 1
    guard 3 * width <= Self.maximumEntries else { return nil }
    self.alphabet = alphabet
    self.width = width
    matched = UInt16(width)
    next = Array(repeating: Self.failed, count: width) + Array(repeating: matched, count: width)
    var simulation = ThreadSimulation(program, alphabet)
    let start = State(threads: [0], context: .start)
    var numbers = [start: UInt16(2 * width)]
    var states = [start]
    var index = 0
    while index < states.count {
      let state = states[index]
      index += 1
      for number in 0...Int32(alphabet.count) {
        guard simulation.steps <= Self.maximumSteps else { return nil }
        var threads = state.threads
        if simulation.step(&threads, after: state.context, over: number) {
          next.append(matched)
        } else if number == alphabet.count || threads.isEmpty {
          next.append(Self.failed)
        } else {
          threads.sort()
          let following = State(threads: threads, context: simulation.context(after: number))
          if let known = numbers[following] {
            next.append(known)
            continue
          }
          let entry = (states.count + 2) * width
          guard states.count < Self.maximumStates, entry + width <= Self.maximumEntries else { return nil }
          numbers[following] = UInt16(entry)
          states.append(following)
          next.append(UInt16(entry))
        }
      }
    }
  }

  /// Searches a text.
  func search(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    next.withUnsafeBufferPointer { next in
      alphabet.ascii.withUnsafeBufferPointer { ascii in
        var state = 2 * width
        var index = 0
        while index < text.count {
          let byte = text[index]
          let number: Int
          if byte < 0x80 {
            number = Int(ascii[Int(byte)])
            index += 1
          } else {
            let (value, length) = text.codePoint(at: index)
            number = Int(alphabet.number(of: value))
            index += length
          }
          state = Int(next[state + number])
          if state <= Int(matched) { return state == Int(matched) }
        }
        return next[state + width - 1] == matched
      }
    }
  }
}
