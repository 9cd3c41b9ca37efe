import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyYAML

/// yaml-test-schema: what the core schema makes of plain scalars.
struct YAMLSchemaSuiteTests {
  static let cases: [(scalar: String, expected: JSONNode)] = {
    guard let url = Outside.suite("yaml-schema/data/schema-core.yaml"), let data = try? Data(contentsOf: url),
      let document = YAMLText.parse(Array(data), file: url.path).document
    else { return [] }
    return document.root.members.map { ($0.name, $0.value) }
  }()

  @Test func `the suite is there`() {
    #expect(Self.cases.count > 240 || !Outside.isRequired && Self.cases.isEmpty)
  }

  @Test(arguments: cases.indices)
  func `a scalar is what the core schema says`(number: Int) throws {
    let (scalar, expected) = Self.cases[number]
    let (document, diagnostics) = YAMLText.parse(Array(scalar.utf8), file: "")
    // A comment alone is no document; what is asked for is what a value would be.
    let value = document?.root.value
    let type = expected[0]?.string ?? "error"
    let loaded = expected[1]?.string ?? expected[1]?.value.description ?? ""
    switch type {
    case "null": #expect(value == .null || scalar == "#empty", "\(scalar)")
    case "bool": #expect(value == .bool(loaded == "true()"), "\(scalar)")
    case "int", "float": #expect(value?.number == JSONNumber(loaded), "\(scalar)")
    case "str": #expect(value == .string(loaded), "\(scalar)")
    default: #expect(diagnostics.contains { $0.severity == .error }, "\(scalar)")
    }
  }
}
