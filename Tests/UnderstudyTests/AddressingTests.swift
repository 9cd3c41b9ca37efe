import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// Which session and scenario a request names (DESIGN §6).
struct AddressingTests {
  @Test(arguments: ["/~outage", "/%7Eoutage", "/%7eoutage", "/~outage.mine"])
  func `a prefix names a scenario`(prefix: String) async throws {
    for way in Way.allCases {
      #expect(try await TestMock(way).status(.chat(prefix: prefix)) == 503)
    }
  }

  @Test(arguments: Way.allCases) func `prefix comes before header before key`(way: Way) async throws {
    let mock = try TestMock(way)
    let header: HTTPFields = ["Understudy-Session": "by-header"]
    _ = try await mock.send(.chat(key: "understudy.outage.by-key", prefix: "/~.by-prefix", fields: header))
    #expect(mock.exchanges(in: "by-prefix").map(\.status) == [200])
    _ = try await mock.send(.chat(key: "understudy.outage.by-key", fields: header))
    #expect(mock.exchanges(in: "by-header").map(\.status) == [200])
    _ = try await mock.send(.chat(key: "understudy.outage.by-key"))
    #expect(mock.exchanges(in: "by-key").map(\.status) == [503])
    #expect(mock.exchanges().isEmpty)
  }

  @Test(arguments: Way.allCases) func `sessions of one scenario do not disturb each other`(way: Way)
    async throws
  {
    let mock = try TestMock(way)
    for name in ["a", "b", "c"] {
      #expect(try await mock.status(.chat(key: "understudy.rate-limited.\(name)")) == 429)
    }
    for name in ["a", "b", "c"] {
      #expect(try await mock.status(.chat(key: "understudy.rate-limited.\(name)")) == 200)
      #expect(mock.exchanges(in: name).map(\.status) == [429, 200])
    }
  }

  @Test(arguments: Way.allCases) func `an unknown scenario is told the known`(way: Way) async throws {
    let mock = try TestMock(way)
    for request in [
      HTTPRequest.chat(prefix: "/~outtage"), .chat(key: "understudy.outtage"),
      .chat(prefer: "scenario=outtage"),
    ] {
      let received = try await mock.send(request)
      #expect(received.status == 404)
      #expect(received.problem == "no-such-scenario")
      #expect(received.json?["detail"]?.string?.contains("did you mean 'outage'?") == true)
      #expect(received.json?["known"]?.array?.contains("rate-limited") == true)
    }
  }

  @Test(arguments: [
    "/~a..b", "/~a b", "/~" + String(repeating: "x", count: 65), "/~", "/~.", "/~ä", "/~a.b.c",
  ])
  func `what cannot be a name is a problem`(prefix: String) async throws {
    let received = try await TestMock(.inMemory).send(.chat(prefix: prefix))
    #expect(received.status == 400)
    #expect(received.problem == "malformed-name")
  }

  @Test(arguments: Way.allCases) func `a header that cannot be a name is a problem`(way: Way) async throws {
    let received = try await TestMock(way).send(.chat(fields: ["Understudy-Session": "a/b"]))
    #expect(received.status == 400)
    #expect(received.problem == "malformed-name")
  }

  @Test(arguments: Way.allCases) func `a locked mock lets no request choose its reply`(way: Way) async throws
  {
    let mock = try TestMock(way, .bundled, MockOptions(isLocked: true))
    #expect(try await mock.status(.chat(prefer: "code=503")) == 200)
    #expect(try await mock.send(.chat(prefer: "code=503")).fields["preference-applied"] == nil)
    #expect(try await mock.status(.chat(key: "understudy.outage")) == 200)
    #expect(try await mock.status(.chat(fields: ["Understudy-Session": "a/b"])) == 200)
    let prefixed = try await mock.send(.chat(prefix: "/~outage"))
    #expect(prefixed.status == 404)
    #expect(prefixed.problem == "no-such-path")
    #expect(mock.exchanges().count == 5)
  }
}
