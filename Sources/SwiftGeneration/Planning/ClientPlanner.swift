import UnderstudyDiagnostics
import UnderstudyOpenAPI

/// Operations → a client.
struct ClientPlanner {
  private let structures: [String: Structure]
  private let aliases: [String: SwiftType]
  private let namespaces: [String: OperationNamespace]

  /// - Parameter declarations: all of the module.
  init(_ declarations: [Declaration]) {
    var structures: [String: Structure] = [:]
    var aliases: [String: SwiftType] = [:]
    var namespaces: [String: OperationNamespace] = [:]
    for declaration in declarations {
      switch declaration {
      case .structure(let value): structures[value.name] = value
      case .alias(let value): aliases[value.name] = value.type
      case .operation(let value): namespaces[value.name] = value
      case .openEnum, .union, .failures: break
      }
    }
    self.structures = structures
    self.aliases = aliases
    self.namespaces = namespaces
  }

  /// The client for some operations.
  func plan(
    _ operations: [OperationNamespace], of document: OpenAPIDocument, named name: String,
    _ diagnostics: inout [Diagnostic]
  ) -> Client {
    var groups: [(tag: String?, methods: [ClientMethod])] = []
    // In scripts without capitals a function may have the name of a type, which it would hide.
    var names = NameScope(["connection"] + namespaces.keys)
    for operation in operations {
      let methods = methods(for: operation, &names)
      if let index = groups.firstIndex(where: { $0.tag == operation.tag }) {
        groups[index].methods += methods
      } else {
        groups.append((operation.tag, methods))
      }
    }
    let title = document.title.isEmpty ? "the API" : document.title
    return Client(
      name: name, documentation: "Calls the operations of \(title).",
      baseURL: document.servers.map(\.defaultURL).first { $0.contains("://") },
      credentials: credentials(document, &names, &diagnostics), groups: groups)
  }

  private func methods(for operation: OperationNamespace, _ names: inout NameScope) -> [ClientMethod] {
    let base = Identifier.member(operation.documentName, .property)
    let parameters =
      part(named: "Parameters", of: operation) ?? part(named: "RequestParameters", of: operation)
    let failure = operation.failures.isEmpty ? "UnlistedFailure" : "\(operation.name).Failure"
    var method = ClientMethod(
      annotation: operation.annotation, name: "", operation: operation.name,
      parameters: parameters.map { "\(operation.name).\($0.name)" }, failure: failure,
      result: result(of: operation))
    method.areParametersOptional = parameters?.properties.allSatisfy { $0.defaultValue != nil } ?? false
    let forms = operation.requests
    var methods: [ClientMethod] = []
    let isOnlyStream = operation.stream != nil && method.result == .nothing
    if !isOnlyStream {
      method.name = names.take([base, "call" + base])
      let wanted = operation.successes.compactMap {
        $0.body == .none ? nil : $0.mediaType ?? "application/json"
      }
      let types = wanted.enumerated().filter { !wanted[..<$0.offset].contains($0.element) }.map(\.element)
      method.mediaType = types.isEmpty || types == ["application/json"] ? nil : types.joined(separator: ", ")
      for form in forms.isEmpty ? [nil] : forms.map(Optional.some) {
        method.body = form
        let property =
          operation.stream == nil ? nil : form.flatMap { streamProperty(of: $0.type, in: operation) }
        // Where a stream is what comes unasked, whoever wants none must say so.
        method.refusesStream = property?.isTrueUnasked ?? false
        method.streamProperty = method.refusesStream ? property?.name : nil
        methods.append(method)
      }
    }
    if let stream = operation.stream {
      method.name = names.take(isOnlyStream ? [base, "call" + base] : [base + "Events"])
      method.result = .events(
        event: qualified(.named(operation.eventName), in: operation),
        problem: qualified(stream.problem, in: operation), stream)
      method.body = forms.first
      method.refusesStream = false
      method.streamProperty = forms.first.flatMap { streamProperty(of: $0.type, in: operation)?.name }
      methods.append(method)
    }
    return methods
  }

