import UnderstudyJSON
import UnderstudyOpenAPI

extension TypePlanner {
  /// The type of an array whose first elements have schemas of their own: a struct with a property for each.
  mutating func tuple(
    _ parts: SchemaParts, role: String, name: String?, in scope: inout TypeScope
  ) -> SwiftType {
    let name = name ?? takeName(role, in: &scope)
    var inner = TypeScope(path: scope.path + [name])
    var identifiers = NameScope(["additionalElements"])
    let least = parts.own.compactMap(\.minItems).max() ?? 0
    let most = parts.own.compactMap(\.maxItems).min()
    let properties = parts.prefixItems.enumerated().map { position, schema in
      let ordinal = position < Self.ordinals.count ? Self.ordinals[position] : "element\(position + 1)"
      let title = schema.title.flatMap { $0.count <= 30 ? $0 : nil }
      let identifier = identifiers.take([Identifier.member(title ?? ordinal, .property), ordinal])
      return property(identifier, identifier, [schema], isRequired: position < least, in: &inner)
    }
    scope.declarations.append(
      .structure(
        Structure(
          annotation: annotation(parts, named: name), name: name, properties: properties,
          others: most.map { $0 <= properties.count } == true ? .refused : furtherElements(parts, in: &inner),
          nested: inner.declarations, coding: .elements)))
    return .named(name)
  }

  /// What elements after those with schemas of their own are.
  private mutating func furtherElements(
    _ parts: SchemaParts, in scope: inout TypeScope
  ) -> Structure.Others {
    // Drafts before 2020-12 say it in `additionalItems`.
    let node = parts.own.lazy.compactMap { part in
      part["items"].flatMap { $0.kind == .array ? part["additionalItems"] : $0 }
    }.last
    guard let node, let part = parts.own.first else { return .kept }
    if let isAllowed = node.bool { return isAllowed ? .kept : .refused }
    let schema = Schema(node: node, references: part.references)
    let use = use([schema], role: "AdditionalElement", in: &scope)
    return use.whole == .json ? .kept : .typed(use.whole)
  }

  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]
}
