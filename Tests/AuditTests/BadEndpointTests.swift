import MicroHTTPD
import TestSupport
import Testing
import Understudy
import UnderstudyAudit
import UnderstudyCurl
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyMocking
import UnderstudyOpenAPI
import UnderstudyReports

/// Endpoints that are not what the document says at all, and audits that cannot begin.
struct BadEndpointTests {
  /// Answers all requests with one plan.
  private final class Always: HTTPService {
    let plan: ReplyPlan
    init(plan: ReplyPlan) { self.plan = plan }
    func reply(to request: consuming HTTPRequest) -> Reply { Reply(plan) }
  }

  private func audited(
    _ plan: ReplyPlan, limits: CurlClient.Limits = .init(), maximum: Int = 200
  ) async throws -> AuditReport {
    let server = try MicroServer(service: Always(plan: plan))
    var options = AuditOptions.ofChat
    options.maximumRequests = maximum
    let report = try await AuditTests.audited("http://127.0.0.1:\(server.port)", .chat, options, limits)
    server.stopNow()
    return report
  }

  @Test func `nobody at the URL is no finding, but no audit`() async throws {
    let server = try MicroServer(service: Always(plan: ReplyPlan(status: 200)))
    let port = server.port
    server.stopNow()
    let report = try await AuditTests.audited("http://127.0.0.1:\(port)", .chat, .ofChat)
    #expect(report.exitCode == 2)
    #expect(report.failure?.message.hasPrefix("there is nobody at http://127.0.0.1:\(port): ") == true)
    #expect(report.entries.isEmpty)
    #expect(report.junit.xml.contains("failures=\"1\""))
  }

