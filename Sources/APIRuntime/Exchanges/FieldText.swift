import UnderstudyJSON

/// Values as header fields have them (OpenAPI's style `simple`): text, numbers, lists with commas, members with `=`.
enum FieldText {
  /// Reads a text as a type. The type decides what is in it: the first reading that it accepts counts.
  static func value<Value: Decodable>(_ text: String) throws -> Value {
    let parts = text.split(separator: ",", omittingEmptySubsequences: true).map(trimmed)
    let pairs = parts.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    let alternating = stride(from: 0, to: parts.count - 1, by: 2).map { (parts[$0], scalar(parts[$0 + 1])) }
    var failure: (any Error)?
    let readings: [() -> JSONValue?] = [
      { .string(text) },
      { try? JSONValue(parsing: Array(text.utf8)) },
      { .array(parts.map(JSONValue.string)) },
      { .array(parts.map(scalar)) },
      {
        pairs.allSatisfy { $0.count == 2 } ? .object(JSONObject(pairs.map { ($0[0], scalar($0[1])) })) : nil
      },
      { .object(JSONObject(alternating)) },
    ]
    for reading in readings {
      guard let candidate = reading() else { continue }
      do {
        return try ExactJSONDecoder().decode(from: candidate.utf8())
      } catch {
        failure = failure ?? error
      }
    }
    throw failure ?? MissingHeader(name: text)
  }

  private static func scalar(_ text: String) -> JSONValue {
    switch text {
    case "true": .bool(true)
    case "false": .bool(false)
    default: JSONNumber(text).map(JSONValue.number) ?? .string(text)
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" }
    let end = start.lastIndex { $0 != " " && $0 != "\t" }
    return end.map { String(start[...$0]) } ?? ""
  }
}
