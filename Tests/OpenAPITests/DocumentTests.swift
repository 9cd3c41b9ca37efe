import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyOpenAPI

/// Documents with what is found in them beside them, and for the valid ones what they say.
struct DocumentTests {
  static let valid = Case.all(in: "valid", withExtension: "yaml")
  static let invalid = Case.all(in: "invalid", withExtension: "yaml")

  @Test func `there are cases`() {
    #expect(!Self.valid.isEmpty)
    #expect(!Self.invalid.isEmpty)
  }

  @Test(arguments: valid)
  func `a valid document is read`(file: Case) throws {
    let (document, diagnostics) = OpenAPIDocument.load(file.url.path, from: FileSource())
    #expect(!diagnostics.contains { $0.severity == .error })
    try expectGolden(try #require(document).dump + Self.text(diagnostics, file), at: file.golden)
  }

  @Test(arguments: invalid)
  func `what is wrong is said at its place`(file: Case) throws {
    let (document, diagnostics) = OpenAPIDocument.load(file.url.path, from: FileSource())
    #expect(!diagnostics.isEmpty)
    let operations = document.map { $0.operations.map { "\($0.method) \($0.path)\n" }.joined() }
    try expectGolden(Self.text(diagnostics, file) + (operations ?? "no document\n"), at: file.golden)
  }

  /// The diagnostics, their paths without folders.
  static func text(_ diagnostics: [Diagnostic], _ file: Case) -> String {
    let folder = file.url.deletingLastPathComponent().path + "/"
    return diagnostics.map { $0.description.replacingOccurrences(of: folder, with: "") + "\n" }.joined()
  }
}

extension Case {
  /// The file beside this one that holds what is expected.
  var golden: URL { url.deletingPathExtension().appendingPathExtension("expected") }
}
