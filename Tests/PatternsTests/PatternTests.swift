import Testing

@testable import UnderstudyPatterns

struct PatternTests {
  @Test func `there are cases`() {
    #expect(PatternCase.all.count >= 100)
    #expect(PatternCase.all.allSatisfy { !$0.matches.isEmpty || !$0.rejects.isEmpty })
  }

  @Test(arguments: PatternCase.all)
  func `matches what ECMA-262 says`(_ expected: PatternCase) throws {
    let pattern = try Pattern(expected.pattern)
    #expect((pattern.flaw != nil) == (expected.isFlawed ?? false), "\(String(describing: pattern.flaw))")
    for text in expected.matches { #expect(pattern.search(text) == .matched, "\(text.debugDescription)") }
    for text in expected.rejects { #expect(pattern.search(text) == .notMatched, "\(text.debugDescription)") }
  }

  @Test(arguments: PatternCase.all)
  func `matches the same in every way`(_ expected: PatternCase) throws {
    for way in [PatternMatcher.Way.automaton, .threads, .trying] {
      let matcher = try PatternMatcher(expected.pattern, way: way)
      for text in expected.matches {
        #expect(matcher.search(text) == .matched, "\(matcher.way): \(text.debugDescription)")
      }
      for text in expected.rejects {
        #expect(matcher.search(text) == .notMatched, "\(matcher.way): \(text.debugDescription)")
      }
    }
  }

  @Test func `matches bytes and spans as it matches strings`() throws {
    let pattern = try Pattern("^é+$")
    let bytes = Array("éé".utf8)
    #expect(bytes.withUnsafeBufferPointer { pattern.matches(utf8: $0) })
    let isMatch = pattern.matches(utf8: bytes.span)
    let ofThree = pattern.search(utf8: bytes.span.extracting(0..<3))
    #expect(isMatch)
    #expect(ofThree == .notMatched)
  }

  @Test(
    arguments: [[0xFF], [0xC3], [0xE2, 0x82], [0xF5, 0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func `takes bytes that are not UTF-8 for U+FFFD`(bytes: [UInt8]) throws {
    let count = bytes.count
    for source in [
      "^\\uFFFD{\(count)}$", "^(?=\\uFFFD{\(count)}$)", "(?<=^\\uFFFD{\(count)})$", "^(?!a)[^a]{\(count)}$",
    ] {
      let isMatch = try Pattern(source).matches(utf8: bytes.span)
      #expect(isMatch, "\(source)")
    }
  }

  @Test func `is linear unless it looks around or refers back`() throws {
    for source in ["^(a+)+$", "a{0,900}b", "\\bx\\B", "(?<n>a)|b"] { #expect(try Pattern(source).isLinear) }
    for source in ["(?=a)", "(?!a)", "(?<=a)b", "(?<!a)b", "(a)\\1", "(?<n>a)\\k<n>"] {
      #expect(try !Pattern(source).isLinear)
    }
  }

  @Test func `is the pattern as written, code point by code point`() throws {
    let composed = try Pattern("\u{E9}")
    let decomposed = try Pattern("e\u{301}")
    #expect(composed != decomposed)
    #expect(composed == (try Pattern("\u{E9}")))
    #expect(Set([composed, decomposed, composed]).count == 2)
    #expect(composed.description == "\u{E9}")
  }
}

extension PatternMatcher {
  /// Makes a matcher that works in one way, where the pattern allows that.
  convenience init(_ source: String, way: Way) throws(PatternError) {
    var parser = PatternParser(source, isLenient: true)
    let node = try parser.parse()
    try self.init(node, names: parser.names, captureCount: parser.captureCount, way: way)
  }

  func search(_ text: String) -> MatchOutcome {
    var text = text
    return text.withUTF8 { search($0) }
  }
}
