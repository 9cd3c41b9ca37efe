import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyOpenAPI

/// The OpenAPI Initiative's own documents, which its schemas accept or refuse.
struct OfficialDocumentTests {
  static let folder = Outside.suite("openapi-documents")
  static let passing = cases(in: [
    "v3.0/_archive_/schemas/v3.0/pass", "v3.1/tests/schema/pass", "v3.2/tests/schema/pass",
  ])
  static let failing = cases(in: ["v3.1/tests/schema/fail", "v3.2/tests/schema/fail"])

  private static func cases(in folders: [String]) -> [Case] {
    folders.flatMap { name in folder.map { Case.all(in: $0.appending(path: name), "yaml") } ?? [] }
  }

  @Test func `the suite is there`() {
    #expect(
      Self.passing.count == 78 && Self.failing.count == 40 || !Outside.isRequired && Self.passing.isEmpty)
  }

  /// What we find in documents that the official schemas accept, as those cannot see it: parameters that the path does not
  /// have, or lacks, a scheme that is not declared, and a reference that would have to be fetched.
  static let findings = [
    "operation-object-example": 3, "security-scheme-object-examples": 1, "style-defaults": 2,
  ]

  @Test(arguments: passing)
  func `nothing is wrong with a good document`(file: Case) throws {
    let (document, diagnostics) = OpenAPIDocument.load(file.url.path, from: FileSource())
    #expect(document != nil)
    // 3.2's file of that name has the path parameter right.
    let isMended = file.name == "style-defaults" && document?.version == .v32
    #expect(diagnostics.count == (isMended ? 0 : Self.findings[file.name] ?? 0), "\(diagnostics)")
  }

  @Test(arguments: failing)
  func `something is wrong with a bad document`(file: Case) throws {
    let (_, diagnostics) = OpenAPIDocument.load(file.url.path, from: FileSource())
    #expect(!diagnostics.isEmpty)
  }
}
