import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// Schemas → declarations.
///
/// Each schema with a name of its own becomes a type of the module; one that is written in place becomes a type within
/// the type that uses it, named for its role there. Nothing is dropped: a schema that Swift has no type for is free-form
/// JSON.
struct TypePlanner {
  let options: GenerationOptions
  var module = TypeScope(path: [])
  var diagnostics: [Diagnostic] = []

  /// The names of the types of the module by the node of their schema.
  private(set) var names: [JSONNode: String] = [:]
  private var moduleNames = NameScope()
  /// Names within other types. The module has none of them, since they would hide it there.
  private var nestedNames: Set<String> = []
  /// Schemas that have a name, and are declared when something refers to them.
  private var dormant: [JSONNode: Schema] = [:]
  /// Schemas that have a name and are yet to be declared.
  private var pending: [(name: String, schema: Schema)] = []
  /// What has been said of schemas, so that it is said once.
  var said: Set<JSONNode> = []

  /// Which schemas requests and replies reach; asked for only where it makes a difference.
  lazy var directions = Directions(operations)
  private let operations: [Operation]

  init(options: GenerationOptions, operations: [Operation] = []) {
    self.options = options
    self.operations = operations
  }

  /// Takes a name for each schema before any is declared, so that names do not depend on what refers to what.
  ///
  /// - Parameter wanted: the schemas to declare in any case; the others only if something refers to them.
  mutating func reserve(_ schemas: [NamedSchema], declaring wanted: [NamedSchema]) {
    // A schema whose name needs no change keeps it, whatever comes before.
    let exact = schemas.filter { Identifier.type($0.name) == $0.name && !Identifier.isTaken($0.name) }
    for schema in exact + schemas where names[schema.schema.node] == nil {
      names[schema.schema.node] = takeModuleName(Identifier.type(schema.name))
      dormant[schema.schema.node] = schema.schema
    }
    for schema in wanted { wake(schema.schema) }
  }

  /// Sees to it that a schema that has a name is declared.
  private mutating func wake(_ schema: Schema) {
    guard let schema = dormant.removeValue(forKey: schema.node), let name = names[schema.node] else { return }
    pending.append((name, schema))
  }

  /// Names a schema that is written in place, where several operations share it.
  mutating func share(_ schema: Schema, as name: String) {
    guard schema.reference == nil, names[schema.node] == nil, schema.node.kind == .object else { return }
    let taken = takeModuleName(Identifier.type(name))
    names[schema.node] = taken
    pending.append((taken, schema))
  }

  /// Keeps names within types free, so that no type of the module is hidden by them.
  mutating func keepFree(_ names: some Sequence<String>) { nestedNames.formUnion(names) }

  /// The name that was reserved for a schema.
  func typeName(of schema: NamedSchema) -> String? { names[schema.schema.node] }

  func isInModule(_ name: String) -> Bool { moduleNames.contains(name) }

  /// Declares all that has been named so far, and what that refers to.
  mutating func declarePending() {
    var position = 0
    while position < pending.count {
      let (name, schema) = pending[position]
      position += 1
      declare(schema, as: name)
    }
    pending = []
  }

  /// A name in the module.
  mutating func takeModuleName(_ name: String) -> String {
    let isHidden = Identifier.isTaken(name) || nestedNames.contains(name)
    return moduleNames.take([isHidden ? "API" + name : name]) { [nestedNames] in !nestedNames.contains($0) }
  }

  /// A name in a scope for a type with a role there.
  mutating func takeName(_ role: String, in scope: inout TypeScope) -> String {
    let name = Identifier.type(role)
    guard let parent = scope.path.last else { return takeModuleName(name) }
    let path = scope.path
    let taken = scope.names.take([name, parent + name]) { [moduleNames] name in
      !Identifier.isTaken(name) && !moduleNames.contains(name) && !path.contains(name) && name != "Examples"
    }
    nestedNames.insert(taken)
    return taken
  }

  /// The name of the type of a schema that is referred to.
  private mutating func name(of target: Schema, reference: String?) -> String {
    if let name = names[target.node] {
      wake(target)
      return name
    }
    let last = reference?.split(separator: "/").last.map(String.init) ?? "Value"
    let stem = last.hasSuffix(".yaml") || last.hasSuffix(".json") ? String(last.dropLast(5)) : last
    let name = takeModuleName(Identifier.type(target.name ?? JSONPointer("/" + stem)?.tokens.last ?? stem))
    names[target.node] = name
    pending.append((name, target))
    return name
  }

  /// The type of a value that matches all of some schemas.
  ///
  /// - Parameters:
  ///   - role: what the value is where it is used, as a type would be named.
  ///   - scope: where types that have no name yet are declared.
  mutating func use(_ schemas: [Schema], role: String, in scope: inout TypeScope) -> TypeUse {
    let parts = SchemaParts(schemas)
    let isNullable = SchemaFacts.isNullable(schemas)
    if schemas.count == 1, let name = names[schemas[0].node] {
      wake(schemas[0])
      return TypeUse(type: .named(name), isNullable: isNullable)
    }
    if let reference = parts.reference {
      // A chain of references, none of which has a name of its own, is followed to its end by the reader.
      let text = schemas.lazy.compactMap(\.reference).first
      return TypeUse(type: .named(name(of: reference, reference: text)), isNullable: isNullable)
    }
    let type = type(parts, role: role, name: nil, in: &scope)
    return TypeUse(type: type, isNullable: isNullable && type != .json)
  }

