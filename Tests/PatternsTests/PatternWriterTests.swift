import TestSupport
import Testing
import UnderstudyPatterns

/// Texts written from patterns: each matches, and is as long as it has to be.
struct PatternWriterTests {
  /// A look behind is matched from its end, so that this refers to a group that is still to come: it is not planned for.
  static let unplanned = [#"(?<=\1(\w))!"#]

  @Test(arguments: PatternCase.all)
  func `writes what the pattern matches`(example: PatternCase) throws {
    let pattern = try Pattern(example.pattern)
    let writer = PatternWriter(pattern)
    var random = SeededGenerator(seed: 1)
    let texts = (0..<20).compactMap { _ in writer.text(lengths: 0...Int.max, using: &random) }
    #expect(texts.allSatisfy { pattern.matches($0) })
    let isPossible = !example.matches.isEmpty && !Self.unplanned.contains(example.pattern)
    #expect(texts.count == 20 || !isPossible, "found \(texts.count): \(texts)")
  }

  /// A pattern, the lengths asked for, and whether there is a text of them.
  static let lengths: [(String, ClosedRange<Int>, Bool)] = [
    ("^[a-z]+$", 30...30, true), ("^[a-z]{5}$", 0...4, false), ("^[a-z]{5}$", 6...9, false),
    ("x", 12...12, true),
    ("^x", 9...9, true), ("x$", 9...9, true), ("^(abc)+$", 7...11, true), ("^(abc)+$", 10...11, false),
    ("^(a|bb|cccc)$", 4...4, true), ("^(a|bb|cccc)$", 3...3, false), ("^.{2,4}-\\d{1,3}$", 8...8, true),
    ("^\\d+(\\.\\d+)?$", 1...1, true), ("^(a{2}b?){3}$", 9...9, true),
    ("^(?=.*\\d)[a-z\\d]{10}$", 10...10, true),
    ("", 5...5, true), ("^[a-z]*$", 1000...1000, true),
  ]

  @Test(arguments: lengths)
  func `keeps to lengths`(pattern: String, lengths: ClosedRange<Int>, isPossible: Bool) throws {
    let writer = PatternWriter(try Pattern(pattern))
    for seed in 0..<10 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let text = writer.text(lengths: lengths, using: &random)
      #expect((text != nil) == isPossible, "\(text ?? "nothing")")
      #expect(text.map { lengths.contains($0.unicodeScalars.count) } ?? true)
    }
  }

  @Test func `gives up on what nothing matches`() throws {
    for pattern in ["a^", "$a", "(?!a)a", "^\\b$", "[]"] {
      var random = SeededGenerator(seed: 3)
      #expect(PatternWriter(try Pattern(pattern)).text(lengths: 0...100, using: &random) == nil, "\(pattern)")
    }
  }
}
