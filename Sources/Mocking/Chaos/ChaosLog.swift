public import UnderstudyDiagnostics
import UnderstudyJSON

/// What chance has done to the requests of a run: written down line by line, and repeated from there.
public struct ChaosLog: Sendable {
  /// One thing that has happened to a request.
  public struct Entry: Hashable, Sendable {
    let key: ChaosKey
    /// What has happened.
    public let event: Chaos.Event

    /// The entry as a line of JSON.
    public var line: String {
      let object: JSONObject = [
        "session": .string(key.session), "operation": .string(key.operation),
        "body": .string(String(key.body, radix: 16)), "seen": .number(JSONNumber(key.seen)),
        "chaos": .string(event.description),
      ]
      return JSONValue.object(object).text()
    }
  }

  private var events: [ChaosKey: Chaos.Event] = [:]

  /// The first line of a log: the seed of the run.
  public static func header(seed: UInt64) -> String {
    JSONValue.object(["seed": .string(String(seed))]).text()
  }

  /// The seed of the run, if the log tells it.
  public private(set) var seed: UInt64?

  /// How many entries there are.
  public var count: Int { events.count }

  /// Reads a log.
  ///
  /// - Throws: the first line that cannot be read.
  public init(_ text: String, file: String) throws(DiagnosticError) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy(\.isWhitespace) {
      guard let value = try? JSONValue(parsing: String(line)) else { throw Self.unreadable(file, index + 1) }
      if let text = value["seed"]?.string {
        seed = UInt64(text)
        continue
      }
      guard let session = value["session"]?.string, let operation = value["operation"]?.string,
        let body = value["body"]?.string.flatMap({ UInt64($0, radix: 16) }),
        let seen = value["seen"]?.integer,
        let event = value["chaos"]?.string.flatMap({ Chaos.Event($0) })
      else { throw Self.unreadable(file, index + 1) }
      events[ChaosKey(session: session, operation: operation, body: body, seen: seen)] = event
    }
  }

  private static func unreadable(_ file: String, _ line: Int) -> DiagnosticError {
    DiagnosticError(
      .error(
        "this is no line of a log of chaos", at: SourceLocation(file: file, line: line, column: 1),
        notes: [.init("a log is what 'understudy serve --chaos-log FILE' writes")]))
  }

  func event(for key: ChaosKey) -> Chaos.Event? { events[key] }
}
