import Foundation
import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
@testable import UnderstudyRehearsal
import UnderstudyReports
import UnderstudyVerdict

@Suite struct RehearsalReportTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")

  private static func exchange(
    _ number: UInt64, at milliseconds: Int64, for length: Int64, status: Int?, fault: Fault? = nil,
    fields: [HTTPField] = [], isGone: Bool = false
  ) -> Exchange {
    let arrival = Moment(nanoseconds: milliseconds * 1_000_000)
    var end = ExchangeEnd(cause: .performed, end: arrival + .milliseconds(length), bodyBytes: 10)
    end.lastByte = end.end
    if isGone { (end.cause, end.client) = (.clientGone, .gone) }
    return Exchange(
      number: number, id: "req_\(number)", operation: "chat",
      request: HTTPRequest(
        method: "POST", target: "/v1/chat", body: Array("{}".utf8), connection: number, arrival: arrival),
      status: status, rule: .scenario("script", reply: 0), end: end, credentialFingerprint: "c",
      marks: AnswerMarks(fields: fields, fault: fault, body: SharedBytes("{}")))
  }

  private static func report(
    _ name: String, _ exchanges: [Exchange], _ ending: CaseReport.Ending, output: String = ""
  )
    throws -> CaseReport
  {
    let rehearsed = try #require(RehearsalCase.catalogue.cases.first { $0.name == name })
    let verdict = Verdict(of: exchanges, Verdict.Circumstances(callCount: 1), rules: rehearsed.rules)
    return CaseReport(
      rehearsed: rehearsed, ending: ending, duration: .milliseconds(1234), results: verdict.results,
      exchanges: exchanges, calls: verdict.calls, output: output, outputCount: output.utf8.count)
  }

  private static func whole() throws -> RehearsalReport {
    let wait = [HTTPField("Retry-After", "2")]
    return RehearsalReport(
      command: ["python3", "client.py", "--name=<&\"'"], served: "1 operation",
      times: Timestamp(clockStart: .zero),
      cases: [
        try report(
          "retry-after",
          [
            exchange(1, at: 100, for: 5, status: 429, fields: wait),
            exchange(2, at: 2150, for: 40, status: 200),
          ],
          .exited(0)),
        try report(
          "outage",
          [
            exchange(3, at: 100, for: 5, status: 503), exchange(4, at: 605, for: 5, status: 503),
            exchange(5, at: 1100, for: 5, status: 503),
          ], .exited(1), output: "Traceback\n<script>alert(1)</script>\n\u{1B}[31mred\n"),
        try report(
          "bad-request",
          [exchange(6, at: 10, for: 3, status: 400), exchange(7, at: 40, for: 3, status: 400)], .exited(1),
          output: "no\n"),
        try report(
          "silence", [exchange(8, at: 0, for: 3000, status: nil, fault: Fault(.stall), isGone: true)],
          .stopped),
        try report("stream", [], .notRun("the document has no streams")),
      ])
  }

  @Test func `the table says what was found, where, and what to do`() throws {
    try expectGolden(try Self.whole().text() + "\n", at: Self.folder.appending(path: "report.txt"))
  }

  @Test func `JSON has the rules, the cases and every attempt with its times`() throws {
    try expectGolden(try Self.whole().json.text() + "\n", at: Self.folder.appending(path: "report.json"))
  }

  @Test func `JUnit has a test for each rule, failed where it must be kept to`() throws {
    try expectGolden(try Self.whole().junit().xml, at: Self.folder.appending(path: "report.xml"))
    #expect(try Self.whole().junit(isStrict: true).xml.contains("type=\"backs-off\""))
  }

  @Test
  func `the page is one file that needs no network, and what a command printed cannot become part of it`()
    throws
  {
    let html = try Self.whole().html
    try expectGolden(html, at: Self.folder.appending(path: "report.html"))
    for word in ["http://", "https://", "<script", "src=", "@import", "url("] {
      #expect(!html.contains(word))
    }
    #expect(html.contains("&lt;script&gt;"))
    #expect(!html.contains("\u{1B}"))
  }
}
