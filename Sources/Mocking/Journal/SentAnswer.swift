import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyValidation

/// Holds an answer to the document that nobody has held to it before, because there is a fault in it, or because the
/// document made its stream for this request: status, type and body of a whole answer; of a stream each event that went
/// out, and, once all has that was to, what they make as a whole.
///
/// This is done when somebody asks for it: a request does not wait for it.
struct SentAnswer: Sendable {
  private let operation: ServedOperation
  private let status: Int
  private let isStream: Bool

  private static let limit = 20

  init(_ operation: ServedOperation, status: Int, isStream: Bool) {
    self.operation = operation
    self.status = status
    self.isStream = isStream
  }

  /// What the mock broke.
  ///
  /// - Parameters:
  ///   - bytes: what went out of the body.
  ///   - isOver: the mock did all that was planned. What the client did not wait for, or is to come, is not missing.
  func violations(of bytes: [UInt8], _ fields: [HTTPField], isOver: Bool) -> [Violation] {
    if isStream, let validator = operation.responseValidator.stream(status: status) {
      return violations(ofEvents: bytes, validator, isOver: isOver) + typeViolations(fields)
    }
    guard isOver else { return [] }
    return Array(violations(ofWhole: bytes, fields).prefix(Self.limit))
  }

  private func violations(ofWhole bytes: [UInt8], _ fields: [HTTPField]) -> [Violation] {
    var all = HTTPFields()
    // The reply's own fields come last, and go before those of its content.
    for field in fields.reversed() where all[field.name] == nil { all.append(field.name, field.value) }
    return operation.responseValidator.violations(
      status: status, fields: all, body: bytes, limit: Self.limit)
  }

  /// A stream's body that is declared as something else.
  private func typeViolations(_ fields: [HTTPField]) -> [Violation] {
    violations(ofWhole: [], fields).filter { $0.keyword == "mediaType" }
  }

  private func violations(
    ofEvents bytes: [UInt8], _ validator: StreamValidator, isOver: Bool
  ) -> [Violation] {
    var violations: [Violation] = []
    var course = validator.course
    for (position, event) in CannedStream(bytes).events.enumerated() {
      let event = event.received.event
      violations += validator.violations(of: event, number: position + 1, limit: Self.limit)
      violations += course?.violations(of: event) ?? []
    }
    if isOver { violations += course?.end() ?? [] }
    return Array(violations.prefix(Self.limit))
  }
}
