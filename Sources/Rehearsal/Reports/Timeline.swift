import UnderstudyHTTP
import UnderstudyMocking
import UnderstudyVerdict

/// The calls of a case with the times of their attempts, from the first request on.
struct Timeline {
  struct Attempt {
    var number: UInt64
    var connection: UInt64
    var start: Duration
    /// `nil` while it is under way.
    var end: Duration?
    var status: Int?
    var fault: String?
    /// The client left before the end.
    var hasLeft: Bool
  }

  var calls: [[Attempt]]
  /// From the first request to the last end.
  var length: Duration

  init(_ exchanges: [Exchange], _ calls: [Call]) {
    let first = exchanges.first?.request.arrival ?? .zero
    var length = Duration.zero
    self.calls = calls.map { call in
      call.attempts.filter(exchanges.indices.contains).map { index in
        let exchange = exchanges[index]
        let attempt = Attempt(
          number: exchange.number, connection: exchange.request.connection,
          start: exchange.request.arrival - first, end: exchange.end.map { $0.end - first },
          status: exchange.status, fault: exchange.marks?.fault?.kind.rawValue,
          hasLeft: exchange.end.map { $0.cause == .clientGone } ?? false)
        length = max(length, attempt.end ?? attempt.start)
        return attempt
      }
    }
    self.length = max(length, .milliseconds(50))
  }
}