  /// Declares the type of a schema that has a name.
  private mutating func declare(_ schema: Schema, as name: String) {
    let parts = SchemaParts([schema])
    var scope = TypeScope(path: [])
    let type: SwiftType
    if let reference = parts.reference {
      type = .named(self.name(of: reference, reference: schema.reference))
    } else {
      type = self.type(parts, role: name, name: name, in: &scope)
    }
    if let index = scope.declarations.firstIndex(where: { $0.name == name }) {
      // The type itself comes before what it is made of.
      scope.declarations.insert(scope.declarations.remove(at: index), at: 0)
      module.declarations += scope.declarations
    } else {
      module.declarations.append(.alias(Alias(annotation: annotation(schema), name: name, type: type)))
      module.declarations += scope.declarations
    }
  }

  /// The type of what schemas come to that are more than a reference.
  ///
  /// - Parameter name: the name that a declaration must have; `nil` if one is to be found.
  mutating func type(
    _ parts: SchemaParts, role: String, name: String?, in scope: inout TypeScope
  ) -> SwiftType {
    sayWhatTypesLack(parts)
    if let constant = parts.constant, !constant.isNull { return scalar(of: [constant.value]) ?? .json }
    if let values = parts.enumeration {
      return enumeration(values, parts, role: role, name: name, in: &scope)
    }
    if let type = unionType(parts, role: role, name: name, in: &scope) { return type }
    let types = parts.types
    if types.isEmpty,
      let part = parts.own.first(where: { $0["$dynamicRef"] != nil || $0["$recursiveRef"] != nil })
    {
      diagnostics.append(
        .warning("a dynamic reference has no type of its own: it becomes 'JSONValue'", at: part.location))
    }
    if types.isEmpty, let part = parts.own.first(where: { $0["items"]?.kind == .array }) {
      diagnostics.append(
        .warning(
          "a list in 'items' without a 'type' allows anything: it becomes 'JSONValue'", at: part.location))
    }
    guard types.count == 1, let only = types.first else {
      return types.isEmpty ? .json : typeOfSeveral(types, parts, role: role, name: name, in: &scope)
    }
    return type(of: only, parts, role: role, name: name, in: &scope)
  }

  /// The type of values of one of JSON Schema's types.
  mutating func type(
    of only: SchemaType, _ parts: SchemaParts, role: String, name: String?, in scope: inout TypeScope
  ) -> SwiftType {
    switch only {
    case .null: return .json
    case .boolean: return .boolean
    case .integer: return isDecimal(parts) ? .named("DecimalNumber") : Self.integer(format: parts.format)
    // Digits that a 32-bit number would lose come back as they were.
    case .number:
      if isDecimal(parts) { return .named("DecimalNumber") }
      let isBinary = parts.format == "double" || parts.format == "float"
      return options.numbers == .exact && !isBinary ? .named("JSONNumber") : .number
    case .string: return string(parts)
    case .array: return array(parts, role: role, name: name, in: &scope)
    case .object: return object(parts, role: role, name: name, in: &scope)
    }
  }

  private func isDecimal(_ parts: SchemaParts) -> Bool {
    options.decimals == .typed && ["decimal", "decimal128"].contains(parts.format)
  }

  private func string(_ parts: SchemaParts) -> SwiftType {
    let isBase64 = parts.own.contains { $0.contentEncoding == "base64" }
    if parts.isBinary { return .named("BinaryContent") }
    switch isBase64 ? "byte" : parts.format {
    case "date-time": return .named("DateTime")
    case _ where isDecimal(parts): return .named("DecimalText")
    case "date" where options.formats == .typed: return .named("CalendarDate")
    case "uuid" where options.formats == .typed: return .named("UUIDText")
    case "uri" where options.formats == .typed: return .named("URIText")
    case "byte" where options.formats == .typed: return .named("Base64Text")
    default: return .string
    }
  }

  static func integer(format: String?) -> SwiftType {
    switch format {
    case "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64":
      .named(
        (format ?? "").hasPrefix("u")
          ? "UInt" + (format ?? "").dropFirst(4) : "Int" + (format ?? "").dropFirst(3))
    default: .integer
    }
  }

  private mutating func array(
    _ parts: SchemaParts, role: String, name: String?, in scope: inout TypeScope
  ) -> SwiftType {
    if !parts.prefixItems.isEmpty { return tuple(parts, role: role, name: name, in: &scope) }
    guard let items = parts.items, items.booleanValue == nil else { return .array(.json) }
    let singular = Words.singular(role)
    return .array(use([items], role: singular ?? role + "Item", in: &scope).whole)
  }

  /// What stands above the declaration of a schema.
  func annotation(_ schema: Schema) -> Annotation {
    Annotation(
      documentation: schema.description ?? schema.target?.description ?? schema.title,
      isDeprecated: schema.isDeprecated)
  }

  /// What stands above the declaration of what schemas come to. A title that only says the name again is left out.
  func annotation(_ parts: SchemaParts, named name: String) -> Annotation {
    let title = parts.own.lazy.compactMap(\.title).last.flatMap { Identifier.type($0) == name ? nil : $0 }
    return Annotation(
      documentation: parts.own.lazy.compactMap(\.description).last ?? title, isDeprecated: parts.isDeprecated)
  }
}
