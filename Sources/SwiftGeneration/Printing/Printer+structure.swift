extension Printer {
  mutating func print(_ structure: Structure) {
    printAnnotation(structure.annotation)
    let body = StructureBody(structure)
    let conformances = structure.isCodable ? "Codable, Hashable, Sendable" : "Hashable, Sendable"
    var parts: [(inout Printer) -> Void] = body.isEmpty ? [] : [{ body.printProperties(&$0) }]
    parts.append { body.printInitialiser(&$0) }
    switch structure.coding {
    case .members, .elements:
      parts.append { body.printDecoding(&$0) }
      parts.append { body.printEncoding(&$0) }
    case .request(let rules): parts.append { body.printRequest(rules, &$0) }
    case .headers: parts.append { body.printHeaders(&$0) }
    }
    block("\(access)struct \(structure.name): \(conformances)", parts + nested(structure.nested))
  }
}

extension Structure {
  /// Whether values are JSON.
  var isCodable: Bool { coding == .members || coding == .elements }
}

/// The members of a struct.
private struct StructureBody {
  let structure: Structure
  /// The name of the local variable for the container; no property has it.
  let container: String

  init(_ structure: Structure) {
    self.structure = structure
    var name = "container"
    while structure.properties.contains(where: { $0.name == name }) { name += "_" }
    container = name
  }

  var isEmpty: Bool { structure.properties.isEmpty && othersType == nil }

  private var othersType: SwiftType? {
    switch (structure.others, structure.coding) {
    case (.kept, .elements): .array(.json)
    case (.typed(let value), .elements): .array(value)
    case (.kept, _): .jsonObject
    case (.typed(let value), _): .dictionary(value)
    case (.refused, _), (.ignored, _): nil
    }
  }

  /// The name of what is not listed.
  private var others: String { structure.coding == .elements ? "additionalElements" : "additionalProperties" }
  /// The runtime's method that opens a value.
  private var opening: String { structure.coding == .elements ? "list" : "object" }
  private var empty: String { structure.coding == .elements ? "[]" : "[:]" }

  func printProperties(_ printer: inout Printer) {
    let access = printer.access
    for property in structure.properties {
      printer.printAnnotation(property.annotation)
      let name = Identifier.quoted(property.name)
      if case .constant(let literal) = property.presence {
        printer.source.line("\(access)var \(name): \(property.type.text) { \(literal) }")
      } else {
        let wrapper = property.isIndirect ? "@Indirect " : ""
        printer.source.line("\(wrapper)\(access)var \(name): \(property.declaredType.text)")
      }
    }
    if let othersType {
      printer.source.line("\(access)var \(others): \(othersType.text)")
    }
  }

  func printInitialiser(_ printer: inout Printer) {
    let stored = structure.properties.filter { !$0.isConstant }
    var parameters = stored.map { property in
      "\(Identifier.label(property.name)): \(property.declaredType.text)"
        + (property.defaultValue.map { " = \($0)" } ?? "")
    }
    var names = stored.map(\.name)
    if let othersType {
      parameters.append("\(others): \(othersType.text) = \(empty)")
      names.append(others)
    }
    guard !names.isEmpty else { return printer.source.line("\(printer.access)init() {}") }
    printer.source.list("\(printer.access)init(", parameters, ") {")
    printer.source.indented { source in
      for name in names { source.line("self.\(name) = \(Identifier.quoted(name))") }
    }
    printer.source.line("}")
  }

  func printDecoding(_ printer: inout Printer) {
    printer.source.block("\(printer.access)init(from decoder: any Decoder) throws") { source in
      guard !isEmpty || structure.others == .refused else {
        return source.line("_ = try decoder.\(opening)()")
      }
      let readsOnly = structure.properties.isEmpty
      source.line("\(readsOnly ? "let" : "var") \(container) = try decoder.\(opening)()")
      for property in structure.properties {
        let key = structure.coding == .elements ? "" : Literal.string(property.key)
        let name = property.name == "decoder" ? "self.decoder" : Identifier.quoted(property.name)
        switch property.presence {
        case .constant(let literal):
          let type = property.type == .json ? " as JSONValue" : ""
          let arguments = [key, literal + type].filter { !$0.isEmpty }.joined(separator: ", ")
          source.line("try \(container).constant(\(arguments))")
        case .defaulted(let literal):
          source.line(
            "\(name) = try \(container).defaulted(\([key, literal].filter { !$0.isEmpty }.joined(separator: ", ")))"
          )
        default:
          let arguments = [key, property.absentValue.map { "absent: \($0)" } ?? ""].filter { !$0.isEmpty }
          source.line(
            "\(name) = try \(container).\(property.presence.method)(\(arguments.joined(separator: ", ")))")
        }
      }
      switch structure.others {
      case .kept, .typed: source.line("\(others) = try \(container).others()")
      case .refused: source.line("try \(container).noOthers()")
      case .ignored: break
      }
    }
  }

  func printEncoding(_ printer: inout Printer) {
    printer.source.block("\(printer.access)func encode(to encoder: any Encoder) throws") { source in
      guard !isEmpty else { return source.line("_ = encoder.\(opening)()") }
      source.line("var \(container) = encoder.\(opening)()")
      for property in structure.properties {
        let key = structure.coding == .elements ? "" : Literal.string(property.key) + ", "
        let name = property.name == "encoder" ? "self.encoder" : Identifier.quoted(property.name)
        source.line("try \(container).\(property.presence.method)(\(key)\(name))")
      }
      if othersType != nil { source.line("try \(container).others(\(others))") }
    }
  }
}

extension StructureBody {
  func printRequest(_ rules: [ParameterRule], _ printer: inout Printer) {
    printer.source.line("/// Puts the values where they belong in a request.")
    let isRead = structure.properties.contains { $0.name == "request" }
    printer.source.block("\(printer.access)func write(to request: inout APIRequest) throws") { source in
      for (property, rule) in zip(structure.properties, rules) {
        let name = property.name == "request" && isRead ? "self.request" : Identifier.quoted(property.name)
        let key = rule.isNamed ? [Literal.string(property.key)] : []
        let arguments = (key + [name] + rule.arguments).joined(separator: ", ")
        source.line("try request.\(rule.method)(\(arguments))")
      }
    }
  }

  func printHeaders(_ printer: inout Printer) {
    let throwing = structure.properties.contains { $0.presence == .required } ? " throws" : ""
    printer.source.line("/// Reads the values from header fields.")
    printer.source.block("\(printer.access)init(_ fields: HeaderFields)\(throwing)") { source in
      for property in structure.properties {
        let isRequired = property.presence == .required
        let name = property.name == "fields" ? "self.fields" : Identifier.quoted(property.name)
        let method = isRequired ? "try fields.required" : "fields.optional"
        source.line("\(name) = \(method)(\(Literal.string(property.key)))")
      }
    }
  }
}

extension Property.Presence {
  /// The method of the runtime's containers.
  fileprivate var method: String {
    switch self {
    case .required, .constant, .defaulted: "required"
    case .nullable: "nullable"
    case .optional: "optional"
    case .field: "field"
    }
  }
}
