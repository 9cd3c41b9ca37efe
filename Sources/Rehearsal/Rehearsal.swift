public import Understudy
import UnderstudyAdministration
public import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyMocking
import UnderstudyJSON
import UnderstudyVerdict

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Runs a client command once for each case of a catalogue, against a session of its own on one server, and judges it.
///
/// One thread, which waits for what the commands print and looks after their times (`RunningCase`); the server has threads
/// of its own. The first case also tells whether the command asks the mock at all: the others begin when it has.
public final class Rehearsal {
  /// What is rehearsed, and how.
  public struct Options: Sendable {
    /// The command and its arguments.
    public var command: [String]
    /// The cases.
    public var cases: [RehearsalCase]
    /// How many commands run at once.
    public var jobs = 1
    /// Variables of the command, as texts in which `{url}`, `{root}`, `{key}`, `{case}` and `{outcome}` are replaced.
    public var environment: [(name: String, value: String)] = []
    /// How long a command may take for a case, from its first request on.
    public var limit = Duration.seconds(20)
    /// How long a command may take to make its first request.
    public var startLimit = Duration.seconds(30)
    /// When somebody is told that no request has come yet.
    public var silenceLimit = Duration.seconds(6)

    /// Makes options.
    public init(command: [String], cases: [RehearsalCase]) {
      self.command = command
      self.cases = cases
    }
  }

  /// How far it has got.
  public enum Progress: Sendable {
    /// A case has ended; so many of all have.
    case ended(CaseReport, count: Int, of: Int)
    /// No request has come for so long.
    case silent(Duration)
  }

  private let options: Options
  private let served: Served
  private let server: MockServer
  /// Asked again and again; once it says yes, everything ends.
  private let isInterrupted: () -> Bool

  /// Starts the server.
  ///
  /// - Throws: why nothing can be served.
  public init(
    _ served: Served, _ options: Options, isInterrupted: @escaping () -> Bool = { false }
  ) throws(DiagnosticError) {
    self.options = options
    self.served = served
    self.isInterrupted = isInterrupted
    // What breaks the document is a finding, and the case goes on.
    var serving = MockServer.Options(mock: MockOptions(stance: .report))
    serving.administration = Administration.Options()
    server = try MockServer(served, options: serving)
  }

  /// Runs all cases.
  ///
  /// - Throws: why the command cannot be run, or that it never asks the mock.
  public func run(_ progress: (Progress) -> Void = { _ in }) throws(DiagnosticError) -> RehearsalReport {
    defer { server.stop(grace: .zero) }
    var reports = [CaseReport?](repeating: nil, count: options.cases.count)
    var waiting = beginnings[...]
    var running: [(position: Int, running: RunningCase)] = []
    var isAsked = false
    var hasTold = false
    func end(_ position: Int, _ report: CaseReport) {
      reports[position] = report
      progress(.ended(report, count: reports.count { $0 != nil }, of: reports.count))
    }
    while !waiting.isEmpty || !running.isEmpty {
      guard !isInterrupted() else { throw DiagnosticError(.error("interrupted")) }
      while let position = waiting.first, running.count < (isAsked ? max(1, options.jobs) : 1) {
        waiting.removeFirst()
        switch try begin(options.cases[position]) {
        case .success(let started): running.append((position, started))
        case .failure(let reason): end(position, notRun(options.cases[position], reason.text))
        }
      }
      wait(for: running.map(\.running.descriptor))
      for (position, one) in running {
        one.look(at: server.now)
        isAsked = isAsked || one.hasAsked
        if !isAsked, !hasTold, one.age(at: server.now) > options.silenceLimit {
          hasTold = true
          progress(.silent(options.silenceLimit))
        }
        guard let report = one.report(at: server.now) else { continue }
        guard isAsked else { throw noRequest(report) }
        end(position, report)
      }
      running.removeAll { reports[$0.position] != nil }
    }
    return RehearsalReport(
      command: options.command, served: served.summary, times: server.times, cases: reports.compactMap(\.self)
    )
  }

  /// The positions of the cases in the order in which they begin: the first of all tells whether the command asks the mock;
  /// where several run side by side, those that take long come next, so that nobody waits for one that began last.
  private var beginnings: [Int] {
    let cases = options.cases
    guard options.jobs > 1 else { return Array(cases.indices) }
    let rest = cases.indices.dropFirst()
    return cases.indices.prefix(1) + rest.filter { cases[$0].isSlow } + rest.filter { !cases[$0].isSlow }
  }

