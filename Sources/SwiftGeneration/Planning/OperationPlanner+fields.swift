import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

extension OperationPlanner {
  /// Declares the struct of an operation's parameters, if it has any.
  func parameters(_ operation: Operation, _ types: inout TypePlanner, _ scope: inout TypeScope) {
    // OpenAPI 3.1.1 §4.8.12.1: these header parameters are ignored.
    let ignored: Set = ["accept", "content-type", "authorization"]
    let parameters = operation.parameters.filter {
      $0.place != .header || !ignored.contains($0.name.lowercased())
    }
    guard !parameters.isEmpty else { return }
    let name = scope.names.take(parametersName)
    var inner = TypeScope(path: scope.path + [name])
    var identifiers = NameScope()
    let properties = parameters.map { parameter in
      let name = Self.fieldName(parameter.name, isHeader: parameter.place == .header)
      let taken = identifiers.take([name, name + Words.capitalized(parameter.place.rawValue)])
      let annotation = Annotation(
        documentation: parameter.description, isDeprecated: parameter.isDeprecated)
      let type = types.type(ofField: parameter.schema, parameter.content, role: parameter.name, in: &inner)
      let presence: Property.Presence = parameter.isRequired ? .required : .optional
      var property = Property(
        annotation: annotation, key: parameter.name, name: taken, type: type, presence: presence,
        defaultValue: parameter.isRequired ? nil : "nil")
      property.given = (parameter.schema ?? parameter.content?.schema).flatMap { TypePlanner.given([$0]) }
      return property
    }
    scope.declarations.append(
      .structure(
        Structure(
          annotation: Annotation(documentation: "What a request carries beside its body."), name: name,
          properties: properties, others: .ignored, nested: inner.declarations,
          coding: .request(parameters.map(Self.rule)))))
  }

  /// The name of a property for a field; the `X-` of a header field's name says nothing.
  private static func fieldName(_ name: String, isHeader: Bool) -> String {
    let isMarked = isHeader && name.count > 2 && name.lowercased().hasPrefix("x-")
    return Identifier.member(isMarked ? String(name.dropFirst(2)) : name, .property)
  }

  /// How a parameter is written; arguments that are the runtime's defaults are left out.
  private static func rule(_ parameter: Parameter) -> ParameterRule {
    let isJSON = parameter.content?.range.isJSON ?? false
    let style = isJSON ? "json" : parameter.style == .cookie ? "form" : parameter.style.rawValue
    var rule = ParameterRule(method: "setPath")
    var usual = "simple"
    switch parameter.place {
    case .path: break
    case .header: rule.method = "addHeader"
    case .query: (rule.method, usual) = ("addQuery", "form")
    case .cookie: (rule.method, usual) = ("addCookie", "form")
    case .querystring: (rule.method, usual, rule.isNamed) = ("setQuery", "form", false)
    }
    if style != usual { rule.arguments.append("." + style) }
    guard rule.isNamed, !isJSON, parameter.style != .deepObject else { return rule }
    if parameter.explode != (usual == "form") { rule.arguments.append("explode: \(parameter.explode)") }
    if parameter.allowsReserved, parameter.place == .query { rule.arguments.append("allowsReserved: true") }
    return rule
  }

  /// Declares the struct of a response's header fields.
  ///
  /// - Parameter isFailure: whether the response tells of a failure, whose header fields may all be missing: what is wrong
  ///   already should not be lost for them.
  /// - Returns: its type; `nil` if the response has none.
  func headers(
    _ response: Response, name: String, isFailure: Bool, _ types: inout TypePlanner,
    _ scope: inout TypeScope
  ) -> SwiftType? {
    guard !response.headers.isEmpty else { return nil }
    let name = types.takeName(name, in: &scope)
    var inner = TypeScope(path: scope.path + [name])
    var identifiers = NameScope()
    let properties = response.headers.map { header in
      let isRequired = header.isRequired && !isFailure
      return Property(
        annotation: Annotation(documentation: header.description, isDeprecated: header.isDeprecated),
        key: header.name, name: identifiers.take(Self.fieldName(header.name, isHeader: true)),
        type: types.type(ofField: header.schema, header.content, role: header.name, in: &inner),
        presence: isRequired ? .required : .optional, defaultValue: isRequired ? nil : "nil")
    }
    let status = response.status.description
    scope.declarations.append(
      .structure(
        Structure(
          annotation: Annotation(documentation: "The header fields of a reply with status `\(status)`."),
          name: name, properties: properties, others: .ignored, nested: inner.declarations,
          coding: .headers)))
    return .named(name)
  }
}

extension TypePlanner {
  /// The type of a value that is written as text outside a body.
  fileprivate mutating func type(
    ofField schema: Schema?, _ content: MediaType?, role: String, in scope: inout TypeScope
  ) -> SwiftType {
    if let content {
      guard content.range.isJSON, let schema = content.schema else { return .string }
      return use([schema], role: Identifier.type(role), in: &scope).type
    }
    guard let schema, schema.booleanValue == nil else { return .string }
    let type = use([schema], role: Identifier.type(role), in: &scope).type
    return type == .json && SchemaParts([schema]).own.isEmpty ? .string : type
  }
}
