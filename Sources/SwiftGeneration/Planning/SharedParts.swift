/// Finds parts of operations that are the same as those of an operation before, and makes other names of them: many
/// operations of a document fail in the same ways, and take the same parameters.
struct SharedParts {
  /// A part, with all others of its operation that it speaks of.
  private struct Key: Hashable {
    var part: Declaration
    var siblings: [Declaration]
  }

  private var owners: [Key: String] = [:]

  static func shared(_ declarations: [Declaration]) -> [Declaration] {
    var parts = SharedParts()
    return declarations.map { declaration in
      guard case .operation(var operation) = declaration else { return declaration }
      parts.share(&operation)
      return .operation(operation)
    }
  }

  private mutating func share(_ operation: inout OperationNamespace) {
    var siblings: [String: Declaration] = [:]
    for part in operation.nested { siblings[part.name] = part }
    operation.nested.removeAll { part in
      if case .operation = part { return false }
      guard let owner = owner(of: part, siblings, operation.name) else { return false }
      let type = SwiftType.named("\(owner).\(part.name)")
      operation.aliases.append(Alias(annotation: Annotation(), name: part.name, type: type))
      return true
    }
    guard !operation.failures.isEmpty else { return }
    let failure = Declaration.failures(operation.failures)
    operation.failureOwner = owner(of: failure, siblings, operation.name)
  }

  /// The operation that has the same part already, if there is one.
  private mutating func owner(
    of part: Declaration, _ siblings: [String: Declaration], _ operation: String
  ) -> String? {
    var reached: Set<String> = [part.name]
    var names = Array(part.usedNames)
    var others: [Declaration] = []
    while let name = names.popLast() {
      guard let sibling = siblings[name], reached.insert(name).inserted else { continue }
      others.append(sibling)
      names += sibling.usedNames
    }
    let key = Key(part: part, siblings: others.sorted { $0.name < $1.name })
    if let owner = owners[key] { return owner }
    owners[key] = operation
    return nil
  }
}

extension Declaration {
  /// The names of all types that the text of the declaration uses.
  fileprivate var usedNames: Set<String> {
    let inner = nested.reduce(into: Set<String>()) { $0.formUnion($1.usedNames) }
    switch self {
    case .structure(let value):
      var names = inner.union(value.properties.map(\.type.innermostName))
      if case .typed(let type) = value.others { names.insert(type.innermostName) }
      return names
    case .union(let value): return inner.union(value.cases.map(\.type.innermostName))
    case .alias(let value): return inner.union([value.type.innermostName])
    case .failures(let value):
      return Set(value.flatMap { [$0.body.type, $0.headers].compactMap(\.self) }.map(\.innermostName))
    case .openEnum, .operation: return inner
    }
  }
}
