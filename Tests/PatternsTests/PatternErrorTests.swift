import Foundation
import TestSupport
import Testing
import UnderstudyPatterns

struct PatternErrorTests {
  /// One pattern a line; the golden has for each what is wrong with it, and what of that cannot be overlooked.
  @Test func `says what is wrong with a pattern, and where`() throws {
    let input = try #require(Case.all(in: "flawed", withExtension: "patterns").first)
    let sources = try input.text.split(separator: "\n").map(String.init)
    #expect(sources.count >= 50)
    try expectGolden(
      sources.map(report).joined(), at: input.url.deletingPathExtension().appendingPathExtension("expected"))
  }

  private func report(_ source: String) -> String {
    do throws(PatternError) {
      let pattern = try Pattern(source)
      guard let flaw = pattern.flaw else { return "\(source)\n  nothing is wrong\n" }
      return "\(source)\n  taken: \(flaw)\n"
    } catch {
      return "\(source)\n  refused: \(error)\n"
    }
  }

  @Test(arguments: ["\\-", "]", "a{", "[\\w-.]", "\\_"])
  func `refuses a flawed pattern where told to be strict`(source: String) throws {
    let flaw = try #require(try Pattern(source).flaw)
    #expect(throws: flaw) { try Pattern(source, isStrict: true) }
  }

  @Test(arguments: ["a", "\\p{L}", "(?<=a)b", "[\\-\\]]", "\\u{1F600}"])
  func `finds nothing wrong with a right pattern`(source: String) throws {
    #expect(try Pattern(source, isStrict: true).flaw == nil)
  }
}
