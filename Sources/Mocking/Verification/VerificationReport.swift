import UnderstudyHTTP

/// Why a verification does not hold, as people read it.
struct VerificationReport: CustomStringConvertible {
  /// An exchange that was nearly meant.
  struct Miss {
    var number: UInt64
    var differences: [String]
  }

  let text: String
  let nearest: [Miss]
  let exchanges: [Exchange]
  let droppedCount: Int

  var description: String {
    var lines = [text]
    if droppedCount > 0 {
      lines.append(
        "exchanges that the journal dropped before these, so that counts cannot be relied on: \(droppedCount)"
      )
    }
    if !nearest.isEmpty {
      lines.append("nearest:")
      lines += nearest.map { "  request \($0.number): \($0.differences.joined(separator: "; "))" }
    }
    lines.append(exchanges.isEmpty ? "nothing was received" : "received:")
    if exchanges.count > 20 { lines.append("  (\(exchanges.count - 20) more before these)") }
    for exchange in exchanges.suffix(20) {
      let status = exchange.status.map(String.init) ?? "no answer"
      lines.append(
        "  \(exchange.number). \(exchange.request.method) \(exchange.request.target) → \(status) (\(exchange.rule))"
      )
    }
    return lines.joined(separator: "\n")
  }
}
