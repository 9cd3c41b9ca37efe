/// What shows the runtime to whoever uses a declaration: an import must be public for that, and may not be for what the bodies
/// of functions need alone.
struct RuntimeUse {
  let index: DeclarationIndex
  /// How visible the declarations are. For `package` the compiler (6.3) counts only types that are named themselves, not those
  /// behind aliases or in conformances, and calls the import unused where there is nothing else.
  let access: GenerationOptions.Access

  /// Whether something of the runtime is in what can be seen of a declaration from outside.
  func isShown(by declaration: Declaration, in scope: [String] = []) -> Bool {
    let path = scope + [declaration.name]
    if declaration.nested.contains(where: { isShown(by: $0, in: path) }) { return true }
    switch declaration {
    case .structure(let value): return isShown(by: value, at: path)
    case .union, .failures: return true
    case .openEnum: return access != .package
    case .alias(let alias): return isOfRuntime(alias.type, in: scope)
    case .operation(let operation):
      return !operation.failures.isEmpty && operation.failureOwner == nil || operation.stream != nil
        || operation.aliases.contains { isOfRuntime($0.type, in: path) }
    }
  }

  private func isShown(by structure: Structure, at path: [String]) -> Bool {
    guard structure.isCodable else { return true }
    switch structure.others {
    case .kept: return true
    case .typed(let type) where isOfRuntime(type, in: path): return true
    case .typed, .refused, .ignored:
      return structure.properties.contains {
        $0.isIndirect || isOfRuntime($0, $0.isConstant ? nil : $0.defaultValue, in: path)
      }
    }
  }

  /// Whether a property's type is one of the runtime's, or made of one, under whatever name; or its value needs one.
  func isOfRuntime(_ property: Property, _ value: String?, in path: [String]) -> Bool {
    if property.presence == .field { return true }
    if let value, value.contains(".null") || value.hasPrefix("\"") && property.type != .string { return true }
    return isOfRuntime(property.type, in: path)
  }

  private func isOfRuntime(_ type: SwiftType, in scope: [String]) -> Bool {
    if access == .package { return type.namesRuntime }
    var (type, scope) = (type, scope)
    for _ in 0..<8 {
      if type.namesRuntime { return true }
      let (resolved, declaration, found) = index.resolve(.named(type.innermostName), in: scope)
      if declaration != nil || resolved.innermostName == type.innermostName { return false }
      (type, scope) = (resolved, found)
    }
    return false
  }
}
