import UnderstudyDiagnostics
import UnderstudyJSON

/// Parameters.
extension DocumentReader {
  /// Header parameters that mean nothing, because content and security say it (OpenAPI 3.1.1 §4.8.12.2.1).
  private static let ignoredHeaders: Set<String> = ["accept", "content-type", "authorization"]

  mutating func readParameters(_ list: JSONNode) -> [Parameter] {
    guard list.kind == .array else {
      if isFirstVisit(list) {
        report(list.isNull ? .emptyValue("'parameters'") : .notAList("parameters"), at: list)
      }
      return []
    }
    let isFirst = isFirstVisit(list)
    var parameters: [Parameter] = []
    var positions: [Parameter.Identity: Int] = [:]
    for element in list.elements {
      guard let parameter = readParameter(element) else { continue }
      if let position = positions[parameter.identity] {
        if isFirst {
          report(
            .duplicateParameter(parameter.name, parameter.place), at: element,
            earlier: (parameters[position].location, "the first one is here"))
        }
      } else {
        positions[parameter.identity] = parameters.count
        parameters.append(parameter)
      }
    }
    return parameters
  }

  /// The parameters of an operation: the path item's unless it has its own, its own, and those that only the path names.
  mutating func effectiveParameters(
    _ operation: JSONNode, _ path: PathTemplate, _ shared: [Parameter]
  ) -> [Parameter] {
    let own = operation["parameters"].map { readParameters($0) } ?? []
    let replaced = Set(own.map(\.identity))
    var parameters = shared.filter { !replaced.contains($0.identity) } + own
    checkQuerystring(&parameters)
    guard !path.segments.isEmpty else { return parameters }
    let names = path.parameterNames
    for parameter in parameters where parameter.place == .path && !names.contains(parameter.name) {
      report(.pathParameterNotInTemplate(parameter.name), at: parameter.node)
    }
    parameters.removeAll { $0.place == .path && !names.contains($0.name) }
    for name in names where !parameters.contains(where: { $0.place == .path && $0.name == name }) {
      report(.pathParameterNotDeclared(name), at: operation)
      parameters.append(
        Parameter(
          name: name, place: .path, isRequired: true, style: .simple, explode: false, allowsReserved: false,
          allowsEmptyValue: false, schema: nil, content: nil, examples: [], description: nil,
          isDeprecated: false, node: operation))
    }
    return parameters
  }

  /// Checks that the whole query has one description only (OpenAPI 3.2.0 §4.12.1).
  private mutating func checkQuerystring(_ parameters: inout [Parameter]) {
    guard let whole = parameters.first(where: { $0.place == .querystring }) else { return }
    if parameters.contains(where: { $0.place == .query }) { report(.querystringWithQuery, at: whole.node) }
    for other in parameters where other.place == .querystring && other.node != whole.node {
      report(.querystringTwice, at: other.node, earlier: (whole.location, "the first one is here"))
    }
    parameters.removeAll { $0.place == .querystring && $0.node != whole.node }
  }

  /// Reads a parameter; `nil` if it cannot be used or is ignored.
  mutating func readParameter(_ reference: JSONNode) -> Parameter? {
    guard let node = dereferenced(reference)?.node else { return nil }
    if let known = parameters[node] { return known }
    let parameter = readNewParameter(node)
    parameters[node] = .some(parameter)
    return parameter
  }

  private mutating func readNewParameter(_ node: JSONNode) -> Parameter? {
    guard check(node, .parameter) else { return nil }
    guard let name = node["name"].flatMap(Self.text) else {
      report(.missing("name", in: .parameter), at: node)
      return nil
    }
    guard let text = node["in"]?.string else {
      report(.missing("in", in: .parameter), at: node)
      return nil
    }
    guard let place = Parameter.Place(rawValue: text.lowercased()) else {
      report(.badPlace(text), at: node["in"] ?? node)
      return nil
    }
    if place == .header, Self.ignoredHeaders.contains(name.lowercased()) {
      report(.headerIsIgnored(name), at: node)
      return nil
    }
    if place == .path, node["required"]?.bool != true { report(.pathParameterNotRequired(name), at: node) }
    if place == .header, !MediaTypeRange.isToken(name) {
      report(.badHeaderName(name), at: node["name"] ?? node)
      return nil
    }
    if place == .querystring, node["content"] == nil { report(.querystringWithoutContent, at: node) }
    if let reserved = node["allowReserved"], version >= .v31, !canBeReserved(node, place) {
      report(.noReservedCharacters(place.rawValue), at: reserved)
    }
    let style = readStyle(node, place)
    let (schema, content) = readShape(node, name)
    return Parameter(
      name: name, place: place, isRequired: place == .path || node["required"]?.bool == true, style: style,
      explode: node["explode"]?.bool ?? (style == .form || style == .cookie),
      allowsReserved: node["allowReserved"]?.bool == true,
      allowsEmptyValue: node["allowEmptyValue"]?.bool == true, schema: schema, content: content,
      examples: readExamples(node), description: node["description"]?.string,
      isDeprecated: node["deprecated"]?.bool == true, node: node)
  }

  /// Whether `allowReserved` means something: 3.1 has it for the query, 3.2 wherever values are percent-encoded.
  private func canBeReserved(_ node: JSONNode, _ place: Parameter.Place) -> Bool {
    switch place {
    case .query, .querystring: true
    case .path: version >= .v32
    case .cookie: version >= .v32 && node["style"]?.string != "cookie"
    case .header: false
    }
  }

  private mutating func readStyle(_ node: JSONNode, _ place: Parameter.Place) -> Parameter.Style {
    guard let text = node["style"] else { return place.defaultStyle }
    guard let style = Parameter.Style(rawValue: text.string ?? ""), place.styles.contains(style) else {
      report(.badStyle(text.string ?? "", place), at: text)
      return place.defaultStyle
    }
    return style
  }

  /// The schema or the content of a parameter or header.
  mutating func readShape(_ node: JSONNode, _ name: String) -> (schema: Schema?, content: MediaType?) {
    let content = node["content"].flatMap { readContent($0).first }
    let schema = node["schema"].map { readSchema($0) }
    if content != nil, schema != nil { report(.schemaAndContent, at: node) }
    if content == nil, schema == nil { report(.noSchema(name), at: node) }
    return (content == nil ? schema : nil, content)
  }
}

extension Parameter {
  /// What tells parameters apart: place and name.
  fileprivate struct Identity: Hashable {
    var place: Place
    var name: String
  }

  fileprivate var identity: Identity {
    Identity(place: place, name: place == .header ? name.lowercased() : name)
  }
}
