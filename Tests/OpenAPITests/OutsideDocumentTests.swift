import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// Documents of others, as they are.
struct OutsideDocumentTests {
  static let folder = Outside.folder?.appending(path: "specs")
  static let cases =
    folder.map { folder in
      Case.all(in: folder, "json") + Case.all(in: folder, "yaml")
        + Case.all(in: folder.appending(path: "multifile/digitalocean"), "yaml")
    } ?? []

  /// The errors that remain, all of them the documents' own.
  static let errors: [String: [String]] = [
    // A file that is not there.
    "heyapi-full-3.1": [
      "1267:13: error: file 'external-shared.json' cannot be read: no such file",
      "1270:13: error: file 'external-shared.json' cannot be read: no such file",
    ]
  ]

  @Test func `the documents are there`() {
    #expect(Self.cases.count == 25 || !Outside.isRequired && Self.cases.isEmpty)
  }

  @Test(arguments: cases)
  func `every document is read, its errors are its own, its operations are whole`(file: Case) throws {
    let (document, diagnostics) = OpenAPIDocument.load(file.url.path, from: FileSource())
    #expect(document != nil)
    let folder = file.url.deletingLastPathComponent().path + "/"
    let found = diagnostics.filter { $0.severity == .error }.map {
      $0.description.replacingOccurrences(of: folder, with: "")
        .replacingOccurrences(of: file.url.lastPathComponent + ":", with: "")
    }
    let expected = Self.errors[file.name] ?? []
    #expect(found.count == expected.count && zip(found, expected).allSatisfy { $0.hasPrefix($1) }, "\(found)")
    let operations = try #require(document).operations
    #expect(Set(operations.map(\.name)).count == operations.count)
    for operation in operations {
      #expect(
        operation.responses.isEmpty == (operation.node["responses"]?.count ?? 0 == 0), "\(operation.location)"
      )
      #expect(!operation.servers.isEmpty)
      let declared = Set(operation.parameters.filter { $0.place == .path }.map(\.name))
      #expect(declared == Set(operation.path.parameterNames), "\(operation.location)")
    }
  }
}
