public import ArgumentParser
import UnderstudyEventStream
import UnderstudyJSON
public import UnderstudyMocking

/// `understudy journal`: what a running mock was asked, and what it answered.
struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal",
    abstract: "Print what a running mock was asked and what it answered, credentials redacted.")

  @OptionGroup var server: RunningServer

  @Option(help: "How it is printed: \(Self.formats).")
  var format = JournalFormat.jsonl

  @Option(help: "Only this session's.")
  var session: String?

  @Option(help: "Only those for the operation of this operationId.")
  var operation: String?

  @Option(help: "Only those answered with this status.")
  var status: Int?

  @Option(help: "Only those that came after the one of this number.")
  var since: UInt64?

  @Flag(help: "Only those that break the document.")
  var violations = false

  @Flag(name: .shortAndLong, help: "Go on with each exchange when it is over, until the mock stops.")
  var follow = false

  private static let formats = JournalFormat.allCases.map(\.rawValue).joined(separator: ", ")

  func validate() throws {
    guard !follow || format == .jsonl else {
      throw ValidationError("--follow prints a line of JSON for each exchange: leave --format out")
    }
  }

  func run() throws {
    var query = "?format=\(follow ? "events" : format.rawValue)"
    for (name, value) in [
      ("session", session), ("operation", operation), ("status", status.map(String.init)),
      ("since", since.map(String.init)), ("violations", violations ? "true" : nil),
    ] {
      if let value { query += "&\(name)=\(Self.encoded(value))" }
    }
    if follow { return try run(following: "/requests\(query)") }
    let answer = try server.ask("/requests\(query)")
    guard answer.status == 200 else {
      throw RunningServer.failure(RunningServer.detail(of: answer), nil)
    }
    var text = String(decoding: answer.body, as: UTF8.self)
    if text.last == "\n" { text.removeLast() }
    if !text.isEmpty { Console.write(text, to: .output) }
  }

  /// Prints what comes. A stream that ends is asked for again, from its last event on: the mock may have been faster than
  /// whoever reads what is printed. One that brings nothing is the end.
  private func run(following path: String) throws {
    var last: String?
    while true {
      var parser = EventStreamParser()
      var count = 0
      try server.stream(path, after: last) { bytes in
        for received in parser.append(bytes) {
          Console.write(received.event.data, to: .output)
          last = received.lastEventID
          count += 1
        }
      }
      guard count > 0, server.answers() else { return }
    }
  }

  /// Everything but letters and digits percent-encoded (RFC 3986 §2.1).
  static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || byte == 0x5F || byte == 0x2D
      return isPlain
        ? String(Unicode.Scalar(byte))
        : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}

extension JournalFormat: ExpressibleByArgument {}
