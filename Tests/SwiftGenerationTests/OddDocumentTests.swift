import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyOpenAPI
import UnderstudySwiftGeneration

/// Documents of our own in which nothing is as one would write it: names that Swift has taken, in every script or of no
/// letters at all, schemas that end nowhere or in themselves, descriptions that would end a comment.
@Suite struct OddDocumentTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/odd")
  static let cases = Case.all(in: folder, "yaml")

  @Test func `there are cases`() {
    #expect(Self.cases.count > 1)
  }

  @Test(arguments: cases, [GenerationOptions.Access.public, .internal])
  func `what is generated compiles with every option`(item: Case, access: GenerationOptions.Access)
    async throws
  {
    let name = item.name + ".yaml"
    let (document, _) = OpenAPIDocument.load(name, from: MemorySource([name: try item.bytes]))
    var options = GenerationOptions()
    options.access = access
    options.hasClient = true
    options.hasExamples = true
    options.hasBuilders = true
    options.defaults = access == .public ? .initialisers : .decoding
    options.numbers = access == .public ? .double : .exact
    options.formats = access == .public ? .typed : .plain
    options.layout = .grouped(lines: 500)
    let (files, diagnostics) = SwiftGenerator.generate(from: try #require(document), options: options)
    #expect(!diagnostics.contains { $0.severity == .error })
    let errors = try await TypeChecker.errors(in: files.map { ($0.name, $0.text) })
    #expect(errors.isEmpty, "\(errors.prefix(3).joined(separator: "\n"))")
  }

  @Test(arguments: GenerationOptions.Access.allCases, [true, false])
  func `a file imports the runtime as openly as it shows it`(
    access: GenerationOptions.Access, keepsUnlisted: Bool
  ) async throws {
    let item = try #require(Self.cases.first { $0.name == "few" })
    let (document, _) = OpenAPIDocument.load("few.yaml", from: MemorySource(["few.yaml": try item.bytes]))
    var options = GenerationOptions()
    options.access = access
    options.keepsUnlistedProperties = keepsUnlisted
    // Most declarations are alone in their file.
    options.layout = .numbered(40)
    let (files, _) = SwiftGenerator.generate(from: try #require(document), options: options)
    let errors = try await TypeChecker.errors(in: files.map { ($0.name, $0.text) })
    #expect(errors.isEmpty, "\(errors.prefix(3).joined(separator: "\n"))")
  }
}