  /// Why a case cannot be played.
  private struct Obstacle: Error {
    var text: String
  }

  private func begin(_ rehearsed: RehearsalCase) throws(DiagnosticError) -> Result<RunningCase, Obstacle> {
    if rehearsed.isStream, !(served.catalogue?.hasStreams ?? false) {
      return .failure(Obstacle(text: "the document has no streams"))
    }
    if rehearsed.isForChat, !(served.catalogue?.hasChat ?? false) {
      return .failure(Obstacle(text: "what it serves means something in OpenAI's chat only"))
    }
    let session = server.makeSession(rehearsed.name)
    do throws(DiagnosticError) {
      try session.script(rehearsed.scenario)
    } catch {
      do throws(DiagnosticError) {
        try session.script(rehearsed.scenario.outOfContract)
      } catch {
        return .failure(Obstacle(text: error.diagnostics.first?.message ?? "its replies cannot be given"))
      }
    }
    do throws(ClientProcess.Failure) {
      let process = try ClientProcess.start(options.command, environment: environment(rehearsed, session))
      return .success(
        RunningCase(rehearsed, session, process, options, times: server.times, start: server.now))
    } catch {
      throw DiagnosticError(
        .error(
          "'\(options.command.first ?? "")' cannot be run: \(error.reason)",
          notes: [.init("the command follows '--': understudy rehearse -- python3 client.py")]))
    }
  }

  private func environment(_ rehearsed: RehearsalCase, _ session: MockSession) -> [String: String] {
    var variables = currentEnvironment()
    let values = [
      "url": session.url + PercentCoding.encoded(path: served.catalogue?.basePath ?? ""), "root": session.url,
      "key": "sk-rehearsal",
      "case": rehearsed.name, "outcome": "\(server.url)/__understudy/outcome?session=\(session.name)",
    ]
    let usual: [(name: String, value: String)] = [
      ("OPENAI_BASE_URL", "{url}"), ("OPENAI_API_KEY", "{key}"), ("UNDERSTUDY_CASE", "{case}"),
      ("UNDERSTUDY_OUTCOME_URL", "{outcome}"), ("UNDERSTUDY_STREAM", rehearsed.isStream ? "1" : "0"),
      ("UNDERSTUDY_CALLS", "\(rehearsed.callCount)"),
      ("UNDERSTUDY_PARALLEL", rehearsed.isParallel ? "1" : "0"),
    ]
    for (name, template) in usual + options.environment {
      var value = template
      for (placeholder, text) in values { value = value.replacing("{\(placeholder)}", with: text) }
      variables[name] = value
    }
    return variables
  }

  private func notRun(_ rehearsed: RehearsalCase, _ reason: String) -> CaseReport {
    CaseReport(
      rehearsed: rehearsed, ending: .notRun(reason), duration: .zero,
      results: Verdict(of: [], rules: rehearsed.rules).results, exchanges: [], calls: [], output: "",
      outputCount: 0)
  }

  private func noRequest(_ report: CaseReport) -> DiagnosticError {
    var notes: [Diagnostic.Note] = [
      .init(
        "does the command take its base URL from OPENAI_BASE_URL? '--env NAME={url}' sets another variable")
    ]
    let printed = report.output.split(separator: "\n").suffix(3).map(String.init)
    if !printed.isEmpty { notes.append(.init("it printed: \(printed.joined(separator: " / "))")) }
    return DiagnosticError(.error("no request arrived; the command: \(report.ending.text)", notes: notes))
  }

  /// Waits until a command prints something, a hundredth of a second at most.
  private func wait(for descriptors: [Int32]) {
    var polled = descriptors.filter { $0 >= 0 }.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let isClosed = polled.count < descriptors.count
    poll(&polled, nfds_t(polled.count), isClosed ? 5 : 10)
  }
}

extension Scenario {
  /// The same, said to break the document: for documents that do not declare what is played.
  var outOfContract: Scenario {
    var scenario = self
    scenario.replies = replies.map { reply in
      var reply = reply
      reply.ignoresContract = true
      if let status = reply.status, status >= 400, reply.body == nil {
        reply.body = .json([
          "error": ["message": "rehearsal", "type": "rehearsal", "code": .number(JSONNumber(status))]
        ])
      }
      return reply
    }
    return scenario
  }
}
