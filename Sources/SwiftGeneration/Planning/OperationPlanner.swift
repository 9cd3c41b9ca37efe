import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// Operations → namespaces with the types of their bodies, their failures and their streams.
struct OperationPlanner {
  /// The names of the bodies' types within a namespace; others where the document has schemas of these names.
  let requestName: String
  let responseName: String
  let eventName: String
  let parametersName: String

  init(_ types: inout TypePlanner) {
    func free(_ name: String, _ other: String) -> String { types.isInModule(name) ? other : name }
    requestName = free("Request", "RequestBody")
    responseName = free("Response", "ResponseBody")
    eventName = free("Event", "StreamEvent")
    parametersName = free("Parameters", "RequestParameters")
    types.keepFree([
      requestName, responseName, eventName, parametersName, "Failure", "EventFailure", "Success",
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
    let requests = requests(operation, &types, &scope)
    let replies = replies(operation, &types, &scope)
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
      name: name, documentName: operation.name, method: operation.method, path: operation.path.text,
      tag: operation.tags.first,
      aliases: requests.aliases + replies.aliases, requests: requests.forms, successes: replies.successes,
      failures: failures,
      eventName: eventName, stream: stream, nested: scope.declarations)
  }

  private func failures(
    _ operation: Operation, _ types: inout TypePlanner, _ scope: inout TypeScope
  ) -> [OperationNamespace.ReplyCase] {
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
      let body: OperationNamespace.ReplyCase.Body
      if let media = response.content.first(where: \.range.isJSON) ?? response.content.first {
        let form = BodyForm(media)
        let role = Identifier.type(name) + "Body"
        body = .init(
          form, type(of: media, form, role: role, component: response.componentName, &types, &scope))
      } else {
        body = .none
      }
      let headers = headers(
        response, name: Identifier.type(name) + "Headers", isFailure: true, &types, &scope)
      let code = response.status.code.map { "\($0): " } ?? ""
      return OperationNamespace.ReplyCase(
        documentation: code + response.description, name: name, status: Self.status(response.status),
        body: body,
        headers: headers)
    }
  }

  private static func rank(_ status: StatusPattern) -> Int {
    switch status {
    case .code(let code): code
    case .range(let hundreds): 1000 + hundreds
    case .default: 2000
    }
  }

  /// The type that most failures have as body, and the statuses of those.
  static func mostFrequent(
    _ failures: [OperationNamespace.ReplyCase]
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

  static func caseName(_ status: StatusPattern) -> String {
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
