import Foundation
import TestSupport
import Testing
import UnderstudyJSON
import UnderstudyValidation

/// The JSON Schema Test Suite: every draft, required and optional.
struct JSONSchemaSuiteTests {
  /// A file of the suite, with what its folder says.
  struct SuiteFile: Sendable, CustomTestStringConvertible {
    var draft: String
    var path: String
    var file: Case

    var testDescription: String { path }
    var assertsFormat: Bool { path.contains("/format/") || file.name == "format-assertion" }
  }

  static let drafts: KeyValuePairs<String, Dialect> = [
    "draft4": .draft4, "draft6": .draft6, "draft7": .draft7, "draft2019-09": .draft2019,
    "draft2020-12": .draft2020,
  ]

  static let files: [SuiteFile] = drafts.flatMap { draft, _ in
    ["", "/optional", "/optional/format"].flatMap { folder -> [SuiteFile] in
      let path = "tests/\(draft)\(folder)"
      return (Outside.suite("json-schema/\(path)").map { Case.all(in: $0, "json") } ?? []).map {
        SuiteFile(draft: draft, path: "\(draft)\(folder)/\($0.name)", file: $0)
      }
    }
  }

  /// `path | group | test` of the optional cases that we miss; the reasons stand above them.
  static let knownMisses: Set<String> = {
    let text = Case.all(in: "suite", withExtension: "txt").first.flatMap { try? $0.text } ?? ""
    return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
  }()

  @Test func `the suite is there`() {
    #expect(Self.files.count == 317 || !Outside.isRequired && Self.files.isEmpty)
  }

  @Test func `only optional cases are listed as missed`() {
    #expect(Self.knownMisses.filter { !$0.contains("/optional/") }.isEmpty)
    let paths = Set(Self.files.map(\.path))
    #expect(
      paths.isEmpty || Self.knownMisses.allSatisfy { paths.contains(String($0.prefix { $0 != " " })) })
  }

  @Test(arguments: files)
  func `judges as the suite does`(suite: SuiteFile) throws {
    let dialect = try #require(Self.drafts.first { $0.key == suite.draft }?.value)
    let groups = try JSONValue(parsing: try suite.file.bytes)
    var misses: [String] = []
    for group in try #require(groups.array) {
      let schema = try JSONDocument(parsing: try #require(group["schema"]).text())
      let compiler = SchemaCompiler(
        dialect: dialect, options: SchemaOptions(format: suite.assertsFormat ? .asserted : .dialect),
        resolver: SchemaRegistry(dialect: dialect, loader: Self.remote))
      let (compiled, diagnostics) = compiler.compile(schema.root)
      for test in try #require(group["tests"]?.array) {
        let name =
          "\(suite.path) | \(group["description"]?.string ?? "") | \(test["description"]?.string ?? "")"
        let instance = try JSONDocument(parsing: try #require(test["data"]).text()).root
        let isValid = compiled.isValid(instance)
        if isValid != test["valid"]?.bool || !diagnostics.isEmpty { misses.append(name) }
        #expect(compiled.violations(of: instance).isEmpty == isValid, "\(name)")
      }
    }
    let unexpected = misses.filter { !Self.knownMisses.contains($0) }
    #expect(unexpected.isEmpty, "missed: \(unexpected.joined(separator: "\n"))")
    let mended = Self.knownMisses.filter { $0.hasPrefix("\(suite.path) |") && !misses.contains($0) }
    #expect(mended.isEmpty, "listed as missed, but right: \(mended.joined(separator: "\n"))")
  }

  /// What the suite's remotes hold at a URI.
  private static let remote: @Sendable (String) -> JSONDocument? = { uri in
    guard uri.hasPrefix("http://localhost:1234/"),
      let url = Outside.suite("json-schema/remotes")?.appending(path: String(uri.dropFirst(22))),
      let bytes = try? Array(Data(contentsOf: url))
    else { return nil }
    return try? JSONDocument(parsing: bytes, file: uri)
  }
}
