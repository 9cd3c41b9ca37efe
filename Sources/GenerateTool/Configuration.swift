import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudySwiftGeneration
import UnderstudyYAML

/// The file that says how types are generated: `understudy-generator.yaml`.
///
/// ```yaml
/// document: ../../openapi/chat-completions.yaml  # read by the plugin
/// access: public                                 # or package, internal
/// unlistedProperties: keep                       # or ignore
/// files: 1
/// ```
enum Configuration {
  /// Reads a configuration.
  static func options(_ path: String) -> (options: GenerationOptions, diagnostics: [Diagnostic]) {
    var options = GenerationOptions()
    guard let bytes = Files.read(path) else {
      return (options, [.error("cannot read the configuration '\(path)'")])
    }
    let (document, diagnostics) = YAMLText.parse(bytes, file: path)
    guard let root = document?.root, !diagnostics.contains(where: { $0.severity == .error }) else {
      return (options, diagnostics)
    }
    guard root.kind == .object else {
      return (options, [.error("a configuration is a list of keys and values", at: root.location)])
    }
    var wrong: [Diagnostic] = []
    for member in root.members {
      if let expected = set(member.name, member.value, &options) {
        wrong.append(.error("'\(member.name)' must be \(expected)", at: member.value.location))
      } else if !keys.contains(member.name) {
        let near = nearestSpelling(of: member.name, among: keys).map { "; did you mean '\($0)'" } ?? ""
        wrong.append(.error("there is no option '\(member.name)'\(near)", at: member.key.location))
      }
    }
    return (options, wrong)
  }

  private static let keys = ["document", "access", "unlistedProperties", "files"]

  /// Sets an option.
  ///
  /// - Returns: what was expected, where the value is something else.
  private static func set(_ key: String, _ value: JSONNode, _ options: inout GenerationOptions) -> String? {
    switch key {
    case "document": return value.string == nil ? "the path of a document" : nil
    case "access":
      guard let access = value.string.flatMap(GenerationOptions.Access.init) else {
        return "'public', 'package' or 'internal'"
      }
      options.access = access
    case "unlistedProperties":
      guard let text = value.string, text == "keep" || text == "ignore" else { return "'keep' or 'ignore'" }
      options.keepsUnlistedProperties = text == "keep"
    case "files":
      guard let count = value.integer, 1...1000 ~= count else { return "a number from 1 to 1000" }
      options.fileCount = count
    default: break
    }
    return nil
  }
}
