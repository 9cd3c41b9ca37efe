import ArgumentParser
import Understudy
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyRehearsal
import UnderstudyReports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `understudy rehearse`: runs a client through the catalogue of faults and judges it.
struct Rehearse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run a client command once for each case of the catalogue, and judge how it takes it.",
    usage: "understudy rehearse [OPTIONS] -- COMMAND…",
    discussion: """
      The command finds the mock in OPENAI_BASE_URL, a key in OPENAI_API_KEY, and the case in UNDERSTUDY_CASE; whether it is
      to ask for a stream in UNDERSTUDY_STREAM (1 or 0), how many calls it is to make in UNDERSTUDY_CALLS, and whether all at
      once in UNDERSTUDY_PARALLEL. It says what came of it by its exit status (0: it took the answer for good), or better by
      POST to UNDERSTUDY_OUTCOME_URL: {"result": "ok", "text": "…", "finish": "stop"}.
      Exit codes: 0 clean, 1 a rule is broken that must be kept to, 2 could not run.
      """)

  @Option(
    name: .customLong("document"), help: "The OpenAPI document; the bundled chat endpoint if none is given.")
  var document: String?

  @Option(help: "The folder with the document's scenarios, bodies and streams.")
  var fixtures: String?

  @Option(help: "Only these cases, with commas between them: names, 'retry-*', or names of rules.")
  var cases: String?

  @Flag(help: "Run the cases, too, that take long.")
  var slow = false

  @Flag(help: "Print the cases and end.")
  var list = false

  @Option(help: "How many commands run at once.")
  var jobs = 1

  @Option(
    name: .customLong("env"),
    help: ArgumentHelp(
      "A variable for the command, in which {url}, {root}, {key}, {case} and {outcome} are replaced; may be repeated.",
      valueName: "name=text"))
  var environment: [String] = []

  @Option(help: "How long the command may take for a case, in seconds from its first request on.")
  var limit = 20

  @Option(help: ArgumentHelp("Write a test for each rule as JUnit's XML.", valueName: "file"))
  var junit: String?

  @Option(
    help: ArgumentHelp("Write all of it as JSON; '-' prints it in place of the table.", valueName: "file"))
  var json: String?

  @Option(help: ArgumentHelp("Write a page with the course of every call.", valueName: "file"))
  var html: String?

  @Flag(help: "Exit 1 also where a rule is broken that should be kept to.")
  var strict = false

  @Argument(parsing: .postTerminator, help: "The command and its arguments.")
  var command: [String] = []

  func validate() throws {
    guard list || !command.isEmpty else {
      throw ValidationError("there is no command to run: it follows '--'")
    }
    guard 1...64 ~= jobs else { throw ValidationError("--jobs must be from 1 to 64") }
    guard 1...3600 ~= limit else { throw ValidationError("--limit must be from 1 to 3600") }
    for text in environment where !text.dropFirst().contains("=") {
      throw ValidationError("--env must be NAME=TEXT, but is '\(text)'")
    }
  }

  func run() throws {
    do {
      try rehearse()
    } catch let error as DiagnosticError {
      Console.write(error.diagnostics)
      throw ExitCode(2)
    }
  }

  private func rehearse() throws {
    let (all, diagnostics) = RehearsalCase.catalogue
    Console.write(diagnostics)
    let names = cases?.split(separator: ",").map { String($0) } ?? []
    let chosen = try RehearsalCase.chosen(names, isSlow: slow || list, from: all)
    guard !list else {
      for entry in chosen {
        Console.write("\(entry.name)\(entry.isSlow ? " (slow)" : ""): \(entry.summary)", to: .output)
      }
      return
    }
    Signals.hold()
    let served = Served(document.map { [.file($0, fixtures: fixtures)] } ?? [.chatCompletions])
    // Where there is nothing to serve, they are the reason that is thrown.
    if served.catalogue != nil { Console.write(served.diagnostics) }
    var options = Rehearsal.Options(command: command, cases: chosen)
    options.jobs = jobs
    options.limit = .seconds(limit)
    options.environment = environment.map { text in
      let name = text.prefix { $0 != "=" }
      return (String(name), String(text[name.endIndex...].dropFirst()))
    }
    let rehearsal = try Rehearsal(served, options, isInterrupted: Signals.isStopAsked)
    let bar = ProgressBar()
    let report: RehearsalReport
    do {
      report = try rehearsal.run { bar.show($0) }
    } catch {
      bar.clear()
      throw error
    }
    bar.clear()
    Console.write(json == "-" ? report.json.text() : report.text(), to: .output)
    if let junit { try OutputFile.write(report.junit(isStrict: strict).xml, to: junit) }
    if let json, json != "-" { try OutputFile.write(report.json.text() + "\n", to: json) }
    if let html { try OutputFile.write(report.html, to: html) }
    let code = report.exitCode(isStrict: strict)
    if code != 0 { throw ExitCode(code) }
  }
}
