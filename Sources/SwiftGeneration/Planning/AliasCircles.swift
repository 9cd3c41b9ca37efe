/// Finds names that stand for nothing but each other, which Swift does not allow even through arrays, and makes free-form
/// JSON of them.
enum AliasCircles {
  static func broken(_ declarations: [Declaration]) -> (declarations: [Declaration], broken: [String]) {
    var targets: [String: String] = [:]
    for case .alias(let alias) in declarations { targets[alias.name] = alias.type.innermostName }
    var broken: [String] = []
    for case .alias(let alias) in declarations {
      var name = alias.name
      var seen: Set<String> = []
      while let target = targets[name], seen.insert(name).inserted { name = target }
      // Only those on the circle itself: what leads to it is mended with it.
      if name == alias.name, targets[name] != nil {
        broken.append(name)
        targets[name] = nil
      }
    }
    guard !broken.isEmpty else { return (declarations, []) }
    return (
      declarations.map { declaration in
        guard case .alias(var alias) = declaration, broken.contains(alias.name) else { return declaration }
        alias.type = alias.type.replacingInnermost(with: .json)
        return .alias(alias)
      }, broken
    )
  }
}

extension SwiftType {
  /// The name within all brackets.
  var innermostName: String {
    switch self {
    case .named(let name): name
    case .array(let inner), .dictionary(let inner), .optional(let inner): inner.innermostName
    }
  }

  fileprivate func replacingInnermost(with type: SwiftType) -> SwiftType {
    switch self {
    case .named: type
    case .array(let inner): .array(inner.replacingInnermost(with: type))
    case .dictionary(let inner): .dictionary(inner.replacingInnermost(with: type))
    case .optional(let inner): .optional(inner.replacingInnermost(with: type))
    }
  }
}
