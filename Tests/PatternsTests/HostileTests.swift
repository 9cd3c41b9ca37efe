import Testing

@testable import UnderstudyPatterns

/// Patterns and texts that are made to take long. Steps are counted, so no test reads a clock.
struct HostileTests {
  @Test(arguments: [
    "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "^(a*)*$", "^a*a*a*a*a*$", "(x+x+)+y", "^(([a-z])+.)+[A-Z]([a-z])+$",
  ])
  func `needs time proportional to the text`(source: String) throws {
    let pattern = try Pattern(source)
    #expect(pattern.isLinear)
    #expect(pattern.search(String(repeating: "a", count: 100_000) + "!") == .notMatched)
    var steps: [Int] = []
    for count in [1000, 2000] {
      var parser = PatternParser(source, isLenient: false)
      let program = try PatternCompiler.compile(
        parser.parse(), names: [:], captureCount: parser.captureCount, forTrying: false)
      var simulation = ThreadSimulation(program, Alphabet(program.sets, tellsWords: program.checksWords))
      var text = String(repeating: "a", count: count) + "!"
      _ = text.withUTF8 { simulation.search($0, limit: .max) }
      steps.append(simulation.steps)
    }
    #expect(steps[1] < steps[0] * 21 / 10)
  }

  @Test(arguments: ["^(?=a)(a+)+$", "^(a+)+\\1$", "(?=(x+x+)+y)", "^(?:(a)|aa|a)*\\1b$"])
  func `gives up where trying would take for ever`(source: String) throws {
    let pattern = try Pattern(source)
    #expect(!pattern.isLinear)
    #expect(
      pattern.search(String(repeating: source.contains("x") ? "x" : "a", count: 60) + "!") == .undecided)
    #expect(!pattern.matches(String(repeating: "a", count: 60) + "!"))
  }

  @Test func `tries long texts where that takes few steps a character`() throws {
    let text = String(repeating: "ab", count: 100_000)
    #expect(try Pattern("^(?=.*b)(?!.*c)[ab]+$").search(text) == .matched)
    #expect(try Pattern("^(?=.*b)(?!.*c)[ab]+$").search(text + "c") == .notMatched)
  }

  @Test(arguments: [
    "((a{100}){100}){100}", "a{2147483648}", "a{100001}", "(((((){9999}){9999}){9999}){9999}){9999}",
    "(?:a?){99999999999999999999}", "(?=a{60000})b{60000}", "(?:(?:a|b|c|d){1000}){1000}",
  ])
  func `refuses patterns that would grow too large`(source: String) {
    #expect(throws: PatternError(.tooLarge(limit: PatternCompiler.maximumSize), at: 0)) {
      try Pattern(source)
    }
  }

  @Test func `refuses groups nested too deep`() throws {
    let limit = PatternParser.maximumDepth
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(try Pattern(nested(limit - 1)).matches("a"))
    #expect(throws: PatternError(.tooDeep(limit: limit), at: limit)) { try Pattern(nested(100_000)) }
  }

  @Test(arguments: ["[ab]*a[ab]{14}", "^.{0,5000}$", "(a?){300}a{300}"])
  func `follows all ways at once where an automaton would be too large`(source: String) throws {
    #expect(try PatternMatcher(source, way: .automaton).way == .threads)
    #expect(try Pattern(source).matches(String(repeating: "a", count: 400)))
  }

  @Test func `has one class for each way in which the sets differ`() throws {
    let characters = (0x4E00..<0x4E00 + 3000).compactMap(Unicode.Scalar.init).map(String.init)
    let pattern = try Pattern("^(?:\(characters.joined(separator: "|")))+$")
    #expect(pattern.matches("一丁丂"))
    #expect(!pattern.matches("a"))
  }

  @Test func `gives up following ways after a limit of steps`() throws {
    var parser = PatternParser("^(?:a?){3000}b", isLenient: false)
    let program = try PatternCompiler.compile(
      parser.parse(), names: [:], captureCount: parser.captureCount, forTrying: false)
    var simulation = ThreadSimulation(program, Alphabet(program.sets, tellsWords: false))
    var text = String(repeating: "a", count: 300)
    #expect(text.withUTF8 { simulation.search($0, limit: 100_000) } == .undecided)
    #expect(text.withUTF8 { simulation.search($0, limit: .max) } == .notMatched)
    #expect(simulation.steps > 100_000)
  }
}
