extension Printer {
  mutating func print(_ structure: Structure) {
    printAnnotation(structure.annotation)
    let body = StructureBody(structure)
    block(
      "\(access)struct \(structure.name): Codable, Hashable, Sendable",
      (body.isEmpty ? [] : [{ body.printProperties(&$0) }])
        + [{ body.printInitialiser(&$0) }, { body.printDecoding(&$0) }, { body.printEncoding(&$0) }]
        + nested(structure.nested))
  }
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
    switch structure.others {
    case .kept: .jsonObject
    case .typed(let value): .dictionary(value)
    case .refused, .ignored: nil
    }
  }

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
      printer.source.line("\(access)var additionalProperties: \(othersType.text)")
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
      parameters.append("additionalProperties: \(othersType.text) = [:]")
      names.append("additionalProperties")
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
        return source.line("_ = try decoder.object()")
      }
      let readsOnly = structure.properties.isEmpty
      source.line("\(readsOnly ? "let" : "var") \(container) = try decoder.object()")
      for property in structure.properties {
        let key = Literal.string(property.key)
        let name = property.name == "decoder" ? "self.decoder" : Identifier.quoted(property.name)
        switch property.presence {
        case .constant(let literal):
          let type = property.type == .json ? " as JSONValue" : ""
          source.line("try \(container).constant(\(key), \(literal)\(type))")
        default: source.line("\(name) = try \(container).\(property.presence.method)(\(key))")
        }
      }
      switch structure.others {
      case .kept, .typed: source.line("additionalProperties = try \(container).others()")
      case .refused: source.line("try \(container).noOthers()")
      case .ignored: break
      }
    }
  }

  func printEncoding(_ printer: inout Printer) {
    printer.source.block("\(printer.access)func encode(to encoder: any Encoder) throws") { source in
      guard !isEmpty else { return source.line("_ = encoder.object()") }
      source.line("var \(container) = encoder.object()")
      for property in structure.properties {
        let key = Literal.string(property.key)
        let name = property.name == "encoder" ? "self.encoder" : Identifier.quoted(property.name)
        source.line("try \(container).\(property.presence.method)(\(key), \(name))")
      }
      if othersType != nil { source.line("try \(container).others(additionalProperties)") }
    }
  }
}

extension Property.Presence {
  /// The method of the runtime's containers.
  fileprivate var method: String {
    switch self {
    case .required, .constant: "required"
    case .nullable: "nullable"
    case .optional: "optional"
    case .field: "field"
    }
  }
}
