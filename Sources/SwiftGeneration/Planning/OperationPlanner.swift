import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// Operations → namespaces with the types of their bodies, their failures and their streams.
struct OperationPlanner {
  /// The names of the bodies' types within a namespace; others where the document has schemas of these names.
  private let requestName: String
  private let responseName: String
  private let eventName: String
  let parametersName: String

  init(_ types: inout TypePlanner) {
    func free(_ name: String, _ other: String) -> String { types.isInModule(name) ? other : name }
    requestName = free("Request", "RequestBody")
    responseName = free("Response", "ResponseBody")
    eventName = free("Event", "StreamEvent")
    parametersName = free("Parameters", "RequestParameters")
    types.keepFree([
      requestName, responseName, eventName, parametersName, "Failure", "EventFailure",
    ])
  }

  /// What an operation becomes, its callbacks included.
  func plan(_ operation: Operation, _ types: inout TypePlanner) -> OperationNamespace {
    plan(operation, named: types.takeOperationName(operation.name), in: [], &types)
  }

  private func plan(
    _ operation: Operation, named name: String, in path: [String], _ types: inout TypePlanner
  ) -> OperationNamespace {
    var scope = TypeScope(path: path + [name])
    parameters(operation, &types, &scope)
    var aliases = requests(operation, &types, &scope)
    aliases += replies(operation, &types, &scope)
    let failures = failures(operation, &types, &scope)
    let stream = stream(operation, failures, &types, &scope)
    for callback in operation.callbacks {
      for request in callback.operations {
        let method = callback.operations.count > 1 ? " " + request.method.lowercased() : ""
        let name = types.takeName("on " + callback.name + method, in: &scope)
        scope.declarations.append(.operation(plan(request, named: name, in: scope.path, &types)))
      }
    }
    let summary = [operation.summary, operation.description].compactMap(\.self).joined(separator: "\n\n")
    let line = "`\(operation.method) \(operation.path.text)`"
    return OperationNamespace(
      annotation: Annotation(
        documentation: summary.isEmpty ? line : summary + "\n\n" + line, isDeprecated: operation.isDeprecated),
      name: name, method: operation.method, path: operation.path.text, tag: operation.tags.first,
      aliases: aliases, failures: failures,
      eventName: eventName, stream: stream, nested: scope.declarations)
  }

  private func requests(
    _ operation: Operation, _ types: inout TypePlanner, _ scope: inout TypeScope
  ) -> [Alias] {
    guard let body = operation.requestBody else { return [] }
    return bodies(
      body.content, name: requestName, component: body.componentName, documentation: body.description, &types,
      &scope)
  }

  private func replies(
    _ operation: Operation, _ types: inout TypePlanner, _ scope: inout TypeScope
  ) -> [Alias] {
    let success = operation.success
    let others = operation.responses.filter { response in
      switch response.status {
      case .code(let code): 200..<300 ~= code && response.node != success?.node
      case .range(2): response.node != success?.node
      default: false
      }
    }
    return ([success].compactMap(\.self) + others).flatMap { response in
      let content = response.content.filter { !$0.isSequential }
      let name =
        response.node == success?.node
        ? responseName : Identifier.type(Self.caseName(response.status)) + responseName
      _ = headers(response, name: name + "Headers", isFailure: false, &types, &scope)
      return bodies(
        content, name: name, component: response.componentName, documentation: response.description, &types,
        &scope)
    }
  }

  /// Names for the types of a body: JSON first, then other media types whose types differ.
  private func bodies(
    _ content: [MediaType], name: String, component: String?, documentation: String?,
    _ types: inout TypePlanner, _ scope: inout TypeScope
  ) -> [Alias] {
    var aliases: [Alias] = []
    var seen: [SwiftType] = []
    let ordered = content.filter(\.range.isJSON) + content.filter { !$0.range.isJSON }
    for (position, media) in ordered.enumerated() {
      let prefix = position == 0 ? "" : Self.prefix(of: media.range)
      let type = type(of: media, role: prefix + name, component: component, &types, &scope)
      guard !seen.contains(type) else { continue }
      seen.append(type)
      // What is declared here under this name needs no other.
      guard type != .named(prefix + name), !scope.names.contains(prefix + name) else { continue }
      _ = scope.names.take(prefix + name)
      // `Response` and `OK` are in the place of a description in documents whose writers had none.
      let isEmpty = ["response", "ok", "success"].contains(documentation?.lowercased())
      let annotation = Annotation(documentation: isEmpty ? nil : documentation)
      aliases.append(Alias(annotation: annotation, name: prefix + name, type: type))
    }
    return aliases
  }

  private func type(
    of media: MediaType, role: String, component: String?, _ types: inout TypePlanner,
    _ scope: inout TypeScope
  ) -> SwiftType {
    let isStructured =
      media.range.isJSON || media.range.isRange || media.range.type == "multipart"
      || media.range.essence == "application/x-www-form-urlencoded" || media.range.suffix == "xml"
      || media.range.essence == "application/xml"
    guard isStructured else { return media.range.type == "text" ? .string : .bytes }
    guard let schema = media.schema else { return .json }
    if let component, schema.reference == nil { types.share(schema, as: component) }
    return types.use([schema], role: role, in: &scope).whole
  }

