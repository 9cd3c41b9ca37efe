import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// Conditions and templates see what a body stands for, in whatever form it comes.
struct FormConditionTests {
  private static let served = Served([.file(Files.cases("forms/forms.yaml"))])

  private static func request(_ type: String, _ body: String, prefix: String = "") -> HTTPRequest {
    HTTPRequest(
      method: "POST", target: "\(prefix)/people", fields: ["Content-Type": type], body: Array(body.utf8))
  }

  private static func part(_ name: String, _ value: String) -> String {
    "--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
  }

  static let bodies: [(type: String, ada: String, child: String)] = [
    ("application/json", #"{"name":"Ada L","age":36}"#, #"{"age":3}"#),
    ("application/x-www-form-urlencoded", "name=Ada+L&age=36", "age=3"),
    (
      "multipart/form-data; boundary=b", part("name", "Ada L") + part("age", "36") + "--b--\r\n",
      part("age", "3") + "--b--\r\n"
    ),
    (
      "application/xml", "<person><name>Ada L</name><age>36</age></person>",
      "<person><age>3</age></person>"
    ),
  ]

  @Test func `there is nothing wrong with the case`() {
    #expect(Self.served.diagnostics.map(\.description) == [])
  }

  @Test(arguments: bodies) func `a scenario is chosen, and filled in`(
    type: String, ada: String, child: String
  ) async throws {
    for way in Way.allCases {
      let mock = try TestMock(way, Self.served)
      #expect(try await mock.send(Self.request(type, ada)).json == ["who": "Ada L"])
      #expect(try await mock.send(Self.request(type, child)).json == ["who": "a child"])
      let filter = ExchangeFilter(
        when: Conditions(body: [.init(try #require(JSONPointer("/age")), .equals(3))]))
      let matching = mock.exchanges().filter { filter.matches($0) }
      #expect(matching.map(\.number) == [2])
    }
  }

  @Test func `a reply that ignores the contract is given by what a form says`() throws {
    let engine = MockEngine(try #require(Self.served.catalogue))
    let when = Conditions(body: [.init(try #require(JSONPointer("/name")), .equals("Ada"))])
    try engine.setScript(
      Scenario(name: "s", when: when, replies: [CannedReply(status: 418, ignoresContract: true)]),
      for: engine.mainSession)
    func status(_ body: String) -> Int? {
      let plan = engine.reply(to: Self.request("application/x-www-form-urlencoded", body)).plan
      return Received(plan, isHead: false).status
    }
    #expect(status("name=Ada&age=old") == 418)
    #expect(status("name=Ida&age=3") == 200)
  }

  @Test(arguments: [("to Grace", "Grace"), ("to nobody", "nobody in particular")])
  func `text is one string`(text: String, who: String) async throws {
    let mock = try TestMock(.inMemory, Self.served)
    #expect(try await mock.send(Self.request("text/plain", text)).json == ["who": .string(who)])
  }

  @Test func `a folder of fixtures that is one too high is told`() {
    let served = Served([.file(Files.cases("forms/forms.yaml"), fixtures: Files.cases("forms/Fixtures"))])
    #expect(served.diagnostics.count == 1)
    #expect(served.diagnostics.first?.severity == .warning)
    #expect(served.diagnostics.first?.description.contains("forms/Fixtures/forms'?") == true)
  }
}
