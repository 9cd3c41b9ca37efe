import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

extension TypePlanner {
  /// The type of properties whose names match patterns, and of those that `additionalProperties` allows beside them;
  /// `nil` if they may be anything.
  ///
  /// Values of several types, or of one beside anything else, are cases of an enum. Which names go with which of them it
  /// does not know, and that is said.
  mutating func patternValue(_ parts: SchemaParts, role: String, in scope: inout TypeScope) -> SwiftType? {
    let patterns = parts.own.flatMap(\.patternProperties)
    var schemas = patterns.map(\.schema).filter { $0.booleanValue != false }
    var isClosed = patterns.contains { Self.matchesAll($0.name) }
    let saying = parts.own.compactMap { $0.additionalProperties ?? $0.unevaluatedProperties }
    if !isClosed, let others = saying.last, others.booleanValue != true {
      isClosed = true
      if others.booleanValue == nil { schemas.append(others) }
    }
    guard let place = parts.own.lazy.compactMap({ $0["patternProperties"] }).first, !schemas.isEmpty else {
      return nil
    }
    if schemas.count == 1, isClosed {
      let whole = use(schemas, role: role, in: &scope).whole
      return whole == .json ? nil : whole
    }
    let alternatives = SchemaParts.Alternatives(node: place, branches: schemas)
    let type = union(
      of: alternatives, SchemaParts([]), openness: isClosed ? .closed : .lenient, role: role, name: nil,
      in: &scope)
    guard type != .json else {
      if schemas.allSatisfy({ SchemaFacts.kinds(of: [$0]).count == JSONKind.all.count }) { return nil }
      diagnostics.append(
        .warning(
          "properties with names of some of the patterns may be anything: all of them are free-form JSON",
          at: place.location))
      return nil
    }
    let names = patterns.map { "'\($0.name)'" }.joined(separator: ", ")
    if isUnion(type, in: scope) {
      diagnostics.append(
        .warning(
          "which names have which values '\(type.text)' does not know: it is one enum for them all",
          at: place.location, notes: [Diagnostic.Note("the patterns are \(names)", at: place.location)]))
    }
    return schemas.contains { SchemaFacts.isNullable([$0]) } ? .optional(type) : type
  }

  private func isUnion(_ type: SwiftType, in scope: TypeScope) -> Bool {
    scope.declarations.contains {
      if case .union(let union) = $0 { .named(union.name) == type } else { false }
    }
  }

  /// Whether every name matches a pattern.
  private static func matchesAll(_ pattern: String) -> Bool {
    if pattern == "^$" || pattern == "^.$" { return false }
    var core = Substring(pattern)
    if core.hasPrefix("^") { core.removeFirst() }
    if core.hasSuffix("$") { core.removeLast() }
    return ["", ".", ".*", ".+", "(.*)", "(.+)"].contains(core)
  }
}
