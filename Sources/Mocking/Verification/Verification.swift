import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyValidation

/// What must be true of the exchanges that a session has seen.
///
/// ```swift
/// let failure = Verification.count(2...2, ExchangeFilter(operation: "createChatCompletion"))
///   .failure(in: session.journal)
/// ```
///
/// The journal is bounded: where a dropped exchange could make a difference, nothing passes.
public enum Verification: Hashable, Sendable {
  /// So many exchanges are meant by a filter.
  case count(ClosedRange<Int>, ExchangeFilter = ExchangeFilter())
  /// Exchanges that are meant by the filters came in this order, others perhaps between them.
  case order([ExchangeFilter])
  /// No request broke the document.
  case noViolations
  /// Every request reached an operation.
  case nothingUnmatched

  /// Why it does not hold, with what was received and the nearest misses; `nil` where it holds.
  ///
  /// - Parameter isWanted: a further condition on the exchanges that are counted.
  public func failure(in journal: Journal, where isWanted: ((Exchange) -> Bool)? = nil) -> String? {
    let exchanges = journal.exchanges
    let dropped = journal.droppedCount
    guard let (text, misses) = judgement(of: exchanges, dropped, isWanted) else { return nil }
    return VerificationReport(text: text, nearest: misses, exchanges: exchanges, droppedCount: dropped)
      .description
  }

  private typealias Misses = [VerificationReport.Miss]

  private func judgement(
    of exchanges: [Exchange], _ dropped: Int, _ isWanted: ((Exchange) -> Bool)?
  ) -> (text: String, misses: Misses)? {
    switch self {
    case .count(let counts, let filter):
      return judgeCount(counts, filter, exchanges, dropped, isWanted)
    case .order(let filters):
      return judgeOrder(filters[...], exchanges)
    case .noViolations:
      let lines = exchanges.flatMap { exchange in
        exchange.violations.map { "  request \(exchange.number): \($0.diagnostic)" }
      }
      if lines.isEmpty {
        return dropped == 0 ? nil : ("nobody can tell whether a request broke the document", [])
      }
      return ("requests broke the document:\n" + lines.joined(separator: "\n"), [])
    case .nothingUnmatched:
      let lines = exchanges.filter { $0.operation == nil }.map {
        "  request \($0.number): \($0.request.method) \($0.request.target)"
      }
      if lines.isEmpty {
        return dropped == 0 ? nil : ("nobody can tell whether every request reached an operation", [])
      }
      return ("requests reached no operation:\n" + lines.joined(separator: "\n"), [])
    }
  }

  private func judgeCount(
    _ counts: ClosedRange<Int>, _ filter: ExchangeFilter, _ exchanges: [Exchange], _ dropped: Int,
    _ isWanted: ((Exchange) -> Bool)?
  ) -> (text: String, misses: Misses)? {
    let differences = exchanges.map { exchange in
      filter.differences(of: exchange)
        + (isWanted.map { $0(exchange) ? [] : ["it is not of the wanted kind"] } ?? [])
    }
    let count = differences.count(where: \.isEmpty)
    // Dropped ones can only add to those that were found.
    let isCertain = dropped == 0 || counts.upperBound == .max && count >= counts.lowerBound
    if counts.contains(count), isCertain { return nil }
    let expected =
      counts.upperBound == .max
      ? "at least \(counts.lowerBound)"
      : counts.count == 1 ? "\(counts.lowerBound)" : "\(counts.lowerBound) to \(counts.upperBound)"
    let what =
      (filter.operation.map { " of '\($0)'" } ?? "") + (isWanted == nil ? "" : " of the wanted kind")
    let text = "expected \(expected) request\(counts == 1...1 ? "" : "s")\(what), but \(count) came"
    return (text, count < counts.lowerBound ? Self.nearest(exchanges, differences) : [])
  }

  private func judgeOrder(
    _ filters: ArraySlice<ExchangeFilter>, _ exchanges: [Exchange]
  ) -> (text: String, misses: Misses)? {
    var rest = exchanges[...]
    for (index, filter) in filters.enumerated() {
      if let found = rest.firstIndex(where: filter.matches) {
        rest = rest[(found + 1)...]
        continue
      }
      let place = index == 0 ? "" : " after request \(exchanges[rest.startIndex - 1].number)"
      return (
        "expected request \(index + 1) of \(filters.count) of the order\(place), but none of its kind came",
        Self.nearest(Array(rest), rest.map(filter.differences))
      )
    }
    return nil
  }

  /// The three that differ in the least.
  private static func nearest(_ exchanges: [Exchange], _ differences: [[String]]) -> Misses {
    let misses = zip(exchanges, differences).filter { !$1.isEmpty }
    let sorted = misses.enumerated().sorted { left, right in
      (left.element.1.count, left.offset) < (right.element.1.count, right.offset)
    }
    return sorted.prefix(3).map { .init(number: $0.element.0.number, differences: $0.element.1) }
  }
}
