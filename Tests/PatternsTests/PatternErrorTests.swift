import Foundation
import Testing
import UnderstudyPatterns

struct PatternErrorTests {
  /// One pattern a line; the golden has for each what is wrong with it, and what of that cannot be overlooked.
  @Test func `says what is wrong with a pattern, and where`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
    let input = folder.appending(path: "flawed.patterns")
    let golden = folder.appending(path: "flawed.expected")
    let sources = try String(contentsOf: input, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(sources.count >= 50)
    let actual = sources.map(report).joined()
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try actual.write(to: golden, atomically: true, encoding: .utf8)
    }
    let expected = (try? String(contentsOf: golden, encoding: .utf8)) ?? ""
    let differing = zip(actual.split(separator: "\n"), expected.split(separator: "\n")).first { $0 != $1 }
    #expect(
      actual == expected,
      "first: \(differing.map { "\($0)" } ?? "the number of lines"); UPDATE_GOLDEN=1 swift test rewrites it")
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
