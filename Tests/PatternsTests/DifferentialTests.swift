import TestSupport
import Testing

@testable import UnderstudyPatterns

/// Random patterns, whose answers must not depend on the way in which they are matched.
struct DifferentialTests {
  @Test(arguments: 0..<10 as Range<UInt64>)
  func `matches random patterns the same in every way`(seed: UInt64) throws {
    var writer = RandomPattern(random: SeededGenerator(seed: seed))
    var compared = 0
    for _ in 0..<80 {
      let source = writer.alternation(depth: 3)
      let automaton = try PatternMatcher(source, way: .automaton)
      let threads = try PatternMatcher(source, way: .threads)
      let trying = try PatternMatcher(source, way: .trying)
      #expect(trying.way == .trying && threads.way == .threads)
      for _ in 0..<12 {
        let text = writer.text()
        let expected = trying.search(text)
        guard expected != .undecided else { continue }
        compared += 1
        #expect(automaton.search(text) == expected, "automaton: \(source) on \(text.debugDescription)")
        #expect(threads.search(text) == expected, "threads: \(source) on \(text.debugDescription)")
      }
    }
    #expect(compared > 900)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `takes or refuses any text as a pattern, and matches it`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let words = [
      "(", ")", "(?", "(?:", "(?=", "(?<!", "(?<n>", "[", "]", "[^", "{", "}", "{2,3}", "*", "+", "?", "|",
      "^", "$",
      ".", "\\", "\\b", "\\d", "\\p{L", "\\p{Lu}", "\\u", "\\uD83D", "\\k<n>", "\\1", "-", "a", "é", "😀",
      "\\c", "\\x4",
      "0", ",", "\u{0}", "\\u{1F600}",
    ]
    var taken = 0
    for _ in 0..<400 {
      let source = (0..<Int.random(in: 0..<12, using: &random)).map { _ in
        words.randomElement(using: &random) ?? ""
      }.joined()
      guard let pattern = try? Pattern(source) else { continue }
      taken += 1
      #expect(pattern.search("aé😀-\u{0}0,ab") != .undecided)
      _ = pattern.search(utf8: [0xFF, 0x61, 0xC3, 0xF0, 0x9F].span)
    }
    #expect(taken > 40)
  }
}

/// Writes patterns over a small alphabet, and texts of it.
struct RandomPattern {
  var random: SeededGenerator

  mutating func alternation(depth: Int) -> String {
    (0...Int.random(in: 0...1, using: &random)).map { _ in sequence(depth: depth) }.joined(separator: "|")
  }

  private mutating func sequence(depth: Int) -> String {
    (0..<Int.random(in: 0...3, using: &random)).map { _ in term(depth: depth) }.joined()
  }

  private mutating func term(depth: Int) -> String {
    if Int.random(in: 0..<6, using: &random) == 0 { return pick(["^", "$", "\\b", "\\B"]) }
    let atom =
      depth > 0 && Int.random(in: 0..<3, using: &random) == 0
      ? pick(["(", "(?:"]) + alternation(depth: depth - 1) + ")"
      : pick(["a", "b", "é", "😀", ".", "[ab]", "[^a]", "\\w", "\\W", "[é-😀]", "-"])
    return atom + pick(["", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{0,2}", "{1,3}?", "{2,}"])
  }

  mutating func text() -> String {
    (0..<Int.random(in: 0..<7, using: &random)).map { _ in pick(["a", "b", "é", "😀", "-", "a"]) }.joined()
  }

  private mutating func pick(_ choices: [String]) -> String { choices.randomElement(using: &random) ?? "" }
}
