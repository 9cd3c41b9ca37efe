import UnderstudyJSON

/// Whether a value can be read as a generated type: the decision that its `init(from:)` would make.
struct ExampleCheck {
  let index: DeclarationIndex

  func accepts(_ value: JSONValue, as type: SwiftType, in scope: [String], depth: Int = 0) -> Bool {
    guard depth < 200 else { return false }
    func inner(_ value: JSONValue, _ type: SwiftType) -> Bool {
      accepts(value, as: type, in: scope, depth: depth + 1)
    }
    switch type {
    case .optional(let wrapped): return value.isNull || inner(value, wrapped)
    case .array(let element): return value.array?.allSatisfy { inner($0, element) } ?? false
    case .dictionary(let element): return value.object?.allSatisfy { inner($0.value, element) } ?? false
    case .named(let name):
      let (resolved, declaration, path) = index.resolve(type, in: scope)
      guard let declaration else {
        return resolved == type ? Self.accepts(value, asBuiltIn: name) : inner(value, resolved)
      }
      switch declaration {
      case .structure(let structure): return accepts(value, structure, path, depth)
      case .union(let union): return accepts(value, union, path, depth)
      case .openEnum(let enumeration):
        switch enumeration.raw {
        case .string: return value.kind == .string
        case .integer: return value.integer != nil
        case .json: return true
        }
      case .alias, .operation, .failures: return false
      }
    }
  }

  private func accepts(_ value: JSONValue, _ structure: Structure, _ path: [String], _ depth: Int) -> Bool {
    guard case .members = structure.coding else { return false }
    guard let object = value.object else { return false }
    for property in structure.properties {
      guard let member = object[property.key] else {
        switch property.presence {
        case .required, .nullable, .constant: return false
        case .optional, .field, .defaulted: continue
        }
      }
      if member.isNull, property.presence == .nullable || property.presence == .field { continue }
      // What a constant must be is a literal here; the value decides when it is read.
      if case .constant(let literal) = property.presence, Literal.json(member) != literal { return false }
      guard accepts(member, as: property.type, in: path, depth: depth + 1) else { return false }
    }
    let listed = Set(structure.properties.map(\.key))
    let others = object.filter { !listed.contains($0.name) }
    switch structure.others {
    case .kept, .ignored: return true
    case .refused: return others.isEmpty
    case .typed(let type):
      return others.allSatisfy { accepts($0.value, as: type, in: path, depth: depth + 1) }
    }
  }

  private func accepts(_ value: JSONValue, _ union: Union, _ path: [String], _ depth: Int) -> Bool {
    if union.isLenient { return true }
    let cases = union.cases.filter { $0.kinds.contains(value.kind.rawValue) }
    let tagged = cases.filter(\.isTagged)
    if !tagged.isEmpty {
      guard let tag = union.tag.flatMap({ value.object?[$0]?.string }) else {
        return cases.contains { !$0.isTagged || $0.mayLackTag }
      }
      let chosen = tagged.first { if case .tags(let tags) = $0.match { tags.contains(tag) } else { false } }
      return chosen.map { accepts(value, as: $0.type, in: path, depth: depth + 1) } ?? true
    }
    let kinds = Set(union.cases.flatMap(\.kinds))
    // One case alone for a kind of value is read without a second chance; elsewhere what fits none is kept.
    guard cases.count == 1, kinds.count > 1, let only = cases.first else { return true }
    return accepts(value, as: only.type, in: path, depth: depth + 1)
  }

  private static func accepts(_ value: JSONValue, asBuiltIn name: String) -> Bool {
    switch name {
    case "JSONValue": true
    case "JSONObject": value.kind == .object
    case "String", "UUIDText", "URIText", "CalendarDate", "Base64Text", "BinaryContent", "DecimalText":
      value.kind == .string
    case "DateTime": value.string.map(isDateTime) ?? false
    case "Bool": value.kind == .boolean
    case "Double", "JSONNumber", "DecimalNumber": value.kind == .number
    case "Int", "Int64": value.integer != nil
    case "Int8": value.integer.flatMap { Int8(exactly: $0) } != nil
    case "Int16": value.integer.flatMap { Int16(exactly: $0) } != nil
    case "Int32": value.integer.flatMap { Int32(exactly: $0) } != nil
    case "UInt8": value.integer.flatMap { UInt8(exactly: $0) } != nil
    case "UInt16": value.integer.flatMap { UInt16(exactly: $0) } != nil
    case "UInt32": value.integer.flatMap { UInt32(exactly: $0) } != nil
    case "UInt64": value.integer.flatMap { UInt64(exactly: $0) } != nil
    default: false
    }
  }

  /// RFC 3339 §5.6, with days that every month has.
  private static func isDateTime(_ text: String) -> Bool {
    let date = /[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])/
    let time =
      /(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])/
    let parts = text.split(maxSplits: 1, omittingEmptySubsequences: false) { "Tt ".contains($0) }
    return parts.count == 2 && parts[0].wholeMatch(of: date) != nil && parts[1].wholeMatch(of: time) != nil
  }
}
