public import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudySwiftGeneration
import UnderstudyYAML

extension GenerationConfiguration {
  /// Reads the file that says how types are generated, `understudy-generator.yaml`; its options are listed in
  /// `Sources/APIRuntime/APIRuntime.docc/Options.md`.
  ///
  /// - Returns: the configuration, and what is wrong with the file.
  public static func read(_ path: String) -> (configuration: Self, diagnostics: [Diagnostic]) {
    var configuration = Self()
    guard let bytes = try? Files.read(path) else {
      return (configuration, [.error("cannot read the configuration '\(path)'")])
    }
    let (document, diagnostics) = YAMLText.parse(bytes, file: path)
    guard let root = document?.root, !diagnostics.contains(where: { $0.severity == .error }) else {
      return (configuration, diagnostics)
    }
    guard root.kind == .object else {
      return (configuration, [.error("a configuration is a list of keys and values", at: root.location)])
    }
    var wrong: [Diagnostic] = []
    for member in root.members {
      guard let key = Key(rawValue: member.name) else {
        let names = Key.allCases.map(\.rawValue)
        let near = nearestSpelling(of: member.name, among: names).map { "; did you mean '\($0)'" } ?? ""
        wrong.append(.error("there is no option '\(member.name)'\(near)", at: member.key.location))
        continue
      }
      if let expected = configuration.set(key, member.value) {
        wrong.append(.error("'\(member.name)' must be \(expected)", at: member.value.location))
      }
    }
    if root["files"] != nil, let lines = root.members.first(where: { $0.name == "lines" }) {
      wrong.append(.error("'files' and 'lines' exclude each other", at: lines.key.location))
    }
    return (configuration, wrong)
  }

  /// The options that the file may have.
  enum Key: String, CaseIterable {
    case document, output
    case access, unlistedProperties, formats, numbers, decimals, defaults
    case files, lines
    case client, examples, builders
    case documentErrors
    case operations, tags, paths, schemas
  }

  /// Sets an option.
  ///
  /// - Returns: what was expected, where the value is something else.
  private mutating func set(_ key: Key, _ value: JSONNode) -> String? {
    switch key {
    case .document: Self.text(&document, value, "the path of a document")
    case .output: Self.text(&output, value, "the path of a folder")
    case .access: Self.choose(&options.access, value)
    case .formats: Self.choose(&options.formats, value)
    case .numbers: Self.choose(&options.numbers, value)
    case .decimals: Self.choose(&options.decimals, value)
    case .defaults: Self.choose(&options.defaults, value)
    case .unlistedProperties: Self.choose(&options.keepsUnlistedProperties, value, "keep", "ignore")
    case .client: Self.choose(&options.hasClient, value)
    case .examples: Self.choose(&options.hasExamples, value)
    case .builders: Self.choose(&options.hasBuilders, value)
    case .documentErrors: Self.choose(&toleratesErrors, value, "report", "fail")
    case .files: Self.count(value, 1...1000) { layOut(.numbered($0)) }
    case .lines: Self.count(value, 100...1_000_000) { layOut(.grouped(lines: $0)) }
    case .operations: Self.list(&options.selection.operations, value)
    case .tags: Self.list(&options.selection.tags, value)
    case .paths: Self.list(&options.selection.paths, value)
    case .schemas: Self.list(&options.selection.schemas, value)
    }
  }

  private mutating func layOut(_ layout: FileLayout) {
    options.layout = layout
    hasLayout = true
  }

  private static func text(_ option: inout String?, _ value: JSONNode, _ wanted: String) -> String? {
    option = value.string
    return option == nil ? wanted : nil
  }

  private static func choose<Choice: RawRepresentable & CaseIterable>(
    _ option: inout Choice, _ value: JSONNode
  ) -> String? where Choice.RawValue == String {
    if let choice = value.string.flatMap(Choice.init) {
      option = choice
      return nil
    }
    let names = Choice.allCases.map { "'\($0.rawValue)'" }
    return names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
  }

  private static func choose(
    _ option: inout Bool, _ value: JSONNode, _ yes: String, _ no: String
  ) -> String? {
    guard let text = value.string, text == yes || text == no else { return "'\(yes)' or '\(no)'" }
    option = text == yes
    return nil
  }

  private static func choose(_ option: inout Bool, _ value: JSONNode) -> String? {
    guard let choice = value.bool else { return "'true' or 'false'" }
    option = choice
    return nil
  }

  private static func count(
    _ value: JSONNode, _ range: ClosedRange<Int>, _ set: (Int) -> Void
  ) -> String? {
    guard let count = value.integer, range.contains(count) else {
      return "a number from \(range.lowerBound) to \(range.upperBound)"
    }
    set(count)
    return nil
  }

  private static func list(_ option: inout [String], _ value: JSONNode) -> String? {
    let texts = value.elements.compactMap(\.string)
    guard value.kind == .array, texts.count == value.count else { return "a list of names" }
    option = texts
    return nil
  }
}
