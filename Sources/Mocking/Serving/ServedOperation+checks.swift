import UnderstudyOpenAPI
import UnderstudyDiagnostics
import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyValidation

extension ServedOperation {
  /// What is wrong with a body that is to be sent.
  ///
  /// - Parameter source: the place to report it at, for a body that has no file of its own.
  func diagnostics(ofBody body: JSONDocument, status: Int, source: SourceLocation?) -> [Diagnostic] {
    responseValidator.violations(of: body.root, status: status).map { $0.diagnostic(at: source) }
  }

  /// What is wrong with a stream that is to be sent: an event that breaks the schema, an end that is none.
  ///
  /// - Parameters:
  ///   - file: the stream's file; `nil` for one that is built in Swift, which is reported at `source`.
  func diagnostics(
    ofStream stream: CannedStream, status: Int, file: String?, at source: SourceLocation?
  ) -> [Diagnostic] {
    guard let validator = responseValidator.stream(status: status) else {
      return [
        .error(
          "operation '\(operation.name)' offers no stream with status \(status)",
          at: source ?? file.map { SourceLocation(file: $0, line: 1, column: 1) },
          notes: [.init("operation '\(operation.name)' is declared here", at: operation.location)])
      ]
    }
    var diagnostics = validator.violations(of: stream, file: file ?? "stream").map {
      $0.diagnostic(at: file == nil ? source : nil)
    }
    if case .unfinished(let event) = stream.ending {
      diagnostics.append(
        .error(
          "the last event is not finished by an empty line", at: place(of: event.start, in: file) ?? source))
    }
    return diagnostics
  }

  private func place(of position: StreamPosition?, in file: String?) -> SourceLocation? {
    file.map { SourceLocation(file: $0, line: position?.line ?? 1, column: position?.column ?? 1) }
  }
}

extension Violation {
  /// The violation as a diagnostic, at another place than that in its text.
  func diagnostic(at place: SourceLocation?) -> Diagnostic {
    var diagnostic = diagnostic
    if let place { diagnostic.location = place }
    return diagnostic
  }

  /// Whether a scenario's condition on violations holds.
  func matches(_ condition: Conditions.ViolationCondition) -> Bool {
    (condition.keyword == nil || condition.keyword == keyword)
      && (condition.body == nil || part == .body && condition.body == instance)
  }

  /// The violation as a member of a problem.
  var summary: JSONValue {
    var object: JSONObject = ["message": .string(message), "keyword": .string(keyword)]
    if let parameter { object["parameter"] = .string(parameter) }
    if let schemaLocation { object["document"] = .string(schemaLocation.description) }
    return .object(object)
  }
}
