public import ArgumentParser
import Synchronization
import Understudy
import UnderstudyAdministration
import UnderstudyDiagnostics
import UnderstudyMocking

/// `understudy serve`: the mock.
struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Serve documents: every operation answers with what the document promises.",
    discussion: """
      The first line on standard output is the base URL; everything else goes to standard error.
      SIGINT and SIGTERM let what is in flight finish, for --grace at most; a second one stops at once. SIGHUP reads
      documents and fixtures anew. Every flag can be given as an environment variable: UNDERSTUDY_MAX_CONNECTIONS=100.
      """)

  @OptionGroup var documents: DocumentArguments

  @OptionGroup var chance: ChanceArguments

  @OptionGroup var secure: TLSArguments

  @OptionGroup var operation: OperationArguments

  @Option(help: "The address to listen on.")
  var host = "127.0.0.1"

  @Option(help: "The port to listen on; 0 for a free one.")
  var port = 4010

  @Option(help: "The number of threads that serve.")
  var threads = 2

  @Option(help: "What is made of requests that break the document: \(Self.stances).")
  var validation = MockOptions.Stance.enforce

  @Option(
    name: .customLong("api-key"), help: "A key that is good; may be repeated. Any is, if none is given.")
  var keys: [String] = []

  @Option(help: "The longest request body that is read, in bytes.")
  var bodyLimit = MockOptions().bodyLimit

  @Option(help: "How many exchanges each session's journal keeps.")
  var journalLimit = Journal.Limits().count

  @Option(
    help: ArgumentHelp(
      "The bearer token of the admin API, at least 8 characters; else that of the environment variable UNDERSTUDY_ADMIN_TOKEN. Without one it answers on loopback addresses only."
    ))
  var adminToken: String?

  @Option(help: "A port for the admin API alone; 0 for a free one. Without it, that of the mock.")
  var adminPort: Int?

  @Option(help: "The address that the admin API listens on, where it has a port of its own.")
  var adminHost: String?

  @Option(
    help: ArgumentHelp(
      "Refuse connections for so long after the start, as a server that is not up yet.", valueName: "time"))
  var refuse: RefusalTime?

  @Flag(help: "Serve no admin API below /__understudy/.")
  var noAdmin = false

  @Flag(help: "Show credentials in the journal as they were sent.")
  var showSecrets = false

  @Flag(help: "Requests cannot choose their reply, neither by Prefer nor by prefix, header or key.")
  var lock = false

  @Flag(
    help: "Generate answers though there may be examples, as 'Prefer: dynamic=true' does for one request.")
  var dynamic = false

  @Flag(help: "Take Prism's __code, __example, __dynamic and __seed in the query, too.")
  var prism = false

  @Flag(help: "Do not start if anything is wrong with a document or a fixture.")
  var strict = false

  @Flag(help: "Serve what changes in documents and fixtures, within a second; a broken edit changes nothing.")
  var reload = false

  private var token: String? {
    adminToken ?? Environment.value(of: "UNDERSTUDY_ADMIN_TOKEN")
  }

  private static func missingToken(_ host: String) -> Diagnostic {
    .warning(
      "the admin API answers nothing but health: it needs a token, because the mock listens on '\(host)'",
      notes: [.init("add '--admin-token TOKEN', or '--no-admin'")])
  }

  private static let stances = MockOptions.Stance.allCases.map(\.rawValue).joined(separator: ", ")

  func validate() throws {
    guard 0...65_535 ~= port else { throw ValidationError("--port must be from 0 to 65535") }
    guard 1...64 ~= threads else { throw ValidationError("--threads must be from 1 to 64") }
    guard bodyLimit >= 0 else { throw ValidationError("--body-limit must not be negative") }
    guard (token?.utf8.count ?? 8) >= 8 else {
      throw ValidationError("--admin-token must have at least 8 characters")
    }
    guard adminPort.map({ 0...65_535 ~= $0 }) ?? true else {
      throw ValidationError("--admin-port must be from 0 to 65535")
    }
    guard adminPort != nil || adminHost == nil else {
      throw ValidationError("--admin-host is for an admin API with a port of its own: add --admin-port")
    }
    guard adminPort == nil || !noAdmin else {
      throw ValidationError("--admin-port and --no-admin exclude each other")
    }
    guard adminToken == nil || !noAdmin else {
      throw ValidationError("--admin-token and --no-admin exclude each other")
    }
    guard journalLimit >= 1 else { throw ValidationError("--journal-limit must be at least 1") }
  }

  func run() throws {
    Signals.hold(hangUp: true)
    let served = documents.load()
    Console.write(served.diagnostics)
    var options = MockServer.Options(host: host, port: port, threadCount: threads, isStrict: strict)
    options.mock = MockOptions(
      stance: validation, keys: keys.isEmpty ? nil : Set(keys), isLocked: lock, isDynamic: dynamic,
      readsPrismQuery: prism,
      journal: Journal.Limits(count: journalLimit), bodyLimit: bodyLimit)
    options.mock.showsSecrets = showSecrets
    if !noAdmin {
      options.administration = Administration.Options(
        token: token, version: UnderstudyCommand.configuration.version)
      options.administrationPort = adminPort
      options.administrationHost = adminHost
      let adminHost = adminHost ?? host
      if token == nil, !Administration.needsNoToken(on: adminHost) {
        Console.write([Self.missingToken(adminHost)])
      }
    }
    options.report = { Console.write([$0]) }
    Console.write(operation.apply(to: &options))
    let server: MockServer
    var remarks: [String] = []
    do throws(DiagnosticError) {
      if let chosen = try secure.load() {
        options.identity = chosen.identity
        remarks += chosen.remarks
        if let remark = chosen.identity.remark { Console.write([remark]) }
      }
      if let remark = try chance.apply(to: &options.mock) { remarks.append(remark) }
      server = try MockServer(served, options: options)
    } catch {
      Console.write(error.diagnostics.filter { !served.diagnostics.contains($0) })
      throw ExitCode(2)
    }
    if let refuse { server.refuseConnections(for: refuse.duration) }
    Console.write(server.url, to: .output)
    Console.write(served.summary + "; stop with Ctrl-C", to: .errors)
    if adminPort != nil, let url = server.administrationURL {
      Console.write("admin API: \(url)", to: .errors)
    }
    for remark in remarks { Console.write(remark, to: .errors) }
    let reloading = Reloading(
      served, of: server, every: reload ? .milliseconds(200) : nil, load: documents.load, report: Self.report)
    Self.kept.withLock { $0 = reloading }
    Signals.stop(server, grace: .seconds(operation.grace)) { reloading.reload() }
  }

  /// What reloads, for as long as the process runs: what waits for signals never returns, so that no local holds it.
  private static let kept = Mutex<Reloading?>(nil)

  private static func report(_ reloaded: Served, _ isServed: Bool) {
    Console.write(reloaded.diagnostics)
    let summary = isServed ? reloaded.summary : "what was served before goes on"
    Console.write("reloaded: " + summary, to: .errors)
  }
}

/// `off`, `report` or `enforce` on the command line.
extension MockOptions.Stance: ExpressibleByArgument {}

/// A time on the command line: `250ms`, `2s`.
struct RefusalTime: ExpressibleByArgument {
  let duration: Duration

  init?(argument: String) {
    guard let duration = Duration(written: argument) else { return nil }
    self.duration = duration
  }
}
