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

  /// The counts, and beside them those of the answer that there was last, which is often the next as well: then nothing
  /// need be looked up.
  private struct State {
    var counts = Counts()
    var last = Key()
    var lastCount = 0

    mutating func count(_ key: Key, of answer: borrowing Answer) {
      if key != last {
        settle()
        last = key
        if let operation = answer.notes.operation, counts.requests[key] == nil {
          counts.operations[ObjectIdentifier(operation)] = operation
        }
      }
      lastCount += 1
      if !answer.notes.violations.isEmpty { counts.violations += answer.notes.violations.count }
      if let fault = answer.fault { counts.faults[fault.kind.rawValue, default: 0] += 1 }
    }

    mutating func settle() {
      if lastCount > 0 { counts.requests[last, default: 0] += lastCount }
      lastCount = 0
    }
  }

  private let state = Lock(State())

  /// Counts an answer.
  func count(_ answer: borrowing Answer) {
    let key = Key(
      operation: answer.notes.operation.map { ObjectIdentifier($0) },
      status: answer.plan.isRaw ? nil : answer.plan.status)
    state.withLock { $0.count(key, of: answer) }
  }

  /// The counts as they stand.
  var current: Counts {
    state.withLock { state in
      state.settle()
      return state.counts
    }
  }
}
