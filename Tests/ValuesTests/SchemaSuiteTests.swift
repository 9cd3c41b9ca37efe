import Foundation
import TestSupport
import Testing
import UnderstudyJSON
import UnderstudyValidation
import UnderstudyValues

/// The schemas of the JSON Schema Test Suite: for all that anything is valid against, valid values are made.
struct SchemaSuiteTests {
  static let drafts: KeyValuePairs<String, Dialect> = [
    "draft4": .draft4, "draft6": .draft6, "draft7": .draft7, "draft2019-09": .draft2019,
    "draft2020-12": .draft2020,
  ]

  static let files: [(draft: String, file: Case)] = drafts.flatMap { draft, _ in
    ["", "/optional", "/optional/format"].flatMap { folder in
      (Outside.suite("json-schema/tests/\(draft)\(folder)").map { Case.all(in: $0, "json") } ?? []).map {
        (draft, $0)
      }
    }
  }

  @Test func `the suite is there`() {
    #expect(Self.files.count == 317 || !Outside.isRequired && Self.files.isEmpty)
  }

  @Test(arguments: drafts.map(\.key))
  func `makes values of every schema`(draft: String) throws {
    let dialect = try #require(Self.drafts.first { $0.key == draft }?.value)
    var misses: [String] = []
    var count = 0
    for (own, file) in Self.files where own == draft {
      for group in try #require(try JSONValue(parsing: try file.bytes).array) {
        let schema = try JSONDocument(parsing: try #require(group["schema"]).text())
        // What the suite has no valid value for may have none.
        let isSatisfiable = group["tests"]?.array?.contains { $0["valid"] == true } == true
        let compiler = SchemaCompiler(
          dialect: dialect, resolver: SchemaRegistry(dialect: dialect, loader: Self.remote))
        let compiled = compiler.compile(schema.root).schema
        let generator = ValueGenerator(schema.root, compiler: compiler)
        let name = "\(Self.path(of: file)) | \(group["description"]?.string ?? "")"
        for seed in [nil, 1, 2, 3] as [UInt64?] {
          count += 1
          guard let value = try? generator.value(seed: seed) else {
            if isSatisfiable { misses.append(name) }
            break
          }
          let isValid = compiled.isValid(try JSONDocument(parsing: value.utf8()).root)
          #expect(isValid, "\(name): \(value)")
        }
      }
    }
    #expect(misses.isEmpty, "nothing found for:\n\(misses.joined(separator: "\n"))")
    #expect(count > 0 || Self.files.isEmpty)
  }

  /// The file's path from the draft's folder on.
  private static func path(of file: Case) -> String {
    let parts = file.url.pathComponents
    return parts[(parts.lastIndex(of: "tests") ?? 0).advanced(by: 1)...].joined(separator: "/")
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
