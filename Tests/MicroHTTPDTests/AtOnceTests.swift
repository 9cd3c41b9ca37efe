import MicroHTTPD
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyHTTP

struct AtOnceTests {
  @Test func `hands over the request as it was sent, and sends the answer`() async throws {
    try await TestServer.run(answer: { _ in
      ReplyPlan(
        status: 201, sharedFields: SharedFields([HTTPField("Content-Type", "text/plain")]),
        fields: [HTTPField("X-Request-Id", "r-1")], body: .whole(SharedBytes("hello")))
    }) { test in
      var client = test.connect()
      client.send(
        "POST /a%2Fb%20c?x=%00&y=1 HTTP/1.1\r\nHost: me\r\nX-Tag: one\r\nx-tag: zwölf\r\nContent-Length: 3\r\n\r\nabc"
      )
      client.read { $0.hasSuffix("hello") }
      #expect(client.text.hasPrefix("HTTP/1.1 201 Created\r\n"))
      #expect(client.text.contains("Content-Type: text/plain\r\nX-Request-Id: r-1\r\n"))
      #expect(client.text.contains("Content-Length: 5\r\n"))
      let request = try #require(test.journal.requests.first)
      #expect(request.method == "POST")
      #expect(request.target == "/a%2Fb%20c?x=%00&y=1")
      #expect(request.version == "HTTP/1.1")
      #expect(request.fields.values(of: "x-tag") == ["one", "zwölf"])
      #expect(request.body == Array("abc".utf8))
      #expect(!request.isBodyOverLimit)
    }
  }

  @Test func `keeps the connection, and counts the requests on it`() async throws {
    try await TestServer.run(answer: { .text("<\($0.numberOnConnection)>") }) { test in
      var client = test.connect()
      for number in 1...3 {
        client.send("GET / HTTP/1.1\r\nHost: me\r\n\r\n")
        client.read { $0.hasSuffix("<\(number)>") }
      }
      #expect(client.end == .open)
      #expect(Set(test.journal.requests.map(\.connection)).count == 1)
      var other = test.connect()
      other.send("GET / HTTP/1.1\r\nHost: me\r\nConnection: close\r\n\r\n")
      #expect(other.readToEnd() == .closed)
      #expect(Set(test.journal.requests.map(\.connection)).count == 2)
      #expect(test.journal.waitForEnds(4))
      #expect(test.journal.ends.allSatisfy { $0.cause == .performed && $0.bodyBytes == 3 })
    }
  }

  @Test func `answers pipelined requests in order`() async throws {
    try await TestServer.run(answer: { .text("<\($0.target)>") }) { test in
      var client = test.connect()
      client.send((1...50).map { "GET /\($0) HTTP/1.1\r\nHost: me\r\n\r\n" }.joined())
      client.read { $0.hasSuffix("</50>") }
      let order = client.text.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
      #expect(order == (1...50).map { "/\($0)" })
    }
  }

  @Test func `takes a big body, and sends one`() async throws {
    let big = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
    try await TestServer.run(answer: { ReplyPlan(status: 200, body: .whole(SharedBytes($0.body))) }) { test in
      var client = test.connect()
      client.send("POST / HTTP/1.1\r\nHost: me\r\nConnection: close\r\nContent-Length: \(big.count)\r\n\r\n")
      client.send(big)
      #expect(client.readToEnd() == .closed)
      #expect(client.pieces.flatMap(\.bytes).suffix(big.count).elementsEqual(big))
      #expect(test.journal.requests.first?.body == big)
    }
  }

  @Test func `takes a chunked body`() async throws {
    try await TestServer.run(answer: { ReplyPlan(status: 200, body: .whole(SharedBytes($0.body))) }) { test in
      var client = test.connect()
      client.send("POST / HTTP/1.1\r\nHost: me\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nWiki\r\n")
      client.send("5;x=y\r\npedia\r\n0\r\nTrailer: 1\r\n\r\n")
      client.read { $0.hasSuffix("Wikipedia") }
      #expect(test.journal.requests.first?.body == Array("Wikipedia".utf8))
    }
  }

