import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

extension TypePlanner {
  /// Whether a default counts for properties that are there in one of the ways.
  func counts(_ presence: Property.Presence) -> Bool {
    switch presence {
    case .required, .nullable: true
    case .optional, .field, .defaulted: options.defaults != .initialisers
    case .constant: false
    }
  }

  static func defaultNode(_ schemas: [Schema]) -> JSONNode? {
    schemas.lazy.compactMap { $0.default ?? $0.target?.default }.last
  }

  /// The default of a property as an expression; `nil` if there is none, or it is null. One that no literal can say is left
  /// out, and that is said.
  mutating func defaultLiteral(
    _ schemas: [Schema], _ type: SwiftType, of key: String, in scope: TypeScope
  ) -> String? {
    guard let node = Self.defaultNode(schemas), !node.isNull else { return nil }
    let value = node.value
    if let literal = openEnumLiteral(value, of: type, in: scope) ?? literal(value, of: type)
      ?? aliasLiteral(value, schemas, type)
    {
      return literal
    }
    diagnostics.append(
      .warning(
        "the default of '\(key)' cannot be written as a value of '\(type.text)': it is left out",
        at: node.location))
    return nil
  }

  /// The only member of an open set that has no other, which values are unless something else is said.
  func onlyMember(of type: SwiftType, in scope: TypeScope) -> String? {
    guard case .openEnum(let enumeration)? = scope.declarations.last(where: { $0.name == type.text }),
      let only = enumeration.members.first, enumeration.members.count == 1
    else { return nil }
    return "." + only.name
  }

  /// A value of a type that has a name of its own and takes literals: an open set, text with a format, another name for a
  /// type of the standard library.
  private func aliasLiteral(_ value: JSONValue, _ schemas: [Schema], _ type: SwiftType) -> String? {
    guard case .named = type, type != .named("DateTime") else { return nil }
    let parts = Self.core(schemas)
    guard parts.alternatives.isEmpty, parts.constant == nil, parts.types.count < 2 else { return nil }
    switch value {
    case .string(let text):
      let isText =
        parts.enumeration?.allSatisfy { $0.string != nil || $0.isNull }
        ?? (parts.types == [.string] && parts.format != "date-time")
      return isText ? Literal.string(text) : nil
    case .number(let number):
      guard parts.types.first?.kind == .number || parts.enumeration != nil else { return nil }
      if let values = parts.enumeration, !values.allSatisfy({ $0.integer != nil || $0.isNull }) { return nil }
      let underlying: SwiftType =
        if parts.types == [.integer] || parts.enumeration != nil {
          Self.integer(format: parts.format)
        } else {
          .number
        }
      return literal(.number(number), of: underlying)
    case .bool(let value): return parts.types == [.boolean] ? value ? "true" : "false" : nil
    case .array(let elements):
      return parts.types == [.array] && parts.prefixItems.isEmpty && elements.isEmpty ? "[]" : nil
    default: return nil
    }
  }

  /// What schemas come to behind references and beside null.
  private static func core(_ schemas: [Schema]) -> SchemaParts {
    var parts = SchemaParts(schemas)
    for _ in 0..<8 {
      let branches = parts.alternatives.count == 1 ? parts.alternatives[0].branches : []
      let others = branches.filter { !SchemaFacts.isNull($0) }
      guard let next = parts.reference ?? (others.count == 1 ? others[0] : nil) else { break }
      parts = SchemaParts([next])
    }
    return parts
  }

  private func openEnumLiteral(_ value: JSONValue, of type: SwiftType, in scope: TypeScope) -> String? {
    let declarations = scope.declarations + module.declarations
    switch (type, value) {
    case (.array(let element), .array(let elements)) where !elements.isEmpty:
      let literals = elements.compactMap { openEnumLiteral($0, of: element, in: scope) }
      return literals.count == elements.count ? "[\(literals.joined(separator: ", "))]" : nil
    default: break
    }
    guard case .openEnum(let enumeration)? = declarations.first(where: { $0.name == type.text }),
      let literal = Literal.json(value),
      let member = enumeration.members.first(where: { $0.literal == literal })
    else { return nil }
    return "." + member.name
  }

  /// A value as a literal of a type that is no declaration of ours.
  func literal(_ value: JSONValue, of type: SwiftType) -> String? {
    switch (type, value) {
    case (.string, .string(let value)): return Literal.string(value)
    case (.boolean, .bool(let value)): return value ? "true" : "false"
    case (.json, _): return Literal.json(value)
    case (.jsonObject, .object): return Literal.json(value)
    case (.array(let element), .array(let elements)):
      let literals = elements.compactMap { literal($0, of: element) }
      return literals.count == elements.count ? "[\(literals.joined(separator: ", "))]" : nil
    case (.dictionary(let element), .object(let object)):
      guard !object.isEmpty else { return "[:]" }
      let literals = object.compactMap { name, value in
        literal(value, of: element).map { "\(Literal.string(name)): \($0)" }
      }
      return literals.count == object.count ? "[\(literals.joined(separator: ", "))]" : nil
    case (.named(let name), .number(let value)):
      switch name {
      case "Double", "JSONNumber", "DecimalNumber": return Literal.number(value)
      case "Int", "Int64": return value.integer.map { String($0) }
      case "Int8": return Self.literal(value, Int8.self)
      case "Int16": return Self.literal(value, Int16.self)
      case "Int32": return Self.literal(value, Int32.self)
      case "UInt8": return Self.literal(value, UInt8.self)
      case "UInt16": return Self.literal(value, UInt16.self)
      case "UInt32": return Self.literal(value, UInt32.self)
      case "UInt64": return Self.literal(value, UInt64.self)
      default: return nil
      }
    default: return nil
    }
  }

  private static func literal<Value: FixedWidthInteger>(_ value: JSONNumber, _ type: Value.Type) -> String? {
    value.integer.flatMap { Value(exactly: $0) }.map { String($0) }
  }
}
