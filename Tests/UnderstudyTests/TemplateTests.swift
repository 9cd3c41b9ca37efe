import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// Templates are held to the document each time that they are sent.
struct TemplateTests {
  private static let served = Served([.file(Files.cases("templates/templates.yaml"))])

  private func request(_ title: String, prefix: String = "") -> HTTPRequest {
    HTTPRequest(
      method: "POST", target: "\(prefix)/echo", fields: ["Content-Type": "application/json"],
      body: (["title": .string(title)] as JSONValue).utf8())
  }

  @Test func `the fixtures are good for the example request`() {
    #expect(Self.served.diagnostics.map(\.description) == [])
  }

  @Test(arguments: Way.allCases) func `what keeps to the document is sent`(way: Way) async throws {
    let mock = try TestMock(way, Self.served)
    let received = try await mock.send(request("short"))
    #expect(received.status == 200)
    #expect(received.json == ["title": "short"])
    let exchange = try #require(mock.exchanges().first)
    #expect(exchange.replyViolations.isEmpty)
  }

  @Test(arguments: Way.allCases) func `what breaks it is a problem of the mock's, and in the journal`(
    way: Way
  )
    async throws
  {
    let mock = try TestMock(way, Self.served)
    let received = try await mock.send(request("much too long a title"))
    #expect(received.status == 500)
    #expect(received.problem == "broken-template")
    #expect(received.json?["violations"]?[0]?["keyword"] == "maxLength")
    let exchange = try #require(mock.exchanges().first)
    #expect(exchange.violations.isEmpty)
    #expect(exchange.replyViolations.map(\.keyword) == ["maxLength"])
    #expect(exchange.rule == .fixture("echo"))
    let json = exchange.json(Timestamp(clockStart: .zero))
    #expect(json["replyViolations"]?[0]?["instance"] == "/title")
  }

  @Test func `it is sent all the same where violations are only reported`() async throws {
    let mock = try TestMock(.inMemory, Self.served, MockOptions(stance: .report))
    #expect(try await mock.send(request("much too long a title")).json == ["title": "much too long a title"])
    #expect(mock.exchanges().first?.replyViolations.count == 1)
    let careless = try TestMock(.inMemory, Self.served, MockOptions(stance: .off))
    #expect(try await careless.send(request("much too long a title")).status == 200)
    #expect(careless.exchanges().first?.replyViolations.isEmpty == true)
  }

  @Test func `a reply that is meant to break the document is not held to it`() async throws {
    let mock = try TestMock(.inMemory, Self.served)
    let received = try await mock.send(request("much too long a title", prefix: "/~careless.s"))
    #expect(received.status == 200)
    #expect(mock.exchanges(in: "s").first?.replyViolations.isEmpty == true)
  }
}
