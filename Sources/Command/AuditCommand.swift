import ArgumentParser
import Understudy
import UnderstudyAudit
import UnderstudyCurl
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyOpenAPI
import UnderstudyReports

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `understudy audit`: a live endpoint held to its document.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Hold a live endpoint to its document: status, headers, bodies, streams, errors.",
    discussion: """
      Sends valid requests (the document's examples, generated values, values at bounds) and such as must be refused, and
      judges each reply. Only methods that change nothing are sent unless --allow says otherwise; --dry-run shows all
      requests and sends none. Credentials are never printed.
      Exit codes: 0 nothing found, 1 something found, 2 the audit could not run.
      """)

  @Argument(help: "Scheme, host and base path of the service; without a path, that of the document's server.")
  var url: String

  @Option(help: "The OpenAPI document, YAML or JSON; the bundled chat endpoint if none is given.")
  var document: String?

  @Option(parsing: .upToNextOption, help: "Only these operations, by operationId.")
  var operations: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Methods to send besides the safe ones: POST, DELETE, … or all.", valueName: "method"))
  var allow: [String] = []

  @Option(help: "The most requests that are sent.")
  var maxRequests = 200

  @Option(help: "The most requests a second; 0: as fast as they are answered.")
  var rate = 10.0

  @Option(help: "The key, token or user:password; better in the environment variable UNDERSTUDY_AUDIT_KEY.")
  var key: String?

  @Option(
    help: ArgumentHelp("A field that every request carries; may be repeated.", valueName: "name: value"))
  var header: [String] = []

  @Option(help: "How long a reply may take, in seconds.")
  var timeout = 60.0

  @Option(help: "How long a body may be, in bytes.")
  var maxBody = 32 << 20

  @Option(help: "A file with the certificates to trust in place of the system's.")
  var certificates: String?

  @Option(help: "How many requests with generated values an operation is sent.")
  var generated = 2

  @Option(help: "What generated values depend on.")
  var seed: UInt64 = 1

  @Flag(help: "Print the requests and send none.")
  var dryRun = false

  @Option(help: "Write the report as JSON; - is standard output.")
  var json: String?

  @Option(help: "Write the report as JUnit's XML; - is standard output.")
  var junit: String?

  @Option(help: "Write the findings as SARIF 2.1.0; - is standard output.")
  var sarif: String?

  func validate() throws {
    guard maxRequests >= 1 else { throw ValidationError("--max-requests must be at least 1") }
    guard rate >= 0, rate <= 100_000 else { throw ValidationError("--rate must be from 0 to 100000") }
    guard timeout >= 0.1, timeout <= 3600 else { throw ValidationError("--timeout must be from 0.1 to 3600") }
    guard 0...1000 ~= generated else { throw ValidationError("--generated must be from 0 to 1000") }
    guard maxBody >= 1 else { throw ValidationError("--max-body must be at least 1") }
    _ = try fields()
  }

  func run() throws {
    let loaded =
      document.map { OpenAPIDocument.load($0, from: FileSource()) }
      ?? OpenAPIDocument.load("openapi/chat-completions.yaml", from: BundledSource())
    guard let document = loaded.document else {
      Console.write(loaded.diagnostics)
      throw ExitCode(2)
    }
    Console.write(loaded.diagnostics.filter { $0.severity == .error })
    do throws(DiagnosticError) {
      try audit(document)
    } catch {
      Console.write(error.diagnostics)
      throw ExitCode(2)
    }
  }

  /// - Throws: what keeps it from running; the exit code where it has run and found something is thrown by `end`.
  private func audit(_ document: OpenAPIDocument) throws(DiagnosticError) {
    let audit = try Audit(document, url: url, options: options)
    if dryRun {
      for request in audit.requests { Console.write(audit.text(of: request), to: .output) }
      for note in audit.notes { Console.write("note: \(note)", to: .errors) }
      return
    }
    let client = try CurlClient(
      limits: CurlClient.Limits(whole: .milliseconds(Int(timeout * 1000)), bodySize: maxBody),
      certificates: certificates)
    let report = audit.run(send: { client.send($0, to: audit.origin) }, wait: Self.sleep)
    try write(report)
    if report.exitCode != 0 { Self.end(report.exitCode) }
  }

  private var options: AuditOptions {
    var methods = AuditOptions.safeMethods
    for method in allow.flatMap({ $0.split(separator: ",") }) {
      if method.lowercased() == "all" {
        methods.formUnion(["POST", "PUT", "PATCH", "DELETE"])
      } else {
        methods.insert(method.uppercased())
      }
    }
    return AuditOptions(
      methods: methods, operations: Set(operations.flatMap { $0.split(separator: ",").map(String.init) }),
      maximumRequests: maxRequests, generatedCount: generated, seed: seed,
      key: key ?? Environment.value(of: "UNDERSTUDY_AUDIT_KEY"), fields: (try? fields()) ?? HTTPFields(),
      interval: rate > 0 ? .nanoseconds(Int64(1e9 / rate)) : .zero)
  }

  private func fields() throws -> HTTPFields {
    var fields = HTTPFields()
    for text in header {
      guard let colon = text.firstIndex(of: ":") else {
        throw ValidationError("--header takes 'Name: value'")
      }
      let name = String(text[..<colon])
      let value = String(text[text.index(after: colon)...].drop { $0 == " " })
      guard HTTPField.isName(name), HTTPField.isValue(value) else {
        throw ValidationError("--header '\(name)' is no header field")
      }
      fields.append(name, value)
    }
    return fields
  }

  // MARK: Reports

  private func write(_ report: AuditReport) throws(DiagnosticError) {
    let version = UnderstudyCommand.configuration.version
    let reports: [(String?, () -> String)] = [
      (json, { report.json.text(indentation: 2) + "\n" }), (junit, { report.junit.xml }),
      (sarif, { DiagnosticReport(report.diagnostics).sarif(version: version).text() + "\n" }),
    ]
    for case (let path?, let text) in reports { try OutputFile.write(text(), to: path) }
    Console.write(report.diagnostics)
    for note in report.notes { Console.write("note: \(note)", to: .errors) }
    guard report.failure == nil else { return }
    if !reports.contains(where: { $0.0 == "-" }) { Console.write(report.table, to: .output) }
    Console.write(report.summary, to: .errors)
  }

  private static func sleep(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    var time = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    var rest = timespec()
    while nanosleep(&time, &rest) != 0, errno == EINTR { time = rest }
  }

  private static func end(_ code: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }
}
