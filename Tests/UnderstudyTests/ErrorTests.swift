import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// The nine errors of the bundled document, each way to ask for them.
struct ErrorTests {
  static let scenarios: [(status: Int, name: String)] = [
    (400, "bad-request"), (401, "unauthorized"), (402, "payment-required"), (403, "forbidden"),
    (404, "not-found"), (429, "too-many-requests"), (500, "server-error"), (502, "bad-gateway"),
    (503, "unavailable"),
  ]

  @Test(arguments: scenarios) func `each error has exactly the document's body, however it is asked for`(
    status: Int, name: String
  ) async throws {
    for way in Way.allCases {
      let mock = try TestMock(way)
      for stream in [false, true] {
        let changes: JSONObject = ["stream": .bool(stream)]
        for request in [
          HTTPRequest.chat(changes, prefer: "code=\(status)"), .chat(changes, prefix: "/~\(name)"),
          .chat(changes, prefix: "/%7E\(name).mine"), .chat(changes, key: "understudy.\(name)"),
          .chat(changes, prefer: "scenario=\(name)"),
        ] {
          let received = try await mock.send(request)
          #expect(received.status == status)
          #expect(received.json == Example.error(status))
          #expect(received.fields["content-type"] == "application/json")
          #expect(received.fields["x-request-id"] != nil)
          #expect(received.problem == nil)
          #expect(received.end == .kept)
        }
      }
    }
  }

  @Test(arguments: Way.allCases) func `every reply carries an id of its own`(way: Way) async throws {
    let mock = try TestMock(way)
    var ids: [String] = []
    for _ in 1...10 {
      for request in [
        HTTPRequest.chat(), .chat(["stream": true]), .chat(key: nil), .chat(["messages": []]),
        .chat(prefix: "/~outage"), .chat(prefix: "/~nothing-like-it"), .chat(prefer: "code=418"),
        HTTPRequest(target: "/"), HTTPRequest(target: HTTPRequest.chatPath), .chat(method: "OPTIONS"),
      ] {
        ids.append(try #require(try await mock.send(request).fields["x-request-id"]))
      }
    }
    #expect(Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("req_") && $0.count == 15 })
    #expect(mock.exchanges().map(\.id).allSatisfy(ids.contains))
  }

  @Test func `two servers do not share ids`() async throws {
    var ids: Set<String> = []
    for _ in 1...3 {
      let mock = try TestMock(.overSocket)
      ids.insert(try #require(try await mock.send(.chat()).fields["x-request-id"]))
    }
    #expect(ids.count == 3)
  }
}

/// The bodies of the document's examples, written out again: a change of the document must show.
enum Example {
  static func error(_ status: Int) -> JSONValue {
    var error: JSONObject = ["code": .number(JSONNumber(status))]
    let (message, type, more): (JSONValue, JSONValue, JSONObject) =
      switch status {
      case 400: ("Invalid request parameters", "invalid_request_error", [:])
      case 401: ("Invalid or expired token", "authentication_error", [:])
      case 402:
        (
          "Insufficient quota", "insufficient_quota_error",
          ["fallback_suggestion": "https://evolink.ai/dashboard/billing"]
        )
      case 403: ("Access denied for this model", "permission_error", ["param": "model"])
      case 404:
        (
          "Specified model not found", "not_found_error",
          ["param": "model", "fallback_suggestion": "gemini-3.5-flash"]
        )
      case 429:
        ("Rate limit exceeded", "rate_limit_error", ["fallback_suggestion": "retry after 60 seconds"])
      case 500:
        ("Internal server error", "internal_server_error", ["fallback_suggestion": "try again later"])
      case 502:
        ("Upstream AI service unavailable", "upstream_error", ["fallback_suggestion": "try different model"])
      default:
        (
          "Service temporarily unavailable", "service_unavailable_error",
          ["fallback_suggestion": "retry after 30 seconds"]
        )
      }
    error["message"] = message
    error["type"] = type
    for (name, value) in more { error[name] = value }
    return ["error": .object(error)]
  }
}