  @Test func `a web site is told from an API, and left after five pages`() async throws {
    let page = ReplyPlan(
      status: 200, fields: [HTTPField("Content-Type", "text/html; charset=utf-8")],
      body: .whole(SharedBytes("<!doctype html><title>Welcome</title>")))
    let report = try await audited(page)
    #expect(report.entries.count == 5)
    #expect(report.notes.contains { $0.contains("the URL leads to a web site") })
    #expect(
      report.findings.contains {
        $0.rule == .wrongMediaType && $0.message.contains("is the URL that of the API?")
      })
    #expect(report.exitCode == 1)
  }

  @Test func `a redirection is told with where it leads, and not followed`() async throws {
    let report = try await audited(
      ReplyPlan(status: 301, fields: [HTTPField("Location", "https://www.example.com/")]), maximum: 3)
    let finding = try #require(report.findings.first { $0.rule == .undeclaredStatus })
    #expect(finding.message.contains("it leads to 'https://www.example.com/', which is not followed"))
    #expect(report.entries.map(\.status) == [301, 301, 301])
  }

  @Test func `a reply that never ends is left when its time is up`() async throws {
    let bytes = SharedBytes("data: {}\n\n")
    let plan = ReplyPlan(
      status: 200, fields: [HTTPField("Content-Type", "text/event-stream"), HTTPField("x-request-id", "1")],
      body: .paced(PacedBytes(bytes, steps: [.init(end: bytes.count, pause: .zero)])), ending: .hold(nil))
    let report = try await audited(plan, limits: .init(whole: .milliseconds(300)), maximum: 1)
    let finding = try #require(report.findings.first { $0.rule == .neverEnds })
    #expect(finding.message.contains("the reply has not ended after"))
    #expect(report.time < .seconds(60))
  }

  @Test func `no reply at all is left when its time is up`() async throws {
    let plan = ReplyPlan(status: 200, ending: .hold(nil), framing: .raw)
    let report = try await audited(plan, limits: .init(whole: .milliseconds(300)), maximum: 1)
    #expect(report.findings.map(\.rule) == [.neverEnds])
    #expect(report.exitCode == 1)
  }

  @Test func `a huge reply is not read to its end`() async throws {
    let plan = ReplyPlan(
      status: 200, fields: [HTTPField("Content-Type", "application/json"), HTTPField("x-request-id", "1")],
      body: .whole(SharedBytes([UInt8](repeating: 0x20, count: 4 << 20))))
    let report = try await audited(plan, limits: .init(bodySize: 1 << 20), maximum: 1)
    #expect(report.findings.map(\.rule) == [.tooLong])
    #expect((report.entries.first?.size ?? .max) < 2 << 20)
  }

  @Test func `bytes that are not HTTP are told as such`() async throws {
    let plan = ReplyPlan(
      status: 200, body: .whole(SharedBytes("SSH-2.0-OpenSSH_9.2\r\n")), ending: .close, framing: .raw)
    let report = try await audited(plan, maximum: 1)
    #expect(report.findings.map(\.rule) == [.noReply])
    #expect(report.findings.first?.message.contains("not HTTP") == true)
  }

  @Test func `five requests without an answer are enough`() async throws {
    let report = try await audited(ReplyPlan(status: 200, ending: .reset, framing: .raw))
    #expect(report.entries.count == 5)
    #expect(report.notes.contains { $0.contains("five in a row had no answer") })
  }

  // MARK: What is not sent

  @Test func `a method that may change something is not sent unasked, and the flag for it is named`() {
    let error = #expect(throws: DiagnosticError.self) {
      try Audit(.chat, url: "http://127.0.0.1:1", options: AuditOptions(key: "sk-1"))
    }
    #expect(
      error?.description == """
        error: no operation may be asked
        note: createChatCompletion: not asked, because POST may change something; --allow POST allows it
        """)
  }

  @Test func `an operation that needs a credential is not asked without one`() {
    let error = #expect(throws: DiagnosticError.self) {
      try Audit(.chat, url: "http://127.0.0.1:1", options: AuditOptions(methods: ["POST"]))
    }
    #expect(error?.description.contains("give one with --key or in UNDERSTUDY_AUDIT_KEY") == true)
  }

  @Test(arguments: [
    "127.0.0.1:4010", "ftp://127.0.0.1", "http://", "http://user:secret@127.0.0.1", "http://127.0.0.1/?a=b",
    "http://127.0.0.1/ x",
  ])
  func `a text that is no URL is refused, and shows no password`(url: String) {
    let error = #expect(throws: DiagnosticError.self) { try Audit(.chat, url: url, options: .ofChat) }
    #expect(error?.description.contains("is no URL to audit") == true)
    #expect(error?.description.contains("secret") == false)
  }

  @Test func `no report and no request that is shown has the key in it`() async throws {
    let key = "sk-audit-secret-key"
    var options = AuditOptions.ofChat
    options.fields = ["X-Gateway": "another-secret"]
    let shown = try Audit(.chat, url: "http://127.0.0.1:1", options: options)
    let texts = shown.requests.map { shown.text(of: $0) }
    #expect(texts.contains { $0.contains("Authorization: [redacted]") })
    #expect(texts.allSatisfy { !$0.contains(key) && !$0.contains("another-secret") })
    // A service that gives the key away in its error.
    let mock = try BreakingMock { request, plan in
      plan.setText("{\"error\":\"key \(request.fields["authorization"] ?? "") is wrong\"}")
      plan.status = 400
    }
    let report = try await mock.audit(options)
    #expect(report.json.text().contains("[redacted]"))
    for text in [report.json.text(), report.junit.xml, report.diagnostics.map(\.description).joined()] {
      #expect(!text.contains(key) && !text.contains("another-secret"))
    }
  }

  @Test func `no more requests are sent than may be, and of each operation the first come first`() throws {
    var options = AuditOptions.ofChat
    options.maximumRequests = 3
    let audit = try Audit(.chat, url: "http://127.0.0.1:1", options: options)
    #expect(audit.requests.map(\.number) == [1, 2, 3])
    #expect(audit.requests.allSatisfy { $0.purpose == .valid })
    #expect(audit.notes.contains { $0.hasSuffix("more were planned than may be sent") })
  }
}
