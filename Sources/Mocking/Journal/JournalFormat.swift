import UnderstudyJSON

/// How exchanges are written for other programs.
public enum JournalFormat: String, Hashable, Sendable, CaseIterable {
  /// One JSON value: the exchanges, and how many were dropped.
  case json
  /// One JSON value a line (<https://jsonlines.org>).
  case jsonl
  /// An HTTP Archive 1.2.
  case har

  /// The media type.
  public var type: String {
    switch self {
    case .json: "application/json"
    case .jsonl: "application/jsonl"
    case .har: "application/har+json"
    }
  }

  /// Exchanges in this format.
  ///
  /// - Parameters:
  ///   - droppedCount: how many the journal dropped before these.
  ///   - version: that of this program.
  ///   - scheme: how the requests' URLs begin.
  public func bytes(
    _ exchanges: [Exchange], droppedCount: Int, times: Timestamp, version: String,
    scheme: String = "http"
  ) -> [UInt8] {
    switch self {
    case .json:
      let value: JSONValue = [
        "dropped": .number(JSONNumber(droppedCount)), "requests": .array(exchanges.map { $0.json(times) }),
      ]
      return value.utf8()
    case .jsonl: return exchanges.flatMap { $0.json(times).utf8() + [0x0A] }
    case .har: return HARLog(exchanges, times: times, version: version, scheme: scheme).json.utf8()
    }
  }
}
