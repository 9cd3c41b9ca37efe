/// How often each request was seen, told by its operation and body; bounded.
struct SeenCounts {
  private struct Key: Hashable {
    var operation: String
    var body: UInt64
  }

  /// The most requests that are told apart; then all are forgotten, as if the session began anew.
  static let maximumCount = 100_000

  private var counts: [Key: Int] = [:]

  /// How often such a request came before this one.
  mutating func next(operation: String, body: UInt64) -> Int {
    let key = Key(operation: operation, body: body)
    if counts.count >= Self.maximumCount, counts[key] == nil { counts = [:] }
    let count = counts[key] ?? 0
    counts[key] = count + 1
    return count
  }
}
