extension Printer {
  mutating func print(_ operation: OperationNamespace) {
    printAnnotation(operation.annotation)
    block(
      "\(access)enum \(operation.name)",
      [{ $0.printFacts(operation) }]
        + (operation.stream.map { stream in [{ $0.print(stream, operation.eventName) }] } ?? [])
        + (operation.failures.isEmpty || operation.failureOwner != nil
          ? [] : [{ $0.printFailure(operation.failures) }])
        + nested(operation.nested))
  }

  private mutating func printFacts(_ operation: OperationNamespace) {
    source.line("\(access)static var method: String { \(Literal.string(operation.method)) }")
    source.line("\(access)static var path: String { \(Literal.string(operation.path)) }")
    for alias in operation.aliases { print(.alias(alias)) }
    if let owner = operation.failureOwner {
      source.line("\(access)typealias Failure = \(owner).Failure")
    }
  }

  private mutating func print(_ stream: OperationNamespace.Stream, _ event: String) {
    if stream.event != .named(event) {
      source.line("/// An event of the streamed reply.")
      source.line("\(access)typealias \(event) = \(stream.event.text)")
    }
    source.line("/// Why a stream failed.")
    source.line("\(access)typealias EventFailure = StreamFailure<\(stream.problem.text)>")
    source.line("/// How a stream ends, and how it reports an error.")
    source.list(
      "\(access)static let eventRules = EventRules(",
      [
        "terminator: \(stream.terminator.map(Literal.string) ?? "nil")",
        "errorProperties: [\(stream.errorProperties.map(Literal.string).joined(separator: ", "))]",
      ], ")")
    source.line()
    source.line("/// The events of a streamed reply, from the pieces in which its bytes come.")
    source.line("\(access)static func events<Bytes: AsyncSequence>(")
    source.indented { $0.line("in bytes: Bytes") }
    source.line(
      ") -> \(stream.form.reader)<Bytes, \(event), \(stream.problem.text)> where Bytes.Element: Collection<UInt8> {"
    )
    source.indented { $0.line("\(stream.form.reader)(bytes, rules: eventRules)") }
    source.line("}")
  }

  mutating func printFailure(_ failures: [OperationNamespace.ReplyCase]) {
    var parts: [(inout Printer) -> Void] = [
      { $0.printFailureCases(failures) }, { $0.printFailureStatus(failures) },
    ]
    if Self.commonBody(failures) != nil { parts.append { $0.printFailureBody(failures) } }
    parts.append { $0.printFailureDecoding(failures) }
    block("\(access)enum Failure: ReplyFailure", parts)
  }

  private mutating func printFailureCases(_ failures: [OperationNamespace.ReplyCase]) {
    for failure in failures {
      source.documentation(failure.documentation)
      let payload = failure.payload.map { "(\($0))" } ?? ""
      source.line("case \(Identifier.quoted(failure.name))\(payload)")
    }
    source.line("case undocumented(UndocumentedReply)")
  }

  private mutating func printFailureStatus(_ failures: [OperationNamespace.ReplyCase]) {
    source.block("\(access)var status: Int") { source in
      source.line("switch self {")
      for failure in failures {
        if case .code(let code) = failure.status {
          source.line("case .\(failure.name): \(code)")
        } else {
          source.line("case \(failure.pattern(binding: "status")): status")
        }
      }
      source.line("case .undocumented(let reply): reply.status")
      source.line("}")
    }
  }

  /// The one type that all bodies have, if there is one.
  private static func commonBody(_ failures: [OperationNamespace.ReplyCase]) -> SwiftType? {
    guard case .json(let type) = failures.first?.body, failures.allSatisfy({ $0.body == .json(type) }) else {
      return nil
    }
    return type
  }

  private mutating func printFailureBody(_ failures: [OperationNamespace.ReplyCase]) {
    guard let type = Self.commonBody(failures) else { return }
    source.line("/// What the body says; `nil` for a reply that the document does not list.")
    source.block("\(access)var body: \(SwiftType.optional(type).text)") { source in
      source.line("switch self {")
      source.patterns(failures.map { $0.pattern(binding: "body") }, "body")
      source.line("case .undocumented: nil")
      source.line("}")
    }
  }

  private mutating func printFailureDecoding(_ failures: [OperationNamespace.ReplyCase]) {
    source.block("\(access)init?(decoding reply: UndocumentedReply) throws") { source in
      Self.printChoice(failures, otherwise: "return nil", &source)
    }
  }

  /// The choice of a case by the status of a reply.
  static func printChoice(
    _ replies: [OperationNamespace.ReplyCase], otherwise: String, _ source: inout SourceText
  ) {
    source.line("switch reply.status {")
    for reply in replies {
      let pattern =
        switch reply.status {
        case .code(let code): "case \(code)"
        case .range(let hundreds): "case \(hundreds)00...\(hundreds)99"
        case .any: "default"
        }
      let status = if case .code = reply.status { String?.none } else { "status: reply.status" }
      let arguments = [status, reply.readBody, reply.readHeaders].compactMap(\.self)
      let payload = arguments.isEmpty ? "" : "(\(arguments.joined(separator: ", ")))"
      source.line("\(pattern): self = .\(reply.name)\(payload)")
    }
    if !replies.contains(where: { $0.status == .any }) { source.line("default: \(otherwise)") }
    source.line("}")
  }
}

extension OperationNamespace.ReplyCase {
  /// What is in the case's parentheses, and how it is matched.
  private var parts: [(label: String?, type: String)] {
    let status: [(label: String?, type: String)] = if case .code = status { [] } else { [("status", "Int")] }
    let body: [(label: String?, type: String)] = body.type.map { [(nil, $0.text)] } ?? []
    return status + body + (headers.map { [("headers", $0.text)] } ?? [])
  }

  /// The expression that reads the body of a reply.
  var readBody: String? {
    switch body {
    case .json: "try reply.decoded()"
    case .text: "reply.text"
    case .bytes: "reply.body"
    case .none: nil
    }
  }

  /// The expression that reads the header fields of a reply.
  fileprivate var readHeaders: String? {
    headers.map { "headers: \(hasRequiredHeaders ? "try " : "")\($0.text)(reply.headers)" }
  }

  /// The types in the case's parentheses.
  var payload: String? {
    parts.isEmpty
      ? nil : parts.map { ($0.label.map { "\($0): " } ?? "") + $0.type }.joined(separator: ", ")
  }

  /// A pattern that binds one part of the payload, `body` or `status`.
  func pattern(binding name: String) -> String {
    let parts = parts.map { part in
      part.label ?? "body" == name ? "let \(name)" : "_"
    }
    return ".\(self.name)(\(parts.joined(separator: ", ")))"
  }
}
