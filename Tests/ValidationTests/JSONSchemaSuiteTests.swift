import Foundation
import TestSupport
import Testing

/// Every case of the JSON Schema Test Suite, and how many there are of which are judged as it does.
struct JSONSchemaSuiteTests {
  @Test(
    .enabled(if: !JSONSchemaSuite.files.isEmpty || Outside.isRequired, "no suite; scripts/suites fetches it"))
  func `the suite is there`() {
    let drafts = Set(JSONSchemaSuite.files.map(\.draft))
    #expect(drafts == Set(JSONSchemaSuite.drafts.map(\.key)))
    #expect(JSONSchemaSuite.files.count > 300)
  }

  @Test func `only optional cases are listed as missed`() {
    #expect(JSONSchemaSuite.knownMisses.filter { !$0.contains("/optional/") }.isEmpty)
    let paths = Set(JSONSchemaSuite.files.map(\.path))
    #expect(
      paths.isEmpty
        || JSONSchemaSuite.knownMisses.allSatisfy { paths.contains(String($0.prefix { $0 != " " })) })
  }

  @Test(arguments: JSONSchemaSuite.files)
  func `judges as the suite does`(file: JSONSchemaSuite.File) throws {
    let outcome = try JSONSchemaSuite.outcome(of: file)
    let known = JSONSchemaSuite.knownMisses
    let unexpected = outcome.misses.filter { !known.contains($0) }
    #expect(unexpected.isEmpty, "missed: \(unexpected.joined(separator: "\n"))")
    #expect(outcome.torn.isEmpty)
    let mended = known.filter { $0.hasPrefix("\(file.path) |") && !outcome.misses.contains($0) }
    #expect(mended.isEmpty, "listed as missed, but right: \(mended.joined(separator: "\n"))")
  }

  /// A draft of one copy of the suite.
  private static let parts = Dictionary(grouping: JSONSchemaSuite.files) { file in
    "\(file.draft) of \(file.suite.pathComponents.suffix(2).joined(separator: "/"))"
  }

  @Test(arguments: parts.keys.sorted())
  func `all required cases and formats are judged as the suite does, and most others`(name: String) throws {
    var figures: [String] = []
    for part in JSONSchemaSuite.Part.allCases {
      let outcomes = try Self.parts[name, default: []].filter { $0.part == part }.map {
        try JSONSchemaSuite.outcome(of: $0)
      }
      let count = outcomes.reduce(0) { $0 + $1.count }
      let right = count - outcomes.reduce(0) { $0 + $1.misses.count }
      #expect(count > 0)
      if part == .optional {
        #expect(Double(right) >= 0.95 * Double(count))
      } else {
        #expect(right == count)
      }
      figures.append("\(part.rawValue) \(right)/\(count)")
    }
    print("JSON Schema Test Suite, \(name): \(figures.joined(separator: ", "))")
  }
}