  @Test(arguments: ["Content-Length: 1000\r\n", "Transfer-Encoding: chunked\r\n"])
  func `cuts a body at the limit, and still answers`(framing: String) async throws {
    let configuration = MicroServer.Configuration(bodyLimit: 100)
    try await TestServer.run(configuration, answer: { _ in .text("too big", status: 413) }) { test in
      var client = test.connect()
      let body = String(repeating: "0123456789", count: 100)
      client.send("POST / HTTP/1.1\r\nHost: me\r\n\(framing)\r\n")
      client.send(framing.hasPrefix("C") ? body : "3e8\r\n\(body)\r\n0\r\n\r\n")
      client.read { $0.hasSuffix("too big") }
      #expect(client.text.hasPrefix("HTTP/1.1 413 "))
      let request = try #require(test.journal.requests.first)
      #expect(request.isBodyOverLimit)
      #expect(request.body == Array(body.utf8.prefix(100)))
      client.send("GET / HTTP/1.1\r\nHost: me\r\n\r\n")
      #expect(test.journal.waitForRequests(2))
      #expect(!test.journal.requests[1].isBodyOverLimit)
    }
  }

  @Test func `tells a body of just the limit from a longer one`() async throws {
    let configuration = MicroServer.Configuration(bodyLimit: 3)
    try await TestServer.run(configuration, answer: { .text($0.isBodyOverLimit ? "over" : "kept") }) { test in
      var client = test.connect()
      client.send("POST / HTTP/1.1\r\nHost: me\r\nContent-Length: 3\r\n\r\nabc")
      client.read { $0.hasSuffix("kept") }
      client.send("POST / HTTP/1.1\r\nHost: me\r\nContent-Length: 4\r\n\r\nabcd")
      client.read { $0.hasSuffix("over") }
      #expect(client.text.hasSuffix("over"))
    }
  }

  @Test func `lets a client that asks first go on`() async throws {
    try await TestServer.run(answer: { _ in .text("done") }) { test in
      var client = test.connect()
      client.send("POST / HTTP/1.1\r\nHost: me\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
      client.read { $0.hasSuffix("\r\n\r\n") }
      #expect(client.text == "HTTP/1.1 100 Continue\r\n\r\n")
      client.send("abc")
      client.read { $0.hasSuffix("done") }
      #expect(test.journal.requests.first?.body == Array("abc".utf8))
    }
  }

  @Test func `answers a client that asks first for too much, without its body`() async throws {
    let configuration = MicroServer.Configuration(bodyLimit: 100)
    try await TestServer.run(configuration, answer: { _ in .text("no", status: 413) }) { test in
      var client = test.connect()
      client.send("POST / HTTP/1.1\r\nHost: me\r\nExpect: 100-continue\r\nContent-Length: 101\r\n\r\n")
      #expect(client.readToEnd() == .closed)
      #expect(client.text.hasPrefix("HTTP/1.1 413 "))
      #expect(client.text.hasSuffix("no"))
      #expect(test.journal.requests.first?.isBodyOverLimit == true)
    }
  }

  @Test func `sends no body for HEAD, 204 and 304`() async throws {
    try await TestServer.run(answer: { .text("body", status: Int($0.target.dropFirst()) ?? 200) }) { test in
      var client = test.connect()
      client.send("HEAD /200 HTTP/1.1\r\nHost: me\r\n\r\nGET /204 HTTP/1.1\r\nHost: me\r\n\r\n")
      client.send("GET /304 HTTP/1.1\r\nHost: me\r\n\r\nGET /200 HTTP/1.1\r\nHost: me\r\n\r\n")
      client.read { $0.hasSuffix("body") }
      #expect(client.text.ranges(of: "body").count == 1)
      #expect(client.text.contains("HTTP/1.1 204 No Content\r\n"))
      #expect(client.text.contains("HTTP/1.1 304 Not Modified\r\n"))
      #expect(test.journal.waitForEnds(4))
      #expect(test.journal.ends.map(\.bodyBytes) == [0, 0, 0, 4])
    }
  }

  @Test func `leaves out a field that cannot be sent, and says so once`() async throws {
    let bad = [
      ("X-Split", "a\r\nb: c"), ("X Y", "1"), ("X-Empty", ""), ("Content-Length", "7"), ("X-Nul", "a\0b"),
    ]
    try await TestServer.run(answer: { _ in
      ReplyPlan(
        status: 200, fields: bad.map { HTTPField($0.0, $0.1) } + [HTTPField("Good", "1")],
        body: .whole(SharedBytes("ok")))
    }) { test in
      var client = test.connect()
      for _ in 1...2 { client.send("GET / HTTP/1.1\r\nHost: me\r\n\r\n") }
      client.read { $0.ranges(of: "\r\n\r\nok").count == 2 }
      #expect(client.text.ranges(of: "Good: 1\r\n").count == 2)
      #expect(!client.text.contains("b: c"))
      #expect(!client.text.contains("X-Nul"))
      #expect(client.text.ranges(of: "Content-Length: 2").count == 2)
      #expect(test.journal.diagnostics.count == bad.count)
      #expect(
        test.journal.diagnostics.first?.description
          == "warning: header field 'X-Split' was not sent: its value has a line end or a NUL")
    }
  }

