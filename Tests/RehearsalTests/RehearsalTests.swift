import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyRehearsal
import UnderstudyVerdict

/// Commands of a shell, rehearsed against the bundled endpoint.
@Suite(.serialized) struct RehearsalTests {
  private static let question = #"{"model":"gemini-3.5-flash","messages":[{"role":"user","content":"Hi"}]}"#
  private static let ask =
    #"curl -s -o /dev/null -w '%{http_code}\n' -H 'Authorization: Bearer k' -H 'Content-Type: application/json' "#
    + #"-d '\#(question)' "$OPENAI_BASE_URL/chat/completions""#

  private func rehearsal(
    _ command: [String], _ names: [String], _ change: (inout Rehearsal.Options) -> Void = { _ in }
  ) throws -> Rehearsal {
    let cases = try RehearsalCase.chosen(names, isSlow: false, from: RehearsalCase.catalogue.cases)
    var options = Rehearsal.Options(command: command, cases: cases)
    change(&options)
    return try Rehearsal(Served([.chatCompletions]), options)
  }

  private func run(
    _ script: String, _ names: [String], _ change: (inout Rehearsal.Options) -> Void = { _ in }
  ) throws -> RehearsalReport {
    try rehearsal(["/bin/sh", "-c", script], names, change).run()
  }

  @Test func `a client that does not try again is told so, and one that tries a 400 again is faulted`() throws
  {
    let once = try run(Self.ask, ["answer", "two-failures", "bad-request"])
    #expect(once.cases.map(\.word) == ["pass", "WARN", "pass"])
    #expect(once.exitCode() == 0)
    #expect(once.exitCode(isStrict: true) == 1)
    let twice = try run("\(Self.ask); \(Self.ask)", ["bad-request"])
    #expect(twice.cases.map(\.word) == ["FAIL"])
    #expect(twice.exitCode() == 1)
    #expect(twice.cases[0].exchanges.count == 2)
    #expect(twice.cases[0].output.contains("400\n400"))
  }

  @Test func `each case has a session of its own, also where several run at once`() throws {
    let report = try run(Self.ask, ["answer", "bad-request", "forbidden", "not-found", "quota"]) {
      $0.jobs = 4
    }
    #expect(
      report.cases.map(\.rehearsed.name).sorted() == [
        "answer", "bad-request", "forbidden", "not-found", "quota",
      ])
    #expect(report.cases.allSatisfy { $0.exchanges.count == 1 && $0.word == "pass" })
    let statuses = report.cases.flatMap(\.exchanges).map { $0.status ?? 0 }
    #expect(statuses.sorted() == [200, 400, 403, 404, 429])
  }

  @Test func `the exit status says what came of it, and what the application tells says more`() throws {
    let taken = try run("\(Self.ask); exit 0", ["short-body"])
    #expect(taken.cases.map(\.word) == ["FAIL"])
    let noticed = try run("\(Self.ask); exit 18", ["short-body"])
    #expect(noticed.cases.map(\.word) == ["pass"])
    let told = try run(
      Self.ask
        + #"; curl -s -H 'Content-Type: application/json' -d '{"result":"error"}' "$UNDERSTUDY_OUTCOME_URL"; exit 0"#,
      ["short-body"])
    #expect(told.cases.map(\.word) == ["pass"])
  }

  @Test func `a command that does not exist cannot be run`() throws {
    let error = #expect(throws: DiagnosticError.self) {
      try rehearsal(["no-such-command-anywhere"], ["answer"]).run()
    }
    #expect(error?.diagnostics.first?.message.contains("'no-such-command-anywhere' cannot be run") == true)
  }

  @Test func `a command that ends without a request ends it all, and what it printed is shown`() throws {
    let error = #expect(throws: DiagnosticError.self) {
      try run("echo I am lost; exit 3", ["answer", "outage"])
    }
    let text = error?.diagnostics.first?.description ?? ""
    #expect(text.contains("no request arrived"))
    #expect(text.contains("OPENAI_BASE_URL"))
    #expect(text.contains("I am lost"))
  }

  @Test func `a command that never asks is told on before long, and ended`() throws {
    var toldCount = 0
    var hasFailed = false
    let rehearsal = try rehearsal(["/bin/sh", "-c", "exec sleep 600"], ["answer"]) { options in
      options.silenceLimit = .milliseconds(200)
      options.startLimit = .milliseconds(600)
    }
    let began = ContinuousClock.now
    do {
      _ = try rehearsal.run { if case .silent = $0 { toldCount += 1 } }
    } catch {
      hasFailed = true
    }
    #expect(hasFailed)
    #expect(ContinuousClock.now - began < .seconds(20))
    #expect(toldCount == 1)
    #expect(Rehearsal.Options(command: [], cases: []).silenceLimit < .seconds(10))
  }

  @Test func `a command that never ends is ended with all that it has started, and judged as far as it came`()
    throws
  {
    let mark = "understudy-rehearsal-\(UInt64.random(in: .min ... .max))"
    let report = try run("\(Self.ask); sh -c 'sleep 600; : \(mark)' & wait", ["bad-request"]) {
      $0.limit = .milliseconds(300)
    }
    #expect(report.cases.map(\.ending) == [.stopped])
    #expect(report.cases.map(\.word) == ["pass"])
    let left = try run(
      "\(Self.ask); pgrep -f '[u]nderstudy-rehearsal-\(mark.dropFirst(21))' && exit 1 || exit 0", ["answer"])
    #expect(left.cases.map(\.ending) == [.exited(0)])
  }

  @Test func `what a command prints without end costs nothing, and the end of it is kept`() throws {
    let report = try run("\(Self.ask); head -c 60000000 /dev/zero | tr '\\0' 'x'; echo the end", ["answer"]) {
      $0.limit = .seconds(60)
    }
    #expect(report.cases[0].outputCount > 60_000_000)
    #expect(report.cases[0].output.utf8.count <= 8192)
    #expect(report.cases[0].output.hasSuffix("the end\n"))
  }

  @Test func `variables are set as they are asked for`() throws {
    let report = try run(
      #"echo "$MY_URL $MY_KEY $UNDERSTUDY_CASE $UNDERSTUDY_STREAM $UNDERSTUDY_CALLS"; \#(Self.ask)"#,
      ["stream", "conversation"]
    ) { $0.environment = [("MY_URL", "{root}/v2"), ("MY_KEY", "k-{case}")] }
    #expect(report.cases[0].output.contains("/~.stream/v2 k-stream stream 1 1\n"))
    #expect(report.cases[1].output.contains("k-conversation conversation 0 2\n"))
  }

  @Test func `cases are chosen by name, by the beginning of names, and by rule`() throws {
    let all = RehearsalCase.catalogue.cases
    func names(_ asked: [String]) throws -> [String] {
      try RehearsalCase.chosen(asked, isSlow: false, from: all).map(\.name)
    }
    #expect(try names(["outage"]) == ["outage"])
    #expect(try names(["silence"]) == ["silence"])
    #expect(try names(["retry-after*"]).count == 6)
    #expect(try names(["no-retry-client-error"]) == ["forbidden", "not-found", "too-large", "unprocessable"])
    #expect(try !names([]).contains("silence"))
    let error = #expect(throws: DiagnosticError.self) { try names(["outtage"]) }
    #expect(error?.diagnostics.first?.description.contains("did you mean 'outage'?") == true)
  }

  @Test func `every rule has a case, but those that look at every request`() {
    let covered = Set(RehearsalCase.catalogue.cases.flatMap { $0.rules.map(\.name) })
    #expect(Set(Rule.all.map(\.name)).subtracting(covered) == ["same-request-again"])
  }
}
