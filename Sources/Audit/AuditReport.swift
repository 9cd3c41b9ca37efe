public import UnderstudyDiagnostics
public import UnderstudyJSON

/// What an audit has found, and what it did to find it.
public struct AuditReport: Sendable {
  /// One request and its reply, in numbers.
  public struct Entry: Sendable {
    /// The request's number.
    public let number: Int
    /// The operation.
    public let operation: String
    /// What the request was sent for.
    public let purpose: PlannedRequest.Purpose
    /// The request in a line, without secrets.
    public let title: String
    /// The status of the reply.
    public let status: Int?
    /// When its head came, and its end.
    public let headTime: Duration?, time: Duration
    /// The length of its body in bytes.
    public let size: Int
    /// Of a stream: how many events, when the first came, the longest time between two.
    public let eventCount: Int?, firstEventTime: Duration?, longestGap: Duration?
  }

  /// The URL and the document.
  public let url: String, document: String
  /// What was found, each once.
  public internal(set) var findings: [AuditFinding] = []
  /// All requests.
  public internal(set) var entries: [Entry] = []
  /// What was not sent, and why.
  public internal(set) var notes: [String] = []
  /// What was seen.
  public internal(set) var coverage: AuditCoverage
  /// How long it took.
  public internal(set) var time = Duration.zero
  /// Why there could be no audit; `nil` where there was one.
  public internal(set) var failure: Diagnostic?

  /// 0 where nothing was found, 1 where something was, 2 where there was no audit.
  public var exitCode: Int32 {
    if failure != nil { return 2 }
    return findings.contains { $0.severity == .error } ? 1 : 0
  }

  /// The findings in the one printed form.
  public var diagnostics: [Diagnostic] { failure.map { [$0] } ?? findings.map(\.diagnostic) }

  /// A line for people.
  public var summary: String {
    let errors = findings.count { $0.severity == .error }
    let operations = Set(entries.map(\.operation)).count
    return
      "\(Self.counted(entries.count, "request")) to \(Self.counted(operations, "operation")) in \(time.text); "
      + "\(coverage.seenCount) of \(coverage.rows.count) declared replies seen; "
      + (errors == 0 ? "nothing found" : Self.counted(errors, "finding"))
  }

  static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// The coverage and the times, as a table for people.
  public var table: String {
    var lines: [String] = []
    let width = coverage.rows.map(\.operation.count).max() ?? 0
    for row in coverage.rows {
      let name = row.operation + String(repeating: " ", count: width - row.operation.count)
      let seen =
        row.count == 0 ? "not seen" : Self.counted(row.count, "reply").replacing("replys", with: "replies")
      let status = row.status + String(repeating: " ", count: max(0, 7 - row.status.count))
      lines.append("\(name)  \(status)  \(row.mediaType ?? "no body"): \(seen)")
    }
    return lines.joined(separator: "\n")
  }

  /// Everything, for programs.
  public var json: JSONValue {
    var object: JSONObject = ["url": .string(url), "document": .string(document)]
    object["failure"] = failure.map { .string($0.message) }
    object["findings"] = .array(findings.map(Self.object))
    object["coverage"] = coverage.json
    object["notes"] = .array(notes.map(JSONValue.string))
    object["requests"] = .array(entries.map(Self.object))
    object["milliseconds"] = .number(JSONNumber(time.wholeMilliseconds))
    return .object(object)
  }

  private static func object(_ finding: AuditFinding) -> JSONValue {
    var object: JSONObject = [
      "rule": .string(finding.rule.rawValue), "severity": .string(finding.severity.rawValue),
      "operation": .string(finding.operation), "message": .string(finding.message),
    ]
    if let location = finding.location {
      object["file"] = .string(location.file)
      object["line"] = .number(JSONNumber(location.line))
      object["column"] = .number(JSONNumber(location.column))
    }
    object["requests"] = .array(finding.requests.map { .number(JSONNumber($0)) })
    object["evidence"] = .string(finding.evidence)
    return .object(object)
  }

  private static func object(_ entry: Entry) -> JSONValue {
    var object: JSONObject = [
      "number": .number(JSONNumber(entry.number)), "operation": .string(entry.operation),
      "purpose": .string(entry.purpose.rawValue), "request": .string(entry.title),
    ]
    let numbers: [(String, Int?)] = [
      ("status", entry.status), ("headMilliseconds", entry.headTime?.wholeMilliseconds),
      ("milliseconds", entry.time.wholeMilliseconds), ("bytes", entry.size), ("events", entry.eventCount),
      ("firstEventMilliseconds", entry.firstEventTime?.wholeMilliseconds),
      ("longestGapMilliseconds", entry.longestGap?.wholeMilliseconds),
    ]
    for (name, number) in numbers { object[name] = number.map { .number(JSONNumber($0)) } }
    return .object(object)
  }
}
