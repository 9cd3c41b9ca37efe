import Foundation
import TestSupport
import Testing
import UnderstudyJSON
import UnderstudyValidation

/// The JSON Schema Test Suite: every draft, required and optional, of every copy that is there.
enum JSONSchemaSuite {
  /// A file of the suite, with what its folder says.
  struct File: Sendable, CustomTestStringConvertible {
    var draft: String
    /// The folder and the file's name, from the draft on.
    var path: String
    var file: Case
    /// The folder of the copy that the file is of.
    var suite: URL

    var testDescription: String { path }
    var part: Part {
      path.contains("/format/") ? .format : path.contains("/optional/") ? .optional : .required
    }

    /// What the suite's cases count on: asserted formats in their folder, and content where draft 7 leaves the choice.
    fileprivate var options: SchemaOptions {
      let assertsFormat = part == .format || file.name == "format-assertion"
      return SchemaOptions(
        format: assertsFormat ? .asserted : .dialect,
        assertsContent: part == .optional && file.name == "content")
    }
  }

  /// What a file's cases are for.
  enum Part: String, CaseIterable, Sendable {
    case required, optional, format = "optional/format"
  }

  static let drafts: KeyValuePairs<String, Dialect> = [
    "draft4": .draft4, "draft6": .draft6, "draft7": .draft7, "draft2019-09": .draft2019,
    "draft2020-12": .draft2020,
  ]

  static let files: [File] = Outside.suites("json-schema").flatMap { suite in
    drafts.flatMap { draft, _ in
      ["", "/optional", "/optional/format"].flatMap { folder in
        Case.all(in: suite.appending(path: "tests/\(draft)\(folder)"), "json").map {
          File(draft: draft, path: "\(draft)\(folder)/\($0.name)", file: $0, suite: suite)
        }
      }
    }
  }

  /// `path | group | test` of the optional cases that we miss; the reasons stand above them.
  static let knownMisses: Set<String> = {
    let text = Case.all(in: "suite", withExtension: "txt").first.flatMap { try? $0.text } ?? ""
    return Set(text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init))
  }()

  /// What came of a file's cases.
  struct Outcome {
    var count = 0
    /// The names of the cases that were judged otherwise than the suite does.
    var misses: [String] = []
    /// The names of the cases of which ``CompiledSchema/isValid(_:)`` and the violations say different things.
    var torn: [String] = []
  }

  /// Judges all of a file's cases.
  static func outcome(of file: File) throws -> Outcome {
    guard let dialect = drafts.first(where: { $0.key == file.draft })?.value,
      let groups = try JSONValue(parsing: try file.file.bytes).array
    else { throw CocoaError(.fileReadCorruptFile) }
    var outcome = Outcome()
    for group in groups {
      let schema = try JSONDocument(parsing: group["schema"]?.text() ?? "")
      let compiler = SchemaCompiler(
        dialect: dialect, options: file.options,
        resolver: SchemaRegistry(dialect: dialect) { remote($0, in: file.suite) })
      let (compiled, diagnostics) = compiler.compile(schema.root)
      for test in group["tests"]?.array ?? [] {
        let name =
          "\(file.path) | \(group["description"]?.string ?? "") | \(test["description"]?.string ?? "")"
        let instance = try JSONDocument(parsing: test["data"]?.text() ?? "").root
        let isValid = compiled.isValid(instance)
        outcome.count += 1
        if isValid != test["valid"]?.bool || !diagnostics.isEmpty { outcome.misses.append(name) }
        if compiled.violations(of: instance).isEmpty != isValid { outcome.torn.append(name) }
      }
    }
    return outcome
  }

  /// What the suite's remotes hold at a URI.
  private static func remote(_ uri: String, in suite: URL) -> JSONDocument? {
    guard uri.hasPrefix("http://localhost:1234/"),
      let bytes = try? Data(contentsOf: suite.appending(path: "remotes/\(uri.dropFirst(22))"))
    else { return nil }
    return try? JSONDocument(parsing: Array(bytes), file: uri)
  }
}
