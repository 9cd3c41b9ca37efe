import UnderstudyMocking
public import UnderstudyOpenAPI

/// What of documents a number of exchanges has seen: operation by status by media type, and what went wrong on purpose.
///
/// Documents and exchanges go in; out come rows in the documents' order, and what a ``CoverageRequirement`` misses in them.
public struct Coverage: Sendable {
  /// One media type of one status of one operation.
  public struct Row: Sendable {
    /// The operation, and the response of it.
    public let operation: Operation, response: Response
    /// The media type; `nil` where the status has no body.
    public let mediaType: String?
    /// How many answers there were.
    public internal(set) var count = 0
    /// What went wrong in them on purpose, by kind.
    public internal(set) var faults: [String: Int] = [:]
  }

  /// All rows.
  public private(set) var rows: [Row] = []
  /// All kinds of faults, those without an answer among them, with the operations that had them.
  public private(set) var faults: [String: Set<String>] = [:]
  /// The statuses that operations had and their document does not declare: `operation status`.
  public private(set) var undeclared: [String: Int] = [:]
  /// How many exchanges were for no operation.
  public private(set) var unmatchedCount = 0
  /// How many exchanges there were, and how many had been dropped before.
  public let exchangeCount: Int, droppedCount: Int

  /// Counts exchanges.
  public init(of exchanges: [SeenExchange], in documents: [OpenAPIDocument], droppedCount: Int = 0) {
    exchangeCount = exchanges.count
    self.droppedCount = droppedCount
    let operations = documents.flatMap(\.operations)
    for operation in operations {
      for response in operation.responses {
        let types = response.content.isEmpty ? [nil] : response.content.map { Optional($0.type) }
        rows += types.map { Row(operation: operation, response: response, mediaType: $0) }
      }
    }
    let finder = OperationFinder(operations)
    let named = Dictionary(operations.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for exchange in exchanges {
      let known = exchange.operation.flatMap { named[$0] }
      guard let operation = known ?? finder.operation(method: exchange.method, target: exchange.target) else {
        unmatchedCount += 1
        continue
      }
      count(exchange, of: operation)
    }
  }

  private mutating func count(_ exchange: SeenExchange, of operation: Operation) {
    if let fault = exchange.fault { faults[fault, default: []].insert(operation.name) }
    guard let status = exchange.status else { return }
    guard let response = operation.response(for: status) else {
      undeclared["\(operation.name) \(status)", default: 0] += 1
      return
    }
    let media = Self.media(of: exchange, in: response)
    let place = rows.firstIndex { row in
      row.operation.name == operation.name && row.response.status == response.status
        && (media == nil || row.mediaType == media?.type)
    }
    guard let place else { return }
    rows[place].count += 1
    if let fault = exchange.fault { rows[place].faults[fault, default: 0] += 1 }
  }

  /// The media type that an answer was of: as written down, else as far as there is no choice.
  private static func media(of exchange: SeenExchange, in response: Response) -> MediaType? {
    if let type = exchange.mediaType.flatMap({ MediaTypeRange($0) }) {
      return response.content.filter { $0.range.includes(type) }
        .max { $0.range.specificity < $1.range.specificity }
    }
    return response.content.first { $0.isSequential == exchange.isStream } ?? response.content.first
  }

  /// The rows of one declared status, seen or not.
  struct StatusRow {
    var operation: Operation
    var response: Response
    var count: Int
  }

  var statuses: [StatusRow] {
    rows.reduce(into: []) { list, row in
      if let last = list.indices.last, list[last].operation.name == row.operation.name,
        list[last].response.status == row.response.status
      {
        list[last].count += row.count
      } else {
        list.append(StatusRow(operation: row.operation, response: row.response, count: row.count))
      }
    }
  }

  var operationCounts: [(operation: Operation, count: Int)] {
    rows.reduce(into: []) { list, row in
      if let last = list.indices.last, list[last].operation.name == row.operation.name {
        list[last].count += row.count
      } else {
        list.append((row.operation, row.count))
      }
    }
  }
}
