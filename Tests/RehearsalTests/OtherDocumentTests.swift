import Foundation
import TestSupport
import Testing
import Understudy
import UnderstudyRehearsal
import UnderstudyVerdict

/// A document of somebody else's, and a client that is a few lines of shell: the environment, the catalogue and the verdict
/// know nothing of chats.
@Suite(.serialized) struct OtherDocumentTests {
  /// Asks for tides, or for the stream of levels; its exit status is curl's.
  private static let client = """
    get() { curl -sS -H "X-Tides-Key: $TIDES_KEY" "$TIDES_URL/ports/husum/$1"; }
    ask() { if [ "$UNDERSTUDY_STREAM" = 1 ]; then get levels; else get tides?days="${DAYS:-1}"; fi; }

    """

  private func run(_ script: String, _ names: [String]) throws -> RehearsalReport {
    let document = try #require(
      Case.all(in: "", withExtension: "yaml").first { $0.name == "tides" })
    let served = Served([.file(document.url.path)])
    #expect(served.diagnostics.isEmpty)
    let cases = try RehearsalCase.chosen(names, isSlow: false, from: RehearsalCase.catalogue.cases)
    var options = Rehearsal.Options(command: ["/bin/sh", "-c", Self.client + script], cases: cases)
    options.environment = [("TIDES_URL", "{url}"), ("TIDES_KEY", "{key}")]
    return try Rehearsal(served, options).run()
  }

  @Test func `the base URL ends in the document's own path, and the request is one of its operations`() throws
  {
    let report = try run("ask", ["answer"])
    #expect(report.cases.map(\.word) == ["pass"])
    #expect(report.cases[0].output == #"{"port":"husum","high":["04:12","16:40"]}"#)
    let exchange = try #require(report.cases[0].exchanges.first)
    #expect(exchange.operation == "tidesOfPort")
    #expect(exchange.request.path.hasSuffix("/tides/v2/ports/husum/tides"))
  }

  @Test func `a request that breaks this document is the client's`() throws {
    let report = try run("DAYS=8 ask", ["answer"])
    #expect(report.cases.map(\.word) == ["FAIL"])
    #expect(report.cases[0].results.filter { $0.word == "FAIL" }.map(\.rule.name) == ["valid-requests"])
  }

  @Test func `errors that it declares, and those that it does not, are played and judged`() throws {
    let names = ["two-failures", "unauthorized", "not-found", "bad-request", "retry-after-long"]
    let once = try run("ask", names)
    let words = Dictionary(uniqueKeysWithValues: once.cases.map { ($0.rehearsed.name, $0.word) })
    #expect(
      words == [
        "two-failures": "WARN", "unauthorized": "pass", "not-found": "pass", "bad-request": "pass",
        "retry-after-long": "pass",
      ])
    let twice = try run("ask; ask", names)
    let worse = Dictionary(uniqueKeysWithValues: twice.cases.map { ($0.rehearsed.name, $0.word) })
    #expect(
      worse == [
        "two-failures": "WARN", "unauthorized": "FAIL", "not-found": "FAIL", "bad-request": "FAIL",
        "retry-after-long": "FAIL",
      ])
  }

  @Test func `its streams are cut, and what only a chat knows is left out`() throws {
    let report = try run("ask", ["stream", "cut-stream", "no-done", "finish-length", "broken-arguments"])
    let cases = Dictionary(uniqueKeysWithValues: report.cases.map { ($0.rehearsed.name, $0) })
    #expect(cases["stream"]?.word == "pass")
    #expect(cases["stream"]?.output.hasSuffix("data: [END]\n\n") == true)
    // curl tells by its exit status that the end of the body never came.
    #expect(cases["cut-stream"]?.word == "pass")
    #expect(cases["cut-stream"]?.ending == .exited(18))
    #expect(cases["no-done"]?.word == "pass")
    for name in ["finish-length", "broken-arguments"] {
      #expect(cases[name]?.reason == "what it serves means something in OpenAI's chat only")
    }
    let careless = try run("ask; exit 0", ["cut-stream"])
    #expect(careless.cases.map(\.word) == ["FAIL"])
  }
}
