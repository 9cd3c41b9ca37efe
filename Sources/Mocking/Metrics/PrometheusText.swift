import UnderstudyOpenAPI

/// Metrics in the text format of Prometheus
/// (<https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format>).
public struct PrometheusText: Sendable {
  /// The media type of the format.
  public static let type = "text/plain; version=0.0.4; charset=utf-8"

  /// How a metric changes.
  public enum Kind: String, Sendable {
    case counter, gauge, histogram
  }

  /// The text so far.
  public private(set) var text = ""

  /// Makes an empty text.
  public init() {}

  /// Begins a metric: its samples follow.
  public mutating func begin(_ name: String, _ kind: Kind, _ help: String) {
    text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n"
  }

  /// Adds a sample.
  public mutating func add(_ name: String, _ labels: [(name: String, value: String)] = [], _ value: Double) {
    text += name
    if !labels.isEmpty {
      text += "{" + labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",") + "}"
    }
    let whole = Int(exactly: value)
    text += " \(whole.map(String.init) ?? String(value))\n"
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}

extension MockEngine {
  /// What the mock has been asked and has answered, and what its journals hold.
  public func writeMetrics(to text: inout PrometheusText) {
    let counts = metrics.current
    text.begin(
      "understudy_requests_total", .counter, "Requests by operation and the status they were answered with.")
    // Operations of documents that were served before have the same names.
    var requests: [[String]: Int] = [:]
    for (key, count) in counts.requests {
      let operation = key.operation.flatMap { counts.operations[$0] }?.operation.name ?? ""
      requests[[operation, key.status.map(String.init) ?? "none"], default: 0] += count
    }
    for (labels, count) in requests.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      text.add("understudy_requests_total", [("operation", labels[0]), ("status", labels[1])], Double(count))
    }
    text.begin(
      "understudy_faults_total", .counter,
      "Answers that went wrong on purpose, by the kind of fault.")
    for (kind, count) in counts.faults.sorted(by: { $0.key < $1.key }) {
      text.add("understudy_faults_total", [("kind", kind)], Double(count))
    }
    text.begin("understudy_violations_total", .counter, "Ways in which requests broke the document.")
    text.add("understudy_violations_total", [], Double(counts.violations))
    let journals = sessions.all.map(\.journal)
    text.begin("understudy_sessions", .gauge, "Sessions that there are.")
    text.add("understudy_sessions", [], Double(journals.count))
    text.begin("understudy_journal_exchanges", .gauge, "Exchanges that the journals of all sessions hold.")
    text.add("understudy_journal_exchanges", [], Double(journals.reduce(0) { $0 + $1.count }))
    text.begin("understudy_journal_bytes", .gauge, "About how many bytes they take.")
    text.add("understudy_journal_bytes", [], Double(journals.reduce(0) { $0 + $1.bytes }))
    text.begin(
      "understudy_journal_dropped", .gauge, "Exchanges that they dropped to stay within their limits.")
    text.add("understudy_journal_dropped", [], Double(journals.reduce(0) { $0 + $1.droppedCount }))
  }
}
