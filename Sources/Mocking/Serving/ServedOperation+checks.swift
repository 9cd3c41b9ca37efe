import UnderstudyDiagnostics
import UnderstudyEventStream
import UnderstudyJSON
import UnderstudyValidation

extension ServedOperation {
  /// What is wrong with a body that is to be sent.
  ///
  /// - Parameter source: the place to report it at, for a body that has no file of its own.
  func diagnostics(ofBody body: JSONDocument, status: Int, source: SourceLocation?) -> [Diagnostic] {
    []
  }

  /// What is wrong with a stream that is to be sent.
  ///
  /// - Parameters:
  ///   - file: the stream's file; `nil` for one that is built in Swift, which is reported at `source`.
  func diagnostics(
    ofStream stream: CannedStream, status: Int, file: String?, at source: SourceLocation?
  ) -> [Diagnostic] {
    []
  }
}

extension Violation {
  /// Whether a scenario's condition on violations holds.
  func matches(_ condition: Conditions.ViolationCondition) -> Bool {
    (condition.keyword == nil || condition.keyword == keyword)
      && (condition.body == nil || condition.body == instance)
  }

  /// The value at fault as people write it: `messages[0].role`.
  var parameterText: String? { nil }

  /// The violation as a member of a problem.
  var summary: JSONValue { ["message": .string(message)] }
}
