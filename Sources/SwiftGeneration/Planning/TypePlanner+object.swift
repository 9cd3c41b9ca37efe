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
    var presence: Property.Presence =
      switch (isRequired, use.isNullable) {
      case (true, false): constant(schemas, use.type).map { .constant($0) } ?? .required
      case (true, true): .nullable
      case (false, false): .optional
      case (false, true): .field
      }
    if options.defaults == .decoding, !isRequired, !use.isNullable,
      let value = defaultValue(schemas, use.type, in: scope)
    {
      presence = .defaulted(value)
    }
    var property = Property(
      annotation: Annotation(
        documentation: documentation(schemas, of: key), isDeprecated: schemas.contains(where: \.isDeprecated)),
      key: key, name: identifier, type: use.type, presence: presence)
    property.isTrueUnasked =
      !isRequired && schemas.contains { ($0.default ?? $0.target?.default)?.bool == true }
    property.defaultValue =
      switch presence {
      case .required: defaultValue(schemas, use.type, in: scope)
      case .nullable, .constant: nil
      case .defaulted(let value): value
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

  /// The literal of the only value of a property that must be there.
  private func constant(_ schemas: [Schema], _ type: SwiftType) -> String? {
    let parts = SchemaParts(schemas)
    guard parts.reference == nil, let value = parts.constant?.value else { return nil }
    return literal(value, of: type)
  }

  /// The default of an argument for a property that must be there.
  private func defaultValue(_ schemas: [Schema], _ type: SwiftType, in scope: TypeScope) -> String? {
    if let value = schemas.lazy.compactMap({ $0.default ?? $0.target?.default }).last?.value {
      return literal(value, of: type) ?? openEnumLiteral(value, of: type, in: scope)
        ?? stringLiteral(value, schemas, type)
    }
    guard case .openEnum(let enumeration)? = scope.declarations.last(where: { $0.name == type.text }),
      let only = enumeration.members.first, enumeration.members.count == 1
    else { return nil }
    return "." + only.name
  }

  /// A string, where the type is one that has string literals: an open set, or text with a format.
  private func stringLiteral(_ value: JSONValue, _ schemas: [Schema], _ type: SwiftType) -> String? {
    guard let text = value.string, type != .named("DateTime"), case .named = type,
      SchemaFacts.kinds(of: schemas).subtracting([.null]) == [.string]
    else { return nil }
    return Literal.string(text)
  }

  private func openEnumLiteral(_ value: JSONValue, of type: SwiftType, in scope: TypeScope) -> String? {
    let declarations = scope.declarations + module.declarations
    guard case .openEnum(let enumeration)? = declarations.first(where: { $0.name == type.text }),
      let literal = Literal.json(value),
      let member = enumeration.members.first(where: { $0.literal == literal })
    else { return nil }
    return "." + member.name
  }

  /// A value as a literal of a type that is no declaration of ours.
  func literal(_ value: JSONValue, of type: SwiftType) -> String? {
    switch (type.text, value) {
    case ("String", .string(let value)): return Literal.string(value)
    case ("Bool", .bool(let value)): return value ? "true" : "false"
    case ("Double", .number(let value)): return Literal.number(value)
    case ("Int", .number(let value)), ("Int64", .number(let value)), ("JSONNumber", .number(let value)):
      return value.integer.map { String($0) }
    case ("Int32", .number(let value)):
      return value.integer.flatMap { Int32(exactly: $0) }.map { String($0) }
    case ("JSONValue", _): return Literal.json(value)
    case (_, .array(let elements)):
      guard elements.isEmpty, case .array = type else { return nil }
      return "[]"
    default: return nil
    }
  }

  /// What becomes of properties that are not listed.
  private mutating func others(
    _ parts: SchemaParts, role: String, in scope: inout TypeScope
  ) -> Structure.Others {
    let kept: Structure.Others = options.keepsUnlistedProperties ? .kept : .ignored
    let saying = parts.own.filter { $0["additionalProperties"] != nil || $0["unevaluatedProperties"] != nil }
    let patterns = parts.own.flatMap(\.patternProperties).map(\.schema)
    guard let schema = saying.last.flatMap({ $0.additionalProperties ?? $0.unevaluatedProperties }) else {
      return kept
    }
    switch schema.booleanValue {
    case false? where !patterns.isEmpty:
      // All that is not listed has a name of one of the patterns.
      let uses = patterns.filter { $0.booleanValue != false }.map {
        use([$0], role: "AdditionalProperty", in: &scope)
      }
      guard let first = uses.first?.whole, first != .json, uses.allSatisfy({ $0.whole == first }) else {
        return .kept
      }
      return .typed(first)
    case false?:
      // In a merger of schemas one alone cannot refuse what the others list.
      return parts.own.count(where: { !$0.properties.isEmpty }) > 1
        && saying.last?.unevaluatedProperties == nil ? kept : .refused
    case true?: return .kept
    case nil:
      guard patterns.isEmpty else { return .kept }
      let use = use([schema], role: "AdditionalProperty", in: &scope)
      return use.whole == .json ? .kept : .typed(use.whole)
    }
  }

  /// An object without listed properties.
  private mutating func dictionary(
    _ parts: SchemaParts, role: String, name: String?, in scope: inout TypeScope
  ) -> SwiftType {
    let schemas = parts.own.compactMap { $0.additionalProperties ?? $0.unevaluatedProperties }
    let patterns = parts.own.flatMap(\.patternProperties).map(\.schema)
    let values = patterns.isEmpty ? schemas : schemas.allSatisfy { $0.booleanValue == false } ? patterns : []
    if patterns.isEmpty, schemas.last?.booleanValue == false {
      let name = name ?? takeName(role, in: &scope)
      scope.declarations.append(
        .structure(
          Structure(
            annotation: annotation(parts, named: name), name: name, properties: [], others: .refused)))
      return .named(name)
    }
    guard let value = values.last, value.booleanValue == nil, patterns.count < 2 else { return .jsonObject }
    let singular = Words.singular(role) ?? role + "Value"
    let use = use([value], role: singular, in: &scope)
    return use.whole == .json ? .jsonObject : .dictionary(use.whole)
  }
}
