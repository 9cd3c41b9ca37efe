import UnderstudyCurl
import UnderstudyHTTP
public import UnderstudyJSON
import UnderstudyOpenAPI

/// What of a document's operations an audit has seen: every declared status with its media types.
public struct AuditCoverage: Sendable {
  /// One media type of one status of one operation.
  public struct Row: Hashable, Sendable {
    /// The operation.
    public let operation: String
    /// The status as the document writes it.
    public let status: String
    /// The media type; `nil` where the status has no body.
    public let mediaType: String?
    /// How many replies of it were seen.
    public internal(set) var count = 0
  }

  /// All rows, in the document's order.
  public private(set) var rows: [Row] = []

  /// Nothing seen of some operations.
  init(_ operations: [Operation]) {
    for operation in operations {
      for response in operation.responses {
        let types = response.content.isEmpty ? [nil] : response.content.map { Optional($0.type) }
        for type in types {
          rows.append(Row(operation: operation.name, status: response.status.description, mediaType: type))
        }
      }
    }
  }

  /// Counts a reply.
  mutating func add(_ transfer: Transfer, to operation: Operation) {
    guard let status = transfer.status, let response = operation.response(for: status) else { return }
    let type = transfer.fields[.contentType].flatMap { MediaTypeRange($0) }
    let media = type.flatMap { type in response.content.first { $0.range.includes(type) } }
    guard response.content.isEmpty || media != nil else { return }
    let wanted = (operation.name, response.status.description, media?.type)
    if let position = rows.firstIndex(where: { ($0.operation, $0.status, $0.mediaType) == wanted }) {
      rows[position].count += 1
    }
  }

  /// How many rows were seen.
  public var seenCount: Int { rows.count { $0.count > 0 } }

  /// `[{"operation", "status", "mediaType", "replies"}]`
  public var json: JSONValue {
    .array(
      rows.map { row in
        var object: JSONObject = ["operation": .string(row.operation), "status": .string(row.status)]
        object["mediaType"] = row.mediaType.map(JSONValue.string)
        object["replies"] = .number(JSONNumber(row.count))
        return .object(object)
      })
  }
}
