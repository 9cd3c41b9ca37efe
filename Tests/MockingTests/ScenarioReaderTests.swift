import UnderstudyJSON
import Foundation
import TestSupport
import Testing
import UnderstudyYAML

@testable import UnderstudyMocking

/// Scenario files that are wrong, and what is said of each mistake.
struct ScenarioReaderTests {
  static let cases = Case.all(in: "scenarios", withExtension: "yaml")

  @Test func `there are cases`() {
    #expect(Self.cases.count >= 4)
  }

  @Test(arguments: cases)
  func `says what is wrong, where, and what to do`(file: Case) throws {
    let (document, found) = YAMLText.parse(try file.bytes, file: "\(file.name).yaml")
    let root = try #require(document).root
    let (scenario, diagnostics) = Scenario.read(root, name: file.name)
    #expect(scenario == nil)
    try expectGolden(
      (found + diagnostics).map { "\($0)\n" }.joined(),
      at: file.url.deletingPathExtension().appendingPathExtension("expected"))
  }
}
