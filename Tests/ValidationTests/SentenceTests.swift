import Foundation
import TestSupport
import Testing
import UnderstudyJSON
import UnderstudyValidation

/// What people read when a value is not valid: golden, for each pair of a schema and a value.
struct SentenceTests {
  static let cases = Case.all(in: "sentences", withExtension: "json").filter { !$0.name.hasSuffix(".schema") }

  @Test func `there are cases`() {
    #expect(!Self.cases.isEmpty)
  }

  @Test(arguments: cases)
  func `says what was expected and what was found, and where`(value: Case) throws {
    let folder = value.url.deletingLastPathComponent()
    let schemaFile = "\(value.name).schema.json"
    let schema = try JSONDocument(
      parsing: Array(Data(contentsOf: folder.appending(path: schemaFile))), file: schemaFile)
    let dialect = schema.root["x-dialect"]?.string
    let (compiled, diagnostics) = SchemaCompiler(
      dialect: dialect == "3.0" ? .openAPI30 : dialect == "3.1" ? .openAPI31 : .draft2020
    ).compile(schema.root)
    let instance = try JSONDocument(parsing: value.bytes, file: "\(value.name).json")
    let lines =
      diagnostics.map { "\($0)" }
      + compiled.violations(of: instance.root).map { violation in
        "\(violation.diagnostic)\n  at '\(violation.instance)' by '\(violation.keywordPath)'"
      }
    try expectGolden(
      lines.joined(separator: "\n") + "\n", at: folder.appending(path: "\(value.name).expected"))
  }
}
