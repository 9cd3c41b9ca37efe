import ArgumentParser
import UnderstudyJSON
import UnderstudyVerdict

/// `understudy verdict`: what a running mock's journal says of the client.
struct VerdictCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verdict",
    abstract:
      "Print what a running mock's journal says of its clients; exit 1 if a rule is broken that must be kept to."
  )

  @OptionGroup var server: RunningServer

  @Option(help: "Only this session's.")
  var session: String?

  @Flag(help: "Print it as JSON.")
  var json = false

  @Flag(help: "Exit 1 also where a rule is broken that should be kept to.")
  var strict = false

  func run() throws {
    let answer = try server.ask("/verdict" + (session.map { "?session=\(JournalCommand.encoded($0))" } ?? ""))
    guard let verdict = try? JSONValue(parsing: answer.body) else {
      throw RunningServer.failure("what answers at '\(server.server)' is no mock", nil)
    }
    guard answer.status == 200 else {
      throw RunningServer.failure(
        verdict["detail"]?.string ?? "the mock answers with \(answer.status)", nil)
    }
    Console.write(json ? verdict.text() : VerdictTable(verdict).text, to: .output)
    let words = verdict["rules"]?.array?.compactMap { $0["result"]?.string } ?? []
    if words.contains("FAIL") || strict && words.contains("WARN") { throw ExitCode(1) }
  }
}
