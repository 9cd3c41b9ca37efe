import UnderstudyHTTP
import UnderstudyValidation

/// What requests were answered with, counted since the start; for whoever watches over a mock.
final class MockMetrics: Sendable {
  struct Key: Hashable {
    /// `nil` where a request is for no operation.
    var operation: ObjectIdentifier?
    /// `nil` where no head was sent.
    var status: Int?
  }

  struct Counts {
    var requests: [Key: Int] = [:]
    /// The operations of the keys, kept so that no other takes their place in memory.
    var operations: [ObjectIdentifier: ServedOperation] = [:]
    var faults: [String: Int] = [:]
    var violations = 0
  }

  private let counts = Lock(Counts())

  /// Counts an answer.
  func count(_ answer: borrowing Answer) {
    let operation = answer.operation
    let key = Key(
      operation: operation.map { ObjectIdentifier($0) }, status: answer.plan.isRaw ? nil : answer.plan.status)
    let violations = answer.violations.count
    let fault = answer.fault?.kind.rawValue
    counts.withLock { counts in
      if counts.requests[key, default: 0] == 0, let operation {
        counts.operations[ObjectIdentifier(operation)] = operation
      }
      counts.requests[key, default: 0] += 1
      if violations > 0 { counts.violations += violations }
      if let fault { counts.faults[fault, default: 0] += 1 }
    }
  }

  /// The counts as they stand.
  var current: Counts { counts.withLock { $0 } }
}
