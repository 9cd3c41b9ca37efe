import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyValidation

/// Holds a stream that was not checked as it is when its fixture was read, because it has a fault in it, to the document:
/// each event that went out, and, once all has that was to, what they make as a whole.
///
/// This is done when somebody asks for it: a request does not wait for it.
struct SentStream: Sendable {
  let operation: ServedOperation
  let status: Int

  private static let limit = 20

  /// What the mock broke.
  ///
  /// - Parameters:
  ///   - bytes: what went out of the body.
  ///   - isOver: the mock did all that was planned. What the client did not wait for, or is to come, is not missing.
  func violations(of bytes: some Sequence<UInt8>, isOver: Bool) -> [Violation] {
    guard let validator = operation.responseValidator.stream(status: status) else { return [] }
    var violations: [Violation] = []
    var course = validator.course
    for (position, event) in CannedStream(Array(bytes)).events.enumerated() {
      let event = event.received.event
      violations += validator.violations(of: event, number: position + 1, limit: Self.limit)
      violations += course?.violations(of: event) ?? []
    }
    if isOver { violations += course?.end() ?? [] }
    return Array(violations.prefix(Self.limit))
  }
}
