import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyTypeFiles
import UnderstudyOpenAPI
import UnderstudySwiftGeneration

/// Each construct in a document of its own, with the code that is generated for it beside it. The goldens are compiled as
/// the target `TypesGolden`.
@Suite struct GoldenTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
  static let cases = Case.all(in: folder, "yaml")

  @Test func `there are cases`() {
    #expect(!Self.cases.isEmpty)
  }

  @Test func `each golden file has its case`() {
    let goldens = Case.all(in: Self.folder.appending(path: "golden"), "swift").map(\.name)
    #expect(goldens == Self.cases.map(\.name))
  }

  @Test(arguments: cases) func `the generated code is the golden one`(item: Case) throws {
    let result = try generate(item)
    #expect(result.files.map(\.name) == ["Types.swift"])
    try expectGolden(
      result.files.first?.text ?? "", at: Self.folder.appending(path: "golden/\(item.name).swift"))
  }

  @Test(arguments: cases) func `what cannot be expressed is said`(item: Case) throws {
    let diagnostics = try generate(item).diagnostics.map { "\($0)\n" }.joined()
    let golden = Self.folder.appending(path: "\(item.name).expected")
    if !diagnostics.isEmpty || FileManager.default.fileExists(atPath: golden.path) {
      try expectGolden(diagnostics, at: golden)
    }
  }

  @Test(arguments: cases) func `the same document gives the same code`(item: Case) throws {
    #expect(try generate(item).files == generate(item).files)
  }

  @Test(arguments: cases) func `each declaration is in one of several files`(item: Case) throws {
    let whole = try generate(item).files.flatMap { Self.declarations($0.text) }
    let files = try generate(item) { $0.layout = .numbered(3) }.files
    #expect(files.map(\.name) == ["Types1.swift", "Types2.swift", "Types3.swift"])
    #expect(files.flatMap { Self.declarations($0.text) }.sorted() == whole.sorted())
  }

  @Test(arguments: cases) func `internal types are not public`(item: Case) throws {
    let files = try generate(item) { $0.access = .internal }.files
    #expect(files.allSatisfy { !$0.text.contains("public ") })
  }

  /// What is generated for a case, with the options of the configuration beside it, if there is one.
  private func generate(
    _ item: Case, _ change: (inout GenerationOptions) -> Void = { _ in }
  ) throws -> (files: [GeneratedFile], diagnostics: [String]) {
    let name = item.name + ".yaml"
    let (document, _) = OpenAPIDocument.load(name, from: MemorySource([name: try item.bytes]))
    let loaded = try #require(document)
    let configuration = Self.folder.appending(path: item.name + ".config").path
    var options = GenerationOptions()
    if FileManager.default.fileExists(atPath: configuration) {
      let (read, wrong) = GenerationConfiguration.read(configuration)
      #expect(wrong.isEmpty)
      options = read.options
    }
    change(&options)
    let (files, diagnostics) = SwiftGenerator.generate(from: loaded, options: options)
    return (files, diagnostics.map(\.description))
  }

  /// The first lines of the declarations of a file.
  private static func declarations(_ text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("public ") && !$0.hasPrefix("public import") }.map(
      String.init)
  }
}
