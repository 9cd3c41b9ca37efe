extension Printer {
  /// The struct itself; its functions are in extensions.
  mutating func print(_ client: Client) {
    usesRuntime = true
    source.documentation(client.documentation)
    var parts: [(inout Printer) -> Void] = [
      { printer in
        printer.source.line("/// How the API is reached.")
        printer.source.line("\(printer.access)var connection: APIConnection")
        guard let url = client.baseURL else { return }
        printer.source.line("/// Where the document says that the API is.")
        printer.source.line("\(printer.access)static let baseURL = \(Literal.string(url))")
      },
      { printer in
        printer.source.block("\(printer.access)init(_ connection: APIConnection)") {
          $0.line("self.connection = connection")
        }
      },
    ]
    for credential in client.credentials {
      parts.append { printer in
        printer.printAnnotation(credential.annotation)
        let parameters = credential.parameters.joined(separator: ", ")
        printer.source.block(
          "\(printer.access)static func \(Identifier.quoted(credential.name))(\(parameters)) -> APICredential"
        ) { $0.line(".\(credential.value)") }
      }
    }
    block("\(access)struct \(client.name): Sendable", parts)
  }

  /// Functions for some operations, in an extension.
  mutating func print(
    _ methods: [ClientMethod], of client: String, _ operations: [String: OperationNamespace],
    _ planner: ClientPlanner
  ) {
    usesRuntime = true
    showsRuntime = methods.contains { $0.showsRuntime(operations, planner) }
    var chosen: Set<String> = []
    for method in methods where method.result == .choice && chosen.insert(method.operation).inserted {
      guard let operation = operations[method.operation] else { continue }
      printSuccess(operation)
      source.line()
    }
    // Members of a public extension are public; each says so itself, as everywhere.
    block(
      "extension \(client)",
      methods.map { method in
        { printer in
          guard let operation = operations[method.operation] else { return }
          printer.print(method, operation, planner)
        }
      })
  }

  /// The replies of an operation that succeed in several ways.
  private mutating func printSuccess(_ operation: OperationNamespace) {
    let successes = operation.successes
    block(
      "extension \(operation.name)",
      [
        { printer in
          let access = printer.access
          printer.source.line("/// A reply that tells of success.")
          printer.block(
            "\(access)enum Success: Hashable, Sendable",
            [
              { printer in
                for success in successes {
                  printer.source.documentation(success.documentation)
                  let payload = success.payload.map { "(\($0))" } ?? ""
                  printer.source.line("case \(Identifier.quoted(success.name))\(payload)")
                }
              },
              { printer in
                let failure = operation.failures.isEmpty ? "UnlistedFailure" : "Failure"
                printer.source.line("/// Reads a reply. Throws a failure if it is none of these.")
                printer.source.block("\(access)init(decoding reply: UndocumentedReply) throws") {
                  Self.printChoice(successes, otherwise: "throw \(failure).undocumented(reply)", &$0)
                }
              },
            ])
        }
      ])
  }

  private mutating func print(
    _ method: ClientMethod, _ operation: OperationNamespace, _ planner: ClientPlanner
  ) {
    printAnnotation(method.annotation)
    var parameters: [String] = []
    if let type = method.parameters {
      parameters.append("_ parameters: \(type)" + (method.areParametersOptional ? " = .init()" : ""))
    }
    if let body = method.body {
      let type = planner.qualified(body.type, in: operation)
      let isOptional = !body.isRequired && method.streamProperty == nil
      parameters.append("\(body.label): \(type)" + (isOptional ? "? = nil" : ""))
      if body.choosesMediaType {
        parameters.append("mediaType: String = \(Literal.string(body.mediaType ?? body.usualMediaType))")
      }
    }
    let (result, statement) = result(of: method, operation, planner)
    let name = Identifier.quoted(method.name)
    source.list(
      "\(access)func \(name)(", parameters, ") async throws\(result.map { " -> \($0)" } ?? "") {")
    source.indented { source in
      let isChanged = method.parameters != nil || method.body != nil
      let start = "APIRequest(method: \(operation.name).method, path: \(operation.name).path)"
      source.line("\(isChanged ? "var" : "let") request = \(start)")
      if method.parameters != nil { source.line("try parameters.write(to: &request)") }
      if let body = method.body {
        var value = body.label
        if let property = method.streamProperty {
          value = method.refusesStream ? "whole" : "streaming"
          let isOptional = !body.isRequired && method.refusesStream
          source.line("var \(value) = \(Identifier.quoted(body.label))")
          source.line(
            "\(value)\(isOptional ? "?" : "").\(Identifier.quoted(property)) = \(!method.refusesStream)")
        }
        var arguments = [Identifier.quoted(value)]
        if body.choosesMediaType {
          arguments.append("mediaType")
        } else if let mediaType = body.mediaType {
          arguments.append(Literal.string(mediaType))
        }
        if !body.partTypes.isEmpty {
          let types = body.partTypes.map { "\(Literal.string($0.name)): \(Literal.string($0.mediaType))" }
          arguments.append("[\(types.joined(separator: ", "))]")
        }
        let mark = ["setText", "setBytes"].contains(body.method) ? "" : "try "
        source.list("\(mark)request.\(body.method)(", arguments, ")")
      }
      for line in statement { source.line(line) }
    }
    source.line("}")
  }

  /// What a function gives back, and the statements that get it.
  private func result(
    of method: ClientMethod, _ operation: OperationNamespace, _ planner: ClientPlanner
  ) -> (type: String?, statements: [String]) {
    let accepting = method.mediaType.map { ", accepting: \(Literal.string($0))" } ?? ""
    let call = "try await connection.reply(to: request, \(method.failure).self\(accepting))"
    switch method.result {
    case .nothing: return (nil, ["_ = \(call)"])
    case .reply: return ("UndocumentedReply", ["return \(call)"])
    case .choice:
      return (
        "\(operation.name).Success", ["return try \(operation.name).Success(decoding: \(call.dropFirst(4)))"]
      )
    case .events(let event, let problem, let stream):
      let accepting = stream.mediaType.map { ", accepting: \(Literal.string($0))" } ?? ""
      return (
        "\(stream.form.reader)<APIReply.Body, \(event), \(problem)>",
        [
          "let reply = try await connection.stream(to: request, \(method.failure).self\(accepting))",
          "return \(operation.name).events(in: reply.body)",
        ]
      )
    case .body(let reply):
      let body = reply.body.type.map { planner.qualified($0, in: operation) }
      let headers = reply.headers.map { planner.qualified($0, in: operation) }
      let mark = reply.hasRequiredHeaders ? "try " : ""
      switch (body, headers) {
      case (let body?, nil):
        switch reply.body {
        case .json: return (body, ["return \(call).decoded()"])
        case .text: return (body, ["return \(call).text"])
        default: return (body, ["return \(call).body"])
        }
      case (nil, let headers?):
        return (headers, ["let reply = \(call)", "return \(mark)\(headers)(reply.headers)"])
      case (let body?, let headers?):
        return (
          "(body: \(body), headers: \(headers))",
          ["let reply = \(call)", "return (\(reply.readBody ?? "()"), \(mark)\(headers)(reply.headers))"]
        )
      case (nil, nil): return (nil, ["_ = \(call)"])
      }
    }
  }
}

extension OperationNamespace.RequestForm {
  /// The media type that the setter gives by itself.
  fileprivate var usualMediaType: String { method == "setText" ? "text/plain" : "application/octet-stream" }
}

extension OperationNamespace.Stream.Form {
  /// The runtime's sequence.
  var reader: String { self == .events ? "DecodedEvents" : "DecodedLines" }
}

extension ClientMethod {
  /// Whether the function's parameters or result are of types of the runtime.
  fileprivate func showsRuntime(
    _ operations: [String: OperationNamespace], _ planner: ClientPlanner
  ) -> Bool {
    guard let operation = operations[self.operation] else { return false }
    var types = body.map { [$0.type] } ?? []
    switch result {
    case .choice, .events, .reply: return true
    case .body(let reply): types += [reply.body.type, reply.headers].compactMap(\.self)
    case .nothing: break
    }
    return types.contains { planner.isOfRuntime($0, in: operation) }
  }

  fileprivate var isStream: Bool { if case .events = result { true } else { false } }
}
