import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyReports

struct DiagnosticReportTests {
  static let report = DiagnosticReport([
    .error("no such file"),
    Diagnostic(
      .error, "reference '#/x' leads to nothing",
      at: SourceLocation(file: "/a folder/ä.yaml", line: 3, column: 9),
      notes: [
        .init("did you mean 'y'?"),
        .init("it is here", at: SourceLocation(file: "b.yaml", line: 1, column: 1)),
      ],
      rule: "reference"),
    Diagnostic(
      .warning, "the response has no description", at: SourceLocation(file: "b.yaml", line: 7, column: 5),
      rule: "missing-description"),
    Diagnostic(
      .error, "reference '#/z' leads to nothing", at: SourceLocation(file: "b.yaml", line: 8, column: 5),
      rule: "reference"),
  ])
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  @Test func `counts errors and warnings`() {
    #expect(Self.report.errorCount == 3)
    #expect(Self.report.warningCount == 1)
  }

  @Test func `a plain list has everything that is known`() throws {
    try expectGolden(Self.report.json.text() + "\n", at: Self.folder.appending(path: "diagnostics.json"))
  }

  @Test func `SARIF names rules once, and places as URIs`() throws {
    let text = Self.report.sarif(version: "1.2.3").text()
    try expectGolden(text + "\n", at: Self.folder.appending(path: "diagnostics.sarif"))
  }

  @Test func `nothing found is a report too`() {
    let report = DiagnosticReport([])
    #expect(report.json == ["errors": 0, "warnings": 0, "diagnostics": []])
    #expect(report.sarif(version: "1")["runs"]?[0]?["results"] == [])
  }
}
