import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// Step 0: no such path or method.
struct RouteTests {
  @Test(arguments: Way.allCases) func `an unknown path is a 404 that names the nearest`(way: Way) async throws
  {
    let mock = try TestMock(way)
    let received = try await mock.send(HTTPRequest(method: "POST", target: "/v1/chat/completion"))
    #expect(received.status == 404)
    #expect(received.problem == "no-such-path")
    let nearest = received.json?["nearest"]?[0]
    #expect(nearest?["method"] == "POST")
    #expect(nearest?["path"] == "/v1/chat/completions")
    #expect(nearest?["operation"] == "createChatCompletion")
    #expect(nearest?["reason"] == "segment 3 is 'completion', not 'completions'")
  }

  @Test(arguments: Way.allCases) func `a wrong method is a 405 with Allow`(way: Way) async throws {
    let mock = try TestMock(way)
    for method in ["GET", "HEAD", "DELETE", "PATCH", "BREW"] {
      let received = try await mock.send(HTTPRequest(method: method, target: HTTPRequest.chatPath))
      #expect(received.status == 405, "\(method)")
      #expect(received.fields["allow"] == "POST, OPTIONS")
      #expect(received.problem == "method-not-allowed")
    }
  }

  @Test(arguments: Way.allCases) func `OPTIONS names the methods`(way: Way) async throws {
    let received = try await TestMock(way).send(
      HTTPRequest(method: "OPTIONS", target: HTTPRequest.chatPath))
    #expect(received.status == 204)
    #expect(received.fields["allow"] == "POST, OPTIONS")
    #expect(received.body.isEmpty)
  }

  @Test(arguments: Way.allCases) func `a browser may ask first, without a key`(way: Way) async throws {
    let received = try await TestMock(way).send(
      HTTPRequest(
        method: "OPTIONS", target: HTTPRequest.chatPath,
        fields: [
          "Origin": "https://app.example", "Access-Control-Request-Method": "POST",
          "Access-Control-Request-Headers": "authorization,content-type,x-stainless-os",
        ]))
    #expect(received.status == 204)
    #expect(received.fields["access-control-allow-origin"] == "*")
    #expect(received.fields["access-control-allow-methods"] == "POST, OPTIONS")
    #expect(
      received.fields["access-control-allow-headers"] == "authorization,content-type,x-stainless-os")
  }

  @Test(arguments: Way.allCases) func `a browser may read answers and errors`(way: Way) async throws {
    let mock = try TestMock(way)
    for request in [
      HTTPRequest.chat(fields: ["Origin": "null"]), .chat(key: nil, fields: ["Origin": "null"]),
      .chat(prefix: "/~no-such-scenario", fields: ["Origin": "null"]),
    ] {
      let received = try await mock.send(request)
      #expect(received.fields["access-control-allow-origin"] == "*")
      #expect(received.fields["access-control-expose-headers"] == "*")
    }
    #expect(try await mock.send(.chat()).fields["access-control-allow-origin"] == nil)
  }

  @Test(arguments: Way.allCases) func `HEAD is GET without the body`(way: Way) async throws {
    let mock = try TestMock(way, .notes)
    let whole = try await mock.send(HTTPRequest(target: "/notes/1"))
    let head = try await mock.send(HTTPRequest(method: "HEAD", target: "/notes/1"))
    #expect(whole.status == 200)
    #expect(!whole.body.isEmpty)
    #expect(head.status == 200)
    #expect(head.fields["content-type"] == "application/json")
    #expect(head.body.isEmpty)
    #expect(
      try await mock.send(HTTPRequest(method: "PUT", target: "/notes/1")).fields["allow"]
        == "GET, HEAD, OPTIONS")
  }

  @Test(arguments: Way.allCases) func `a path is found with the server's base path and without`(
    way: Way
  ) async throws {
    let mock = try TestMock(way, .notes)
    for target in ["/notes/1", "/api/notes/1", "/api/notes/1?part=all", "/not%65s/1"] {
      #expect(try await mock.status(HTTPRequest(target: target)) == 200, "\(target)")
    }
    #expect(try await mock.status(HTTPRequest(target: "/api/api/notes/1")) == 404)
  }
}

extension Served {
  /// A document of our own with what the bundled one does not have.
  static let notes = Served([.file(Files.cases("notes/notes.yaml"))])
}