  private static func prefix(of range: MediaTypeRange) -> String {
    switch range.essence {
    case "multipart/form-data": "Multipart"
    case "application/x-www-form-urlencoded": "Form"
    case "text/plain": "Text"
    case "*/*": "Any"
    default: Identifier.type(range.subtype.replacing("x-", with: ""))
    }
  }

  private func failures(
    _ operation: Operation, _ types: inout TypePlanner, _ scope: inout TypeScope
  ) -> [OperationNamespace.FailureCase] {
    let success = operation.success
    let failing = operation.responses.filter { response in
      switch response.status {
      case .code(let code): !(200..<300 ~= code) && code >= 300
      case .range(let hundreds): hundreds > 2
      case .default: response.node != success?.node
      }
    }
    let ordered = failing.enumerated().sorted { left, right in
      (Self.rank(left.element.status), left.offset) < (Self.rank(right.element.status), right.offset)
    }
    var names = NameScope(["undocumented", "status", "body"])
    var seen: Set<StatusPattern> = []
    return ordered.map(\.element).filter { seen.insert($0.status).inserted }.map { response in
      let name = names.take(Self.caseName(response.status))
      let status: OperationNamespace.FailureCase.Status =
        switch response.status {
        case .code(let code): .code(code)
        case .range(let hundreds): .range(hundreds)
        case .default: .any
        }
      let body: OperationNamespace.FailureCase.Body
      if let media = response.content.first(where: \.range.isJSON) ?? response.content.first {
        if media.range.isJSON || media.range.isRange {
          body = .json(
            type(
              of: media, role: Identifier.type(name) + "Body", component: response.componentName, &types,
              &scope))
        } else {
          body = media.range.type == "text" ? .text : .bytes
        }
      } else {
        body = .none
      }
      let headers = headers(
        response, name: Identifier.type(name) + "Headers", isFailure: true, &types, &scope)
      let code = response.status.code.map { "\($0): " } ?? ""
      return OperationNamespace.FailureCase(
        documentation: code + response.description, name: name, status: status, body: body, headers: headers)
    }
  }

  private static func rank(_ status: StatusPattern) -> Int {
    switch status {
    case .code(let code): code
    case .range(let hundreds): 1000 + hundreds
    case .default: 2000
    }
  }

  private func stream(
    _ operation: Operation, _ failures: [OperationNamespace.FailureCase], _ types: inout TypePlanner,
    _ scope: inout TypeScope
  ) -> OperationNamespace.Stream? {
    let media = operation.responses.filter { $0.status.code.map { 200..<300 ~= $0 } ?? true }
      .flatMap(\.content).first(where: \.isSequential)
    guard let media else { return nil }
    guard media.isEventStream else {
      types.diagnostics.append(
        .warning(
          "a stream of '\(media.range.essence)' has no generated reader: only its items have types",
          at: media.location))
      _ = (media.itemSchema ?? media.schema).map { types.use([$0], role: eventName, in: &scope) }
      return nil
    }
    let inEvent = media.itemSchema?.property("data")
    guard let schema = inEvent?.contentSchema ?? media.schema ?? inEvent else { return nil }
    let event = types.use([schema], role: eventName, in: &scope).whole
    let problem = Self.mostFrequent(failures)
    var errorProperties: [String] = []
    if let problem, let response = operation.responses.first(where: { problem.statuses.contains($0.status) }),
      let error = response.content.first(where: \.range.isJSON)?.schema
    {
      let (all, required) = SchemaFacts.propertyNames(of: [error])
      let listed = SchemaFacts.propertyNames(of: [schema]).all
      let telling = required.isEmpty ? all : all.filter(required.contains)
      errorProperties = telling.filter { !listed.contains($0) }
    }
    return OperationNamespace.Stream(
      event: event, problem: problem?.type ?? .json, terminator: media.stream?.terminator,
      errorProperties: errorProperties)
  }

  /// The type that most failures have as body, and the statuses of those.
  private static func mostFrequent(
    _ failures: [OperationNamespace.FailureCase]
  ) -> (type: SwiftType, statuses: [StatusPattern])? {
    var counts: [(type: SwiftType, statuses: [StatusPattern])] = []
    for failure in failures {
      guard case .json(let type) = failure.body else { continue }
      let status: StatusPattern =
        switch failure.status {
        case .code(let code): .code(code)
        case .range(let hundreds): .range(hundreds)
        case .any: .default
        }
      if let index = counts.firstIndex(where: { $0.type == type }) {
        counts[index].statuses.append(status)
      } else {
        counts.append((type, [status]))
      }
    }
    let most = counts.map(\.statuses.count).max()
    return counts.first { $0.statuses.count == most }
  }

  private static func caseName(_ status: StatusPattern) -> String {
    switch status {
    case .code(let code): StatusNames.byCode[code] ?? "status\(code)"
    case .range(2): "success"
    case .range(3): "redirection"
    case .range(4): "clientError"
    case .range(5): "serverError"
    case .range(let hundreds): "status\(hundreds)XX"
    case .default: "unexpected"
    }
  }
}

extension TypePlanner {
  /// The name of an operation's namespace.
  mutating func takeOperationName(_ name: String) -> String {
    let name = Identifier.type(name)
    return takeModuleName(isInModule(name) ? name + "Operation" : name)
  }
}
