import UnderstudyJSON

@testable import UnderstudySwiftGeneration

/// Values with exactly one thing wrong that the type knows of, made from one that is right: at any depth, a property that is
/// missing, null, of another kind, out of its range, of another value than the only one, or not allowed at all.
struct BrokenValues {
  let index: DeclarationIndex

  /// What is wrong anywhere in a value of a type.
  func variants(of value: JSONValue, _ type: SwiftType, in scope: [String], depth: Int = 0) -> [JSONValue] {
    guard depth < 12 else { return [] }
    if case .optional(let wrapped) = type {
      return value.isNull ? [] : variants(of: value, wrapped, in: scope, depth: depth).filter { !$0.isNull }
    }
    let (resolved, declaration, path) = index.resolve(type, in: scope)
    if case .optional = resolved { return variants(of: value, resolved, in: [], depth: depth) }
    let whole = wrong(resolved, declaration)
    switch (resolved, declaration, value) {
    case (.array(let element), _, .array(let elements)):
      // The first speaks for the others.
      guard let first = elements.first else { return whole }
      return whole
        + variants(of: first, element, in: resolved == type ? scope : [], depth: depth + 1).map {
          .array([$0] + elements.dropFirst())
        }
    case (.dictionary(let element), _, .object(let object)):
      guard let first = object.first(where: { _ in true }) else { return whole }
      return whole
        + variants(of: first.value, element, in: resolved == type ? scope : [], depth: depth + 1).map {
          replacing(first.name, in: object, by: $0)
        }
    case (_, .structure(let structure)?, .object(let object)) where structure.coding == .members:
      return whole + variants(of: object, structure, path, depth)
    case (_, .union(let union)?, .object(let object)): return whole + variants(of: object, union, path, depth)
    default: return whole
    }
  }

  private func variants(of object: JSONObject, _ structure: Structure, _ path: [String], _ depth: Int)
    -> [JSONValue]
  {
    var broken: [JSONValue] = []
    for property in structure.properties {
      switch property.presence {
      case .required, .nullable, .constant: broken.append(replacing(property.key, in: object, by: nil))
      case .optional, .field, .defaulted: break
      }
      guard let value = object[property.key] else { continue }
      var mayBeNull = property.presence == .nullable || property.presence == .field
      if case .optional = index.resolve(property.type, in: path).type { mayBeNull = true }
      if case .constant(let literal) = property.presence {
        broken += [.array([]), .string("no \(literal)"), .null].filter { Literal.json($0) != literal }.map {
          replacing(property.key, in: object, by: $0)
        }
      } else if !value.isNull {
        broken += variants(of: value, property.type, in: path, depth: depth + 1)
          .filter { !mayBeNull || !$0.isNull }
          .map { replacing(property.key, in: object, by: $0) }
      }
    }
    if structure.others == .refused { broken.append(replacing("not-listed", in: object, by: true)) }
    if case .typed(let type) = structure.others {
      broken += wrong(type, index.resolve(type, in: path).declaration).map {
        replacing("not-listed", in: object, by: $0)
      }
    }
    return broken
  }

  /// A value whose tag picks a case is of that case alone.
  private func variants(of object: JSONObject, _ union: Union, _ path: [String], _ depth: Int) -> [JSONValue]
  {
    guard let tag = union.tag, let name = object[tag]?.string else { return [] }
    let chosen = union.cases.first {
      if case .tags(let tags) = $0.match { tags.contains(name) } else { false }
    }
    guard let chosen else { return [] }
    return variants(of: .object(object), chosen.type, in: path, depth: depth + 1).filter {
      // With another tag it may be of another case.
      $0.object?[tag]?.string == name
    }
  }

  private func replacing(_ name: String, in object: JSONObject, by value: JSONValue?) -> JSONValue {
    var object = object
    object[name] = value
    return .object(object)
  }

  /// What is of a wrong kind for a type, or beyond its range.
  private func wrong(_ type: SwiftType, _ declaration: Declaration?) -> [JSONValue] {
    switch declaration {
    case .structure(let structure)?:
      return structure.coding == .elements ? [.object([:]), "text", .null] : [.array([]), "text", 1, .null]
    case .openEnum(let enumeration)?:
      switch enumeration.raw {
      case .string: return [1, true, .array([]), .null]
      case .integer: return ["text", 1.5, .object([:]), .null]
      case .json: return []
      }
    case .union, .alias, .operation, .failures: return []
    case nil: break
    }
    switch type {
    case .array: return [.object([:]), "text", 1, .null]
    case .dictionary: return [.array([]), "text", true, .null]
    case .optional: return []
    case .named(let name):
      switch name {
      case "String", "UUIDText", "URIText", "CalendarDate", "Base64Text", "BinaryContent":
        return [.array([]), .object([:]), 1, true, .null]
      case "DateTime": return ["yesterday", 1, .object([:]), .null]
      case "Bool": return ["true", 0, .array([]), .null]
      case "Double": return ["1.5", false, .array([]), .null]
      case "Int", "Int64": return ["1", 1.5, true, .array([]), 9.3e18, .null]
      case "Int32": return ["1", 1.5, 2_147_483_648, .null]
      case "UInt32": return [-1, 4_294_967_296, .null]
      case "Int8", "Int16", "UInt8", "UInt16": return [70_000, -70_000, "1", .null]
      case "UInt64": return [-1, "1", .null]
      case "JSONObject": return [.array([]), "text", 1, .null]
      default: return []
      }
    }
  }
}
