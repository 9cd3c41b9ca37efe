/// Functions that make values for tests, with the least value that each type has where none is given.
struct BuilderPlanner {
  private let index: DeclarationIndex

  init(_ declarations: [Declaration]) {
    index = DeclarationIndex(declarations)
  }

  /// The parameters of the function for a struct: name, type, and default if there is a least value.
  func parameters(of structure: Structure, at path: [String]) -> [(property: Property, value: String?)] {
    structure.properties.filter { !$0.isConstant }.map { property in
      if let value = property.defaultValue { return (property, value) }
      if property.presence == .nullable { return (property, "nil") }
      return (property, least(property.type, in: path, within: [path]))
    }
  }

  /// Whether a function with a property as its parameter shows the runtime.
  func isOfRuntime(_ property: Property, _ value: String?, in path: [String]) -> Bool {
    RuntimeUse(index: index, access: .public).isOfRuntime(property, value, in: path)
  }

  /// The least value of a type, as an expression; `nil` if there is none that is not endless.
  private func least(_ type: SwiftType, in scope: [String], within: Set<[String]>) -> String? {
    switch type {
    case .optional: return "nil"
    case .array: return "[]"
    case .dictionary: return "[:]"
    case .named(let name):
      let (resolved, declaration, path) = index.resolve(type, in: scope)
      guard let declaration else {
        return resolved == type ? Self.least[name] : least(resolved, in: scope, within: within)
      }
      guard !within.contains(path) else { return nil }
      let within = within.union([path])
      switch declaration {
      case .openEnum(let value):
        return value.members.first.map { "." + $0.name }
      case .structure(let value):
        guard value.isCodable else { return nil }
        let isPossible = value.properties.allSatisfy { property in
          property.presence != .required || property.defaultValue != nil
            || least(property.type, in: path, within: within) != nil
        }
        return isPossible ? ".make()" : nil
      case .union(let value):
        for item in value.cases {
          if let payload = least(item.type, in: path, within: within) { return ".\(item.name)(\(payload))" }
        }
        return ".unknown(.null)"
      case .alias, .operation, .failures: return nil
      }
    }
  }

  private static let least: [String: String] = [
    "String": "\"\"", "Bool": "false", "Double": "0", "JSONNumber": "0", "Int": "0", "Int8": "0",
    "Int16": "0",
    "Int32": "0", "Int64": "0", "UInt8": "0", "UInt16": "0", "UInt32": "0", "UInt64": "0",
    "JSONValue": ".null",
    "JSONObject": "[:]", "DateTime": "DateTime(secondsSince1970: 0)", "UUIDText": "\"\"", "URIText": "\"\"",
    "CalendarDate": "\"\"", "Base64Text": "\"\"", "BinaryContent": "\"\"", "DecimalText": "\"\"",
    "DecimalNumber": "0",
  ]
}
