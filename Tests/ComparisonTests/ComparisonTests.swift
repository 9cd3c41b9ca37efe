import Foundation
import TestSupport
import Testing
import UnderstudyComparison
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// Two versions of a document, and what the new one breaks: a pair of files and a golden list for each case.
struct ComparisonTests {
  /// The old documents.
  static let cases = Case.all(in: "", withExtension: "yaml").filter { $0.name.hasSuffix(".old") }

  static func document(_ url: URL, named name: String) throws -> OpenAPIDocument {
    let (document, diagnostics) = OpenAPIDocument.load(url.path, from: FileSource())
    #expect(!diagnostics.contains { $0.severity == .error }, "\(diagnostics)")
    return try #require(document)
  }

  static func report(_ test: Case) throws -> ComparisonReport {
    let new = test.url.deletingLastPathComponent().appending(
      path: test.name.dropLast(".old".count) + ".new.yaml")
    return DocumentComparison.report(
      from: try document(test.url, named: "old.yaml"), to: try document(new, named: "new.yaml"))
  }

  @Test func `there are cases`() {
    #expect(Self.cases.count >= 18)
  }

  @Test(arguments: cases) func `a change is told with its severity and both places`(test: Case) throws {
    let report = try Self.report(test)
    let folder = test.url.deletingLastPathComponent().path + "/"
    let lines = report.changes.map { change in
      let places = [change.old, change.new].map { place in
        place.map {
          "\($0.file.replacing(folder, with: "").split(separator: ".")[1]):\($0.line):\($0.column)"
        } ?? "-"
      }
      return "\(change.severity.rawValue) \(change.rule) \(places.joined(separator: " → ")) "
        + "[\(change.operations.joined(separator: " "))] \(change.message)"
    }
    let golden = test.url.deletingLastPathComponent().appending(path: test.name.dropLast(4) + ".expected")
    try expectGolden((lines + [report.summary, ""]).joined(separator: "\n"), at: golden)
  }

  @Test(arguments: cases) func `a document breaks nothing of itself`(test: Case) throws {
    let document = try Self.document(test.url, named: "same.yaml")
    #expect(DocumentComparison.report(from: document, to: document).changes.isEmpty)
  }

  @Test(arguments: ["3.0-to-3.1-of-the-same.old", "the-same-in-other-words.old"])
  func `what is the same in other words breaks nothing`(name: String) throws {
    let test = try #require(Self.cases.first { $0.name == name })
    let report = try Self.report(test)
    #expect(report.changes.map(\.text) == [])
    #expect(report.exitCode(isStrict: true) == 0)
  }

  @Test func `a report tells programs and people the same`() throws {
    let report = try Self.report(
      try #require(Self.cases.first { $0.name == "one-schema-of-many-operations.old" }))
    #expect(report.exitCode() == 1)
    #expect(report.diagnostics.count == 1)
    let text = report.diagnostics[0].description
    #expect(text.contains("error: 'Shared' in replies: 'id' may be missing now"))
    #expect(
      text.contains("note: in the old document it is here") && text.contains("note: it concerns a, b, c"))
    #expect(report.json["changes"]?[0]?["operations"] == ["a", "b", "c"])
    #expect(report.json["breaking"] == 1)
  }

  static let large = [
    "github-v6.7.1.json", "openai.yaml", "k8s-apps-v1.json", "slack-web-swagger2.json",
    "adyen-checkout-v71.yaml",
  ]

  @Test(.enabled(if: Outside.folder != nil), arguments: large)
  func `a large document is compared with itself, and with one less operation`(file: String) throws {
    let url = try #require(Outside.folder).appending(path: "specs/\(file)")
    let document = try #require(OpenAPIDocument.load(url.path, from: FileSource()).document)
    // Once more from the file, so that no two nodes are the same.
    let copy = try #require(OpenAPIDocument.load(url.path, from: FileSource()).document)
    let start = ContinuousClock.now
    let report = DocumentComparison.report(from: document, to: copy)
    let time = ContinuousClock.now - start
    #expect(report.changes.map(\.text).prefix(5) == [])
    #expect(time < .seconds(60), "\(time)")
  }
}
