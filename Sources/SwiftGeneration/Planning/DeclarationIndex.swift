/// Finds declarations by the names that types have in their scope.
struct DeclarationIndex {
  private var declarations: [[String]: Declaration] = [:]

  init(_ declarations: [Declaration]) {
    for declaration in declarations { add(declaration, []) }
  }

  private mutating func add(_ declaration: Declaration, _ path: [String]) {
    let path = path + [declaration.name]
    declarations[path] = declaration
    if case .operation(let operation) = declaration {
      for alias in operation.aliases { declarations[path + [alias.name]] = .alias(alias) }
    }
    for inner in declaration.nested { add(inner, path) }
  }

  /// What a name means in a scope, and the path of it; aliases are followed as far as they lead to declarations.
  func resolve(_ type: SwiftType, in scope: [String]) -> (
    type: SwiftType, declaration: Declaration?, path: [String]
  ) {
    var (type, scope) = (type, scope)
    for _ in 0..<32 {
      guard case .named(let name) = type, let path = path(of: name, in: scope), let found = declarations[path]
      else {
        return (type, nil, [])
      }
      guard case .alias(let alias) = found else { return (type, found, path) }
      type = alias.type
      scope = path.dropLast()
    }
    return (type, nil, [])
  }

  private func path(of name: String, in scope: [String]) -> [String]? {
    let parts = name.split(separator: ".").map(String.init)
    var scope = scope
    while true {
      if declarations[scope + parts] != nil { return scope + parts }
      guard !scope.isEmpty else { return nil }
      scope.removeLast()
    }
  }
}
