import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// What a selection leaves of a document.
struct Selected {
  private(set) var operations: [Operation]
  private(set) var webhooks: [Operation]
  /// The schemas that have types whatever reaches them.
  private(set) var schemas: [NamedSchema]
  /// Names in the selection that the document does not have.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ document: OpenAPIDocument, _ selection: Selection) {
    operations = document.operations
    webhooks = document.webhooks
    schemas = document.schemas
    guard !selection.isEmpty else { return }
    let all = operations + webhooks
    let names = Set(selection.operations)
    let tags = Set(selection.tags)
    func isSelected(_ operation: Operation) -> Bool {
      names.contains(operation.name) || names.contains(Identifier.type(operation.name))
        || operation.tags.contains(where: tags.contains)
        || selection.paths.contains { Self.matches(operation.path.text, $0) }
    }
    operations = operations.filter(isSelected)
    webhooks = webhooks.filter(isSelected)
    let schemaNames = Set(selection.schemas)
    schemas = schemas.filter {
      schemaNames.contains($0.name) || schemaNames.contains(Identifier.type($0.name))
    }

    let operationNames = all.map(\.name)
    check(selection.operations, "operation", operationNames + operationNames.map(Identifier.type))
    check(selection.tags, "tag", all.flatMap(\.tags))
    check(selection.schemas, "schema", document.schemas.flatMap { [$0.name, Identifier.type($0.name)] })
    for path in selection.paths where !all.contains(where: { Self.matches($0.path.text, path) }) {
      diagnostics.append(.error("no path matches '\(path)'"))
    }
  }

  private mutating func check(_ names: [String], _ what: String, _ known: [String]) {
    let all = Set(known)
    for name in names where !all.contains(name) {
      let near = nearestSpelling(of: name, among: known).map { "; did you mean '\($0)'" } ?? ""
      diagnostics.append(.error("the document has no \(what) '\(name)'\(near)"))
    }
  }

  /// Whether a text is what a pattern says, in which `*` stands for any characters.
  private static func matches(_ text: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return text == pattern }
    guard text.hasPrefix(first) else { return false }
    var rest = text.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last)
  }
}
