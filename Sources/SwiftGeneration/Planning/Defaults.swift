import UnderstudyDiagnostics
import UnderstudyJSON

/// Puts the document's defaults into initialisers and, by choice, into what is read: when all types are declared, so that a
/// default can be a case of an enum or a value of a struct.
struct Defaults {
  private let index: DeclarationIndex
  private let choice: GenerationOptions.Defaults
  private var diagnostics: [Diagnostic] = []

  /// The declarations with their defaults. One that cannot be written as Swift is left out, and that is said.
  static func filled(
    _ declarations: [Declaration], _ choice: GenerationOptions.Defaults
  ) -> (declarations: [Declaration], diagnostics: [Diagnostic]) {
    var defaults = Defaults(index: DeclarationIndex(declarations), choice: choice)
    let filled = declarations.map { defaults.filled($0, []) }
    return (filled, defaults.diagnostics)
  }

  private init(index: DeclarationIndex, choice: GenerationOptions.Defaults) {
    self.index = index
    self.choice = choice
  }

  private mutating func filled(_ declaration: Declaration, _ path: [String]) -> Declaration {
    let path = path + [declaration.name]
    switch declaration {
    case .structure(var value):
      for position in value.properties.indices where value.properties[position].given != nil {
        fill(&value.properties[position], in: path, isRead: value.isCodable)
        // It has done its work, and its place would tell apart what is the same otherwise.
        value.properties[position].given = nil
      }
      value.nested = value.nested.map { filled($0, path) }
      return .structure(value)
    case .union(var value):
      value.nested = value.nested.map { filled($0, path) }
      return .union(value)
    case .operation(var value):
      value.nested = value.nested.map { filled($0, path) }
      return .operation(value)
    case .alias(var value):
      value.nested = value.nested.map { filled($0, path) }
      return .alias(value)
    case .openEnum, .failures: return declaration
    }
  }

  /// - Parameter isRead: whether the property is read as JSON, so that it can have its default there.
  private mutating func fill(_ property: inout Property, in path: [String], isRead: Bool) {
    guard let given = property.given, counts(property.presence) else { return }
    if given.value.isNull {
      switch property.presence {
      case .nullable: property.defaultValue = "nil"
      case .field:
        (property.defaultValue, property.absentValue) = (
          ".null", isRead && choice == .decoding ? ".null" : nil
        )
      default: break
      }
      return
    }
    guard let expression = expression(for: given.value, property.type, in: path) else {
      let type = property.type.text
      diagnostics.append(
        .warning(
          "the default of '\(property.key)' cannot be written as a value of '\(type)': it is left out",
          at: given.location))
      return
    }
    property.defaultValue = expression
    guard isRead, choice == .decoding else {
      if case .field = property.presence { property.defaultValue = ".value(\(expression))" }
      return
    }
    switch property.presence {
    case .optional: property.presence = .defaulted(expression)
    case .field:
      property.defaultValue = ".value(\(expression))"
      property.absentValue = property.defaultValue
    default: break
    }
  }

  /// Whether a default counts for properties that are there in one of the ways.
  private func counts(_ presence: Property.Presence) -> Bool {
    switch presence {
    case .required, .nullable: true
    case .optional, .field, .defaulted: choice != .initialisers
    case .constant: false
    }
  }

  /// A value as an expression of a type; `nil` if there is none, or it is not clear which.
  private func expression(
    for value: JSONValue, _ type: SwiftType, in scope: [String], depth: Int = 0
  ) -> String? {
    guard depth < 16 else { return nil }
    func inner(_ value: JSONValue, _ type: SwiftType) -> String? {
      expression(for: value, type, in: scope, depth: depth + 1)
    }
    switch (type, value) {
    case (.optional(let wrapped), _): return value.isNull ? "nil" : inner(value, wrapped)
    case (.array(let element), .array(let elements)):
      let items = elements.compactMap { inner($0, element) }
      return items.count == elements.count ? "[\(items.joined(separator: ", "))]" : nil
    case (.dictionary(let element), .object(let object)):
      guard !object.isEmpty else { return "[:]" }
      let items = object.compactMap { name, value in
        inner(value, element).map { "\(Literal.string(name)): \($0)" }
      }
      return items.count == object.count ? "[\(items.joined(separator: ", "))]" : nil
    case (.named, _):
      let (resolved, declaration, path) = index.resolve(type, in: scope)
      switch declaration {
      case nil:
        return resolved == type
          ? Literal.value(value, of: type) : expression(for: value, resolved, in: [], depth: depth + 1)
      case .openEnum(let enumeration)?: return Self.expression(for: value, enumeration)
      case .union(let union)?: return expression(for: value, union, path, depth)
      case .structure(let structure)?: return expression(for: value, structure, path, depth)
      case .alias, .operation, .failures: return nil
      }
    default: return nil
    }
  }

  private static func expression(
    for value: JSONValue, _ enumeration: OpenEnumeration
  ) -> String? {
    guard let literal = Literal.json(value) else { return nil }
    if let member = enumeration.members.first(where: { $0.literal == literal }) {
      return ".\(Identifier.quoted(member.name))"
    }
    switch enumeration.raw {
    case .string: return value.string == nil ? nil : literal
    case .integer: return value.integer == nil ? nil : literal
    case .json: return ".init(rawValue: \(literal))"
    }
  }

  /// The case that a value is read as, where no attempt is needed to know.
  private func expression(for value: JSONValue, _ union: Union, _ path: [String], _ depth: Int) -> String? {
    let cases = union.cases.filter { $0.kinds.contains(value.kind.rawValue) }
    let tag = union.tag.flatMap { value.object?[$0]?.string }
    let chosen =
      cases.count == 1 && !cases[0].isTagged
      ? cases[0]
      : cases.first { if case .tags(let tags) = $0.match, let tag { tags.contains(tag) } else { false } }
    guard let chosen,
      let payload = expression(for: value, chosen.type, in: path, depth: depth + 1)
    else { return nil }
    return ".\(Identifier.quoted(chosen.name))(\(payload))"
  }

  /// A call of a struct's initialiser, if what the value leaves out is `nil` or absent there: a default of its own could lead
  /// back here.
  private func expression(
    for value: JSONValue, _ structure: Structure, _ path: [String], _ depth: Int
  ) -> String? {
    guard structure.coding == .members, let object = value.object else { return nil }
    var arguments: [String] = []
    for property in structure.properties {
      guard let member = object[property.key] else {
        switch property.presence {
        case .optional, .field:
          if property.given != nil, choice != .initialisers { return nil }
          continue
        case .required, .nullable, .constant, .defaulted: return nil
        }
      }
      if case .constant(let literal) = property.presence {
        guard Literal.json(member) == literal else { return nil }
        continue
      }
      let isField = property.presence == .field
      let expression =
        member.isNull && (isField || property.presence == .nullable)
        ? isField ? ".null" : "nil"
        : expression(for: member, property.type, in: path, depth: depth + 1).map {
          isField ? ".value(\($0))" : $0
        }
      guard let expression else { return nil }
      arguments.append("\(Identifier.label(property.name)): \(expression)")
    }
    let listed = Set(structure.properties.map(\.key))
    let others = JSONObject(object.filter { !listed.contains($0.name) }.map { ($0.name, $0.value) })
    if !others.isEmpty {
      guard structure.others == .kept, let literal = Literal.json(.object(others)) else { return nil }
      arguments.append("additionalProperties: \(literal)")
    }
    return "\(path.joined(separator: "."))(\(arguments.joined(separator: ", ")))"
  }
}
