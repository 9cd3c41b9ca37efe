import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

extension TypePlanner {
  /// The type of an object: a struct where properties are listed, else a dictionary or free-form JSON.
  mutating func object(
    _ parts: SchemaParts, role: String, name: String?, in scope: inout TypeScope
  ) -> SwiftType {
    let required = parts.required
    var listed = parts.properties
    for name in parts.own.flatMap(\.required) where !listed.contains(where: { $0.name == name }) {
      listed.append((name, []))
    }
    guard !listed.isEmpty else { return dictionary(parts, role: role, name: name, in: &scope) }
    let name = name ?? takeName(role, in: &scope)
    var inner = TypeScope(path: scope.path + [name])
    var identifiers = NameScope()
    // A property whose name needs no change keeps it, whatever comes before.
    let exact = Set(listed.map(\.name).filter { Identifier.member($0, .property) == $0 })
    _ = exact.map { identifiers.take($0) }
    let properties = listed.map { key, schemas in
      let identifier = exact.contains(key) ? key : identifiers.take(Identifier.member(key, .property))
      let isRequired = required.contains(key) && !isLeftOut(schemas, from: parts)
      return property(key, identifier, schemas, isRequired: isRequired, in: &inner)
    }
    let others = others(parts, role: role, in: &inner)
    scope.declarations.append(
      .structure(
        Structure(
          annotation: annotation(parts, named: name), name: name, properties: properties, others: others,
          nested: inner.declarations)))
    return .named(name)
  }

  mutating func property(
    _ key: String, _ identifier: String, _ schemas: [Schema], isRequired: Bool, in scope: inout TypeScope
  ) -> Property {
    let use =
      schemas.isEmpty
      ? TypeUse(type: .json, isNullable: false)
      : self.use(schemas, role: Identifier.type(key), in: &scope)
    let presence: Property.Presence =
      switch (isRequired, use.isNullable) {
      case (true, false): constant(schemas, use.type).map { .constant($0) } ?? .required
      case (true, true): .nullable
      case (false, false): .optional
      case (false, true): .field
      }
    var property = Property(
      annotation: Annotation(
        documentation: documentation(schemas, of: key), isDeprecated: schemas.contains(where: \.isDeprecated)),
      key: key, name: identifier, type: use.type, presence: presence)
    property.isTrueUnasked =
      !isRequired && schemas.contains { ($0.default ?? $0.target?.default)?.bool == true }
    property.given = Self.given(schemas)
    property.defaultValue =
      switch presence {
      case .required: onlyMember(of: use.type, in: scope)
      case .nullable, .constant, .defaulted: nil
      case .optional: "nil"
      case .field: ".absent"
      }
    return property
  }

  /// Whether a property that must be there may be missing all the same, since the object goes in both directions and the
  /// property in one only (OpenAPI 3.0.3 §4.7.24.2, `readOnly` and `writeOnly`).
  private mutating func isLeftOut(_ schemas: [Schema], from parts: SchemaParts) -> Bool {
    let isReadOnly = schemas.contains { $0.isReadOnly || $0.target?.isReadOnly == true }
    let isWriteOnly = schemas.contains { $0.isWriteOnly || $0.target?.isWriteOnly == true }
    guard isReadOnly || isWriteOnly else { return false }
    let nodes = parts.own.map(\.node)
    return isReadOnly && nodes.contains(where: directions.inRequests.contains)
      || isWriteOnly && nodes.contains(where: directions.inReplies.contains)
  }

  /// What a property's documentation says, and whether it goes in one direction only.
  private func documentation(_ schemas: [Schema], of key: String) -> String? {
    let text = text(schemas, of: key)
    let isReadOnly = schemas.contains { $0.isReadOnly || $0.target?.isReadOnly == true }
    let isWriteOnly = schemas.contains { $0.isWriteOnly || $0.target?.isWriteOnly == true }
    guard isReadOnly != isWriteOnly else { return text }
    let note = isReadOnly ? "Read only: replies have it." : "Write only: requests have it."
    return text.map { "\($0)\n\n\(note)" } ?? note
  }

  /// A property's own description, else the beginning of its type's.
  private func text(_ schemas: [Schema], of key: String) -> String? {
    if let own = schemas.lazy.compactMap(\.description).last { return own }
    if let title = schemas.lazy.compactMap(\.title).last, Identifier.type(title) != Identifier.type(key) {
      return title
    }
    let text = schemas.lazy.compactMap { $0.target?.description }.first
    return text.map { text in
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      return lines.prefix { !$0.allSatisfy(\.isWhitespace) }.joined(separator: "\n")
    }
  }

  /// The default that schemas give a property.
  static func given(_ schemas: [Schema]) -> Property.Given? {
    schemas.lazy.compactMap { $0.default ?? $0.target?.default }.last.map {
      Property.Given(value: $0.value, location: $0.location)
    }
  }

  /// The only member of an open set that has no other, which values are unless something else is said.
  private func onlyMember(of type: SwiftType, in scope: TypeScope) -> String? {
    guard case .openEnum(let enumeration)? = scope.declarations.last(where: { $0.name == type.text }),
      let only = enumeration.members.first, enumeration.members.count == 1
    else { return nil }
    return "." + only.name
  }

  /// The literal of the only value of a property that must be there.
  private func constant(_ schemas: [Schema], _ type: SwiftType) -> String? {
    let parts = SchemaParts(schemas)
    guard parts.reference == nil, let value = parts.constant?.value else { return nil }
    return Literal.value(value, of: type)
  }

  /// What becomes of properties that are not listed.
  private mutating func others(
    _ parts: SchemaParts, role: String, in scope: inout TypeScope
  ) -> Structure.Others {
    let kept: Structure.Others = options.keepsUnlistedProperties ? .kept : .ignored
    let saying = parts.own.filter { $0["additionalProperties"] != nil || $0["unevaluatedProperties"] != nil }
    if parts.own.contains(where: { !$0.patternProperties.isEmpty }) {
      return patternValue(parts, role: "AdditionalProperty", in: &scope).map { .typed($0) } ?? .kept
    }
    guard let schema = saying.last.flatMap({ $0.additionalProperties ?? $0.unevaluatedProperties }) else {
      return kept
    }
    switch schema.booleanValue {
    case false?:
      // In a merger of schemas one alone cannot refuse what the others list.
      return parts.own.count(where: { !$0.properties.isEmpty }) > 1
        && saying.last?.unevaluatedProperties == nil ? kept : .refused
    case true?: return .kept
    case nil:
      let use = use([schema], role: "AdditionalProperty", in: &scope)
      return use.whole == .json ? .kept : .typed(use.whole)
    }
  }

  /// An object without listed properties.
  private mutating func dictionary(
    _ parts: SchemaParts, role: String, name: String?, in scope: inout TypeScope
  ) -> SwiftType {
    let singular = Words.singular(role) ?? role + "Value"
    if parts.own.contains(where: { !$0.patternProperties.isEmpty }) {
      return patternValue(parts, role: singular, in: &scope).map { .dictionary($0) } ?? .jsonObject
    }
    let value = parts.own.compactMap { $0.additionalProperties ?? $0.unevaluatedProperties }.last
    if value?.booleanValue == false {
      let name = name ?? takeName(role, in: &scope)
      scope.declarations.append(
        .structure(
          Structure(
            annotation: annotation(parts, named: name), name: name, properties: [], others: .refused)))
      return .named(name)
    }
    guard let value, value.booleanValue == nil else { return .jsonObject }
    let use = use([value], role: singular, in: &scope)
    return use.whole == .json ? .jsonObject : .dictionary(use.whole)
  }
}
