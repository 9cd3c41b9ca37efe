import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyOpenAPI
import UnderstudyValidation

/// Documents of others: what a sample of their operations reaches is compiled, and nothing in it is refused.
struct RealDocumentTests {
  static let documents: [Case] = {
    guard let folder = Outside.folder?.appending(path: "specs") else { return [] }
    return (Case.all(in: folder, "yaml") + Case.all(in: folder, "json")).filter {
      !$0.name.contains("swagger2")
    }
  }()

  @Test func `the documents are there`() {
    #expect(Self.documents.count > 20 || !Outside.isRequired && Self.documents.isEmpty)
  }

  @Test(arguments: documents)
  func `compiles what operations reach`(file: Case) throws {
    let name = file.url.lastPathComponent
    let (loaded, _) = OpenAPIDocument.load(name, from: MemorySource([name: try file.bytes]))
    let document = try #require(loaded)
    let step = max(1, document.operations.count / 12)
    for position in stride(from: 0, to: document.operations.count, by: step) {
      let operation = document.operations[position]
      let found =
        OperationValidator(operation, in: document).diagnostics
        + ResponseValidator(operation, in: document).diagnostics
      let unexpected = found.filter { $0.severity == .error }
      #expect(unexpected == [], "\(operation.name)")
    }
  }
}