  @Test func `answers a client that has closed its side, and closes`() async throws {
    try await TestServer.run(answer: { _ in .text("half") }) { test in
      for round in 1...50 {
        var client = test.connect()
        // On a connection that the server knows, and on a new one.
        if round % 2 == 0 {
          client.send("GET / HTTP/1.1\r\nHost: me\r\n\r\n")
          client.read { $0.hasSuffix("half") }
        }
        client.send("GET / HTTP/1.1\r\nHost: me\r\n\r\n")
        client.finish()
        #expect(client.readToEnd() == .closed)
        #expect(client.text.hasSuffix("half"))
      }
    }
  }

  @Test func `answers HTTP 1.0 and closes`() async throws {
    try await TestServer.run(answer: { _ in .text("old") }) { test in
      var client = test.connect()
      client.send("GET / HTTP/1.0\r\n\r\n")
      #expect(client.readToEnd() == .closed)
      #expect(client.text.hasSuffix("\r\n\r\nold"))
    }
  }

  @Test func `serves many clients on two threads`() async throws {
    try await TestServer.run(.init(threadCount: 2), answer: { .text("<\($0.target)>") }) { test in
      for round in 1...20 {
        var one = test.connect()
        var two = test.connect()
        var three = test.connect()
        one.send("GET /a\(round) HTTP/1.1\r\nHost: me\r\n\r\n")
        two.send("GET /b\(round) HTTP/1.1\r\nHost: me\r\n\r\n")
        three.send("GET /c\(round) HTTP/1.1\r\nHost: me\r\n\r\n")
        #expect(one.read { $0.hasSuffix("</a\(round)>") })
        #expect(two.read { $0.hasSuffix("</b\(round)>") })
        #expect(three.read { $0.hasSuffix("</c\(round)>") })
      }
    }
  }

  @Test func `the words after a status are those that the journal's archive tells`() async throws {
    try await TestServer.run { request in
      ReplyPlan(status: Int(request.target.dropFirst()) ?? 500)
    } _: { test in
      var client = test.connect()
      for status in ReasonPhrase.statuses {
        client.forget()
        client.send("GET /\(status) HTTP/1.1\r\nHost: me\r\n\r\n")
        #expect(client.read { $0.contains("\r\n\r\n") })
        #expect(client.text.prefix { $0 != "\r\n" } == "HTTP/1.1 \(status) \(ReasonPhrase.of(status) ?? "")")
      }
    }
  }
}