  private func result(of operation: OperationNamespace) -> ClientMethod.Result {
    guard let first = operation.successes.first else { return .reply }
    if operation.successes.count == 1 {
      return first.body == .none && first.headers == nil ? .nothing : .body(first)
    }
    return operation.successes.allSatisfy { $0.body == .none && $0.headers == nil } ? .nothing : .choice
  }

  /// The struct of a name within an operation, or of the operation that it is taken from.
  private func part(named name: String, of operation: OperationNamespace) -> Structure? {
    for case .structure(let value) in operation.nested where value.name == name { return value }
    guard let alias = operation.aliases.first(where: { $0.name == name }) else { return nil }
    let path = alias.type.text.split(separator: ".").map(String.init)
    guard path.count == 2, path[1] == name, let owner = namespaces[path[0]], owner.name != operation.name
    else {
      return nil
    }
    return part(named: name, of: owner)
  }

  /// The boolean property `stream` of a body, which asks for events.
  private func streamProperty(of type: SwiftType, in operation: OperationNamespace) -> Property? {
    var type = type
    var structure: Structure?
    for case .structure(let value) in operation.nested where .named(value.name) == type { structure = value }
    if let alias = operation.aliases.first(where: { .named($0.name) == type }) { type = alias.type }
    for _ in 0..<8 {
      guard structure == nil, let next = aliases[type.text] else { break }
      type = next
    }
    structure = structure ?? structures[type.text]
    return structure?.properties.first { $0.key == "stream" && $0.type == .boolean && !$0.isConstant }
  }

  /// Whether a type of an operation's scope is one of the runtime's, or made of one, under whatever name.
  func isOfRuntime(_ type: SwiftType, in operation: OperationNamespace) -> Bool {
    var type = type
    var operation = operation
    for _ in 0..<32 {
      if type.namesRuntime { return true }
      let parts = type.innermostName.split(separator: ".").map(String.init)
      if parts.count == 2, let owner = namespaces[parts[0]] { operation = owner }
      guard let name = parts.last else { return false }
      let next = operation.aliases.first { $0.name == name }?.type ?? aliases[name]
      guard let next, next != type else { return false }
      type = next
    }
    return false
  }

  /// A type of an operation's scope, as it is written outside.
  func qualified(_ type: SwiftType, in operation: OperationNamespace) -> String {
    let own = Set(operation.nested.map(\.name) + operation.aliases.map(\.name) + [operation.eventName])
    return type.text(qualifying: own, with: operation.name)
  }

  private func credentials(
    _ document: OpenAPIDocument, _ names: inout NameScope, _ diagnostics: inout [Diagnostic]
  ) -> [Client.Credential] {
    document.securitySchemes.compactMap { scheme in
      func leaveOut() -> Client.Credential? {
        diagnostics.append(
          .warning(
            "the client has nothing for the security scheme '\(scheme.name)': a transport must show it",
            at: scheme.location))
        return nil
      }
      let (parameters, value): ([String], String)
      switch scheme.kind {
      case .apiKey(let place, let name):
        guard let kind = ["header", "query", "cookie"].first(where: { $0 == place.rawValue }) else {
          return leaveOut()
        }
        (parameters, value) = (["_ key: String"], "\(kind)(\(Literal.string(name)), key)")
      case .http("basic"):
        (parameters, value) = (
          ["user: String", "password: String"], "basic(user: user, password: password)"
        )
      case .http("bearer"), .oauth2, .openIDConnect:
        (parameters, value) = (["_ token: String"], "bearer(token)")
      case .http, .mutualTLS: return leaveOut()
      }
      return Client.Credential(
        annotation: Annotation(documentation: scheme.description),
        name: names.take(Identifier.member(scheme.name, .property)), parameters: parameters, value: value)
    }
  }
}

extension SwiftType {
  /// The type, with names that are declared in another type found there.
  fileprivate func text(qualifying names: Set<String>, with scope: String) -> String {
    switch self {
    case .named(let name): names.contains(name) ? "\(scope).\(name)" : name
    case .array(let inner): "[\(inner.text(qualifying: names, with: scope))]"
    case .dictionary(let inner): "[String: \(inner.text(qualifying: names, with: scope))]"
    case .optional(let inner): "\(inner.text(qualifying: names, with: scope))?"
    }
  }
}
