public import UnderstudyJSON
import UnderstudyOpenAPI

extension Coverage {
  /// A table for people: a line for each operation, status and media type.
  public var table: String {
    let cells = rows.map { row in
      let faults = row.faults.sorted { $0.key < $1.key }.map { "\($0.key) ×\($0.value)" }
      return [
        row.operation.name, row.response.status.description, row.mediaType ?? "no body",
        row.count == 0 ? "–" : "\(row.count)", faults.joined(separator: ", "),
      ]
    }
    let head = ["operation", "status", "media type", "seen", "faults"]
    let widths = head.indices.map { column in (cells + [head]).map { $0[column].count }.max() ?? 0 }
    return ([head] + cells).map { line in
      var text = zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
        .joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text
    }.joined(separator: "\n")
  }

  /// A line for people.
  public var summary: String {
    let statuses = statuses
    let operations = operationCounts
    var text =
      "\(operations.count { $0.count > 0 }) of \(operations.count) operations, "
      + "\(statuses.count { $0.count > 0 }) of \(statuses.count) statuses, "
      + "\(rows.count { $0.count > 0 }) of \(rows.count) media types, \(faults.count) kinds of faults "
      + "in \(exchangeCount) exchange\(exchangeCount == 1 ? "" : "s")"
    if unmatchedCount > 0 { text += "; \(unmatchedCount) for no operation" }
    if droppedCount > 0 { text += "; the journal had dropped \(droppedCount) before, which are not counted" }
    return text
  }

  /// Everything, for programs.
  public var json: JSONValue {
    let number = { (count: Int) in JSONValue.number(JSONNumber(count)) }
    let listed = rows.map { row in
      var object: JSONObject = [
        "operation": .string(row.operation.name), "status": .string(row.response.status.description),
      ]
      object["mediaType"] = row.mediaType.map(JSONValue.string)
      object["count"] = number(row.count)
      object["faults"] = .object(
        JSONObject(row.faults.sorted { $0.key < $1.key }.map { ($0.key, number($0.value)) }))
      return JSONValue.object(object)
    }
    let faults = self.faults.sorted { $0.key < $1.key }.map {
      ($0.key, JSONValue.array($0.value.sorted().map(JSONValue.string)))
    }
    let undeclared = self.undeclared.sorted { $0.key < $1.key }.map { ($0.key, number($0.value)) }
    return [
      "exchanges": number(exchangeCount), "dropped": number(droppedCount),
      "unmatched": number(unmatchedCount),
      "rows": .array(listed), "faults": .object(JSONObject(faults)),
      "undeclared": .object(JSONObject(undeclared)),
    ]
  }
}
