import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudySchemaFiles
import UnderstudyValidation

/// Schemas and values in files: golden, what is told of each and the exit code. A case names its files and options, in
/// words of the command line.
struct ValidationRunTests {
  static let cases = Case.all(in: "runs", withExtension: "run")

  @Test func `there are cases`() {
    #expect(!Self.cases.isEmpty)
  }

  @Test(arguments: cases)
  func `tells what is wrong with each value, and ends as it should`(file: Case) throws {
    let wanted = try JSONValue(parsing: try file.bytes)
    let options = SchemaFile.Options(
      dialect: try #require(Dialect(named: wanted["dialect"]?.string ?? "2020-12")),
      schema: SchemaOptions(
        format: wanted["format"]?.string == "assert" ? .asserted : .dialect,
        assertsContent: wanted["content"]?.string == "assert"),
      references: (wanted["references"]?.array ?? []).compactMap(\.string))
    let limit = wanted["limit"]
    let run = ValidationRun(
      schema: SchemaAddress(try #require(wanted["schema"]?.string)),
      instances: (wanted["instances"]?.array ?? []).compactMap(\.string), options: options,
      limit: limit == nil ? 100 : limit?.number?.integer)
    let report = run.report(from: try Self.files(beside: file))
    let lines =
      report.diagnostics.map(\.description) + [
        report.summary, "exit \(report.exitCode()), strictly \(report.exitCode(isStrict: true))",
        report.json.text(indentation: 2),
      ]
    try expectGolden(
      lines.joined(separator: "\n") + "\n",
      at: file.url.deletingPathExtension().appendingPathExtension("expected"))
  }

  private static func files(beside file: Case) throws -> MemorySource {
    let folder = file.url.deletingLastPathComponent()
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      files[name] = Array(try Data(contentsOf: folder.appending(path: name)))
    }
    return MemorySource(files)
  }

  @Test(arguments: [
    ("a.json", "a.json", ""), ("a.yaml#/components/schemas/A", "a.yaml", "/components/schemas/A"),
    ("a#b.json#/x#y", "a#b.json", "/x#y"), ("a.json#anchor", "a.json", "anchor"),
    ("a#1.json#", "a#1.json", ""),
  ])
  func `an address is a file and what comes after it`(text: String, path: String, fragment: String) {
    let address = SchemaAddress(text)
    #expect(address.path == path)
    #expect(address.fragment == fragment)
  }

  @Test(arguments: [
    ("7", "draft7"), ("draft-07", "draft7"), ("Draft4", "draft4"), ("2020-12", "2020-12"),
    ("draft2019-09", "2019-09"), ("openapi-3.0", "openapi-3.0"),
    ("http://json-schema.org/draft-06/schema#", "draft6"),
    ("https://spec.openapis.org/oas/3.1/dialect/base", "openapi-3.1"),
  ])
  func `a dialect has the names that people use`(text: String, name: String) {
    #expect(Dialect(named: text)?.shortName == name)
  }

  @Test(arguments: ["", "8", "draft", "2020", "https://example.com/dialect"])
  func `other names are of no dialect`(text: String) {
    #expect(Dialect(named: text) == nil)
  }
}
