import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON

/// Every fault on a real socket: the last byte counted, FIN and RST told apart.
struct FaultWireTests {
  private static let stream = HTTPRequest(target: "/~.f/feed", fields: ["Accept": "text/event-stream"])
  private static let whole = HTTPRequest(target: "/~.f/feed", fields: ["Accept": "application/json"])
  private static let served = Served([.file(Files.cases("notes/notes.yaml"))])

  /// A client's view of one connection.
  struct Wire: Sendable {
    var bytes: [UInt8]
    var end: RawClient.End
    var text: String { String(decoding: bytes, as: UTF8.self) }
    var head: String { text.firstRange(of: "\r\n\r\n").map { String(text[..<$0.upperBound]) } ?? text }
    var afterHead: String { String(text.dropFirst(head.count)) }
    var received: Received { Received(bytes) }
  }

  /// Sends the same request for each of several faults, each on a connection of its own, and reads to its end.
  private static func read(
    _ faults: [Fault], of request: HTTPRequest, status: Int? = nil, framing: StreamFraming? = nil,
    for limit: Duration = .seconds(10)
  ) async throws -> [Wire] {
    let server = try MockServer(served)
    let session = server.makeSession("f")
    return try await onThread {
      defer { server.stop() }
      return try faults.map { fault in
        try session.script(CannedReply(status: status, fault: fault, framing: framing))
        var client = RawClient(port: server.port)
        client.send(request.wire)
        client.readToEnd(for: limit)
        return Wire(bytes: client.bytes, end: client.end)
      }
    }
  }

  private static func read(
    _ fault: Fault, of request: HTTPRequest, framing: StreamFraming? = nil, for limit: Duration = .seconds(10)
  ) async throws -> Wire {
    try await read([fault], of: request, framing: framing, for: limit)[0]
  }

  /// The exchange without anything wrong, closed after its last byte.
  private static func complete(_ request: HTTPRequest) async throws -> Wire {
    try await read(Fault(.closeIdle), of: request)
  }

  // MARK: Every cut point

  @Test(arguments: [Fault.Kind.close, .reset])
  func `is cut after every byte of the head`(kind: Fault.Kind) async throws {
    for request in [Self.whole, Self.stream] {
      let count = try await Self.complete(request).head.utf8.count
      #expect(count > 100)
      let wires = try await Self.read((0...count).map { Fault(kind, after: .headBytes($0)) }, of: request)
      for (cut, wire) in wires.enumerated() {
        #expect(wire.bytes.count == cut)
        #expect("HTTP/1.1 200 OK\r\n".utf8.starts(with: wire.bytes.prefix(17)))
        #expect(wire.end == (kind == .reset ? .reset : .closed))
      }
    }
  }

  @Test(arguments: [Fault.Kind.close, .reset])
  func `is cut after every byte of a body and of a stream`(kind: Fault.Kind) async throws {
    for request in [Self.whole, Self.stream] {
      let complete = try await Self.complete(request)
      let body = complete.received.body
      #expect(complete.received.isComplete)
      let wires = try await Self.read((0...body.count).map { Fault(kind, after: .bytes($0)) }, of: request)
      for (cut, wire) in wires.enumerated() {
        let received = wire.received
        #expect(received.body == Array(body.prefix(cut)))
        #expect(received.isComplete == (request.fields["accept"] == "application/json" && cut == body.count))
        #expect(wire.end == (kind == .reset ? .reset : .closed))
        // Nothing comes after the last byte but the end of its chunk.
        let last = String(decoding: body.prefix(cut), as: UTF8.self)
        #expect(wire.afterHead.hasSuffix(last) || wire.afterHead.hasSuffix("\r\n"))
      }
    }
  }

  @Test func `stalls after every event, then closes`() async throws {
    let body = try await Self.complete(Self.stream).received.body
    let wires = try await Self.read(
      (0...3).map { .stall(after: .events($0), for: .milliseconds(30)) }, of: Self.stream)
    for (count, wire) in wires.enumerated() {
      #expect(body.starts(with: wire.received.body))
      #expect(wire.received.text.components(of: "\n\n") == count)
      #expect(!wire.received.isComplete)
      #expect(wire.end == .closed)
    }
  }

  @Test(arguments: [Fault.Kind.close, .reset]) func `is cut within a chunk's size`(kind: Fault.Kind)
    async throws
  {
    let end: RawClient.End = kind == .reset ? .reset : .closed
    for count in 0...2 {
      let wire = try await Self.read(Fault(kind, after: .events(count), inside: .chunkSize), of: Self.stream)
      #expect(wire.received.text.components(of: "\n\n") == count)
      #expect(wire.afterHead.hasSuffix(count == 0 ? "1" : "\r\n1"))
      #expect(wire.end == end)
    }
    let wire = try await Self.read(Fault(kind, after: .bytes(5), inside: .chunkSize), of: Self.whole)
    #expect(wire.head.lowercased().contains("transfer-encoding: chunked"))
    #expect(wire.afterHead.hasPrefix("5\r\n") && wire.afterHead.hasSuffix("\r\n1"))
    #expect(wire.end == end)
  }

  @Test func `ends before the head without a byte, or with bytes that are not HTTP`() async throws {
    for (fault, end) in [
      (Fault.empty, RawClient.End.closed), (.reset(), .reset), (.stall(for: .milliseconds(20)), .closed),
    ] {
      let wire = try await Self.read(fault, of: Self.stream)
      #expect(wire.bytes.isEmpty)
      #expect(wire.end == end)
    }
    let garbage = try await Self.read(Fault(.garbage), of: Self.whole)
    #expect(garbage.bytes.count == 13 && garbage.received.status == nil)
    #expect(garbage.end == .closed)
  }

  // MARK: The framing

  @Test func `a slow head is whole in the end, and so is what follows`() async throws {
    for request in [Self.whole, Self.stream] {
      let complete = try await Self.complete(request)
      let started = RawClient.now()
      let wire = try await Self.read(Fault(.slowHead, every: .milliseconds(5), size: 20), of: request)
      #expect(RawClient.now() - started >= .milliseconds(5) * (complete.head.utf8.count / 20 - 1))
      #expect(wire.received.body == complete.received.body)
      #expect(wire.received.isComplete)
      #expect(wire.head.utf8.count == complete.head.utf8.count)
      #expect(wire.end == .closed)
    }
  }

  @Test(arguments: [1, 10, -1, -9999]) func `a length is wrong`(by: Int) async throws {
    for request in [Self.whole, Self.stream] {
      let body = try await Self.complete(request).received.body
      let wire = try await Self.read(Fault(.wrongLength, size: by), of: request)
      #expect(wire.received.fields["content-length"] == "\(max(0, body.count + by))")
      #expect(wire.received.fields["transfer-encoding"] == nil)
      #expect(Array(wire.afterHead.utf8) == body)
      #expect(wire.end == .closed)
    }
  }

  @Test func `a chunk's size is no number`() async throws {
    for request in [Self.whole, Self.stream] {
      let wire = try await Self.read(Fault(.malformedChunk, after: .bytes(10)), of: request)
      #expect(wire.received.body.count == 10)
      #expect(wire.afterHead.hasSuffix("\r\nXYZ\r\ndata: "))
      #expect(wire.end == .closed)
    }
  }

  @Test func `bytes follow a whole answer`() async throws {
    for request in [Self.whole, Self.stream] {
      let complete = try await Self.complete(request)
      let wire = try await Self.read(Fault(.extraBytes, size: 7), of: request)
      #expect(wire.afterHead == complete.afterHead + "extra b")
      #expect(wire.end == .closed)
    }
  }

  @Test func `an idle connection is closed just after the reply, or a while later`() async throws {
    let server = try MockServer(Self.served)
    let session = server.makeSession("f")
    try session.script(.success, .fault(Fault(.closeIdle)), .fault(Fault(.closeIdle, for: .milliseconds(80))))
    try await onThread {
      var client = RawClient(port: server.port)
      for _ in 1...2 {
        client.forget()
        client.send(Self.whole.wire)
        #expect(Received.read(from: &client).isComplete)
      }
      #expect(client.readToEnd() == .closed)
      var other = RawClient(port: server.port)
      other.send(Self.whole.wire)
      #expect(Received.read(from: &other).isComplete)
      let answered = RawClient.now()
      // A request that comes now is never answered.
      other.forget()
      other.send(Self.whole.wire)
      #expect(other.readToEnd() == .closed)
      #expect(other.count == 0)
      #expect(RawClient.now() - answered >= .milliseconds(40))
    }
    server.stop()
    #expect(session.exchanges.count == 3)
  }

  @Test func `a stream is held open after its last event`() async throws {
    let complete = try await Self.complete(Self.stream)
    let wire = try await Self.read(Fault(.holdOpen, for: .milliseconds(50)), of: Self.stream)
    #expect(wire.received.body == complete.received.body)
    #expect(!wire.received.isComplete)
    #expect(wire.end == .closed)
    let held = try await Self.read(Fault(.holdOpen), of: Self.stream, for: .milliseconds(100))
    #expect(held.end == .open)
  }

  @Test func `a dribble comes in pieces, and is whole in the end`() async throws {
    let fault = Fault(.dribble, every: .milliseconds(3), size: 5)
    for request in [Self.whole, Self.stream] {
      let body = try await Self.complete(request).received.body
      let server = try MockServer(Self.served)
      let session = server.makeSession("f")
      try session.script(.fault(fault))
      try await onThread {
        var client = RawClient(port: server.port)
        client.send(request.wire)
        let started = RawClient.now()
        let received = Received.read(from: &client)
        #expect(received.body == body && received.isComplete && received.end == .kept)
        #expect(RawClient.now() - started >= .milliseconds(3) * (body.count / 5))
        #expect(client.pieces.count > 3)
      }
      server.stop()
    }
  }

  // MARK: The rest of the kinds

  /// Those whose connection goes on, with what they leave of the body.
  @Test(arguments: Fault.Kind.allCases) func `every kind is performed and leaves nothing behind`(
    kind: Fault.Kind
  ) async throws {
    // Stalls and holds without an end are tested with a client that goes.
    let duration: Duration? = [.stall, .holdOpen].contains(kind) ? .milliseconds(10) : nil
    let fault = Fault(
      kind, after: kind == .close ? .events(1) : nil, for: duration,
      size: kind == .dribble ? 1000 : kind == .slowHead ? 100 : nil, to: kind == .redirect ? "/x" : nil)
    let server = try MockServer(.bundled)
    let session = server.makeSession("f")
    // The bundled answers call no tools.
    let isOfTools = [.brokenArguments, .unknownTool].contains(kind)
    try session.script(CannedReply(fault: fault))
    let received = try await onThread {
      var client = RawClient(port: server.port)
      client.send(HTTPRequest.chat(["stream": true], prefix: "/~.f").wire)
      return Received.read(from: &client)
    }
    server.stop()
    #expect(server.liveRequestCount == 0)
    let exchange = try #require(session.exchanges.first)
    #expect(exchange.end?.cause == .performed)
    #expect(exchange.remarks.isEmpty == !isOfTools)
    let whole = try Files.stream("greeting-flash")
    switch kind {
    case .empty, .reset, .stall, .garbage: #expect(received.status == nil && exchange.status == nil)
    case .redirect, .redirectLoop:
      #expect(received.status == 307)
      #expect(received.fields["location"] == (kind == .redirect ? "/x" : "/~.f/v1/chat/completions"))
    case .htmlError: #expect(received.fields["content-type"] == "text/html")
    case .badGzip: #expect(received.fields["content-encoding"] == "gzip" && received.body == whole)
    case .wrongType: #expect(received.fields["content-type"] == "application/json" && received.body == whole)
    case .shouldRetry: #expect(received.fields["x-should-retry"] == "true")
    case .brokenArguments, .unknownTool, .slowHead, .dribble: #expect(received.body == whole)
    case .corruptJSON, .invalidUTF8: #expect(zip(received.body, whole).count { $0 != $1 } == 1)
    default: #expect(received.status == 200 && received.body != whole || kind.isAfterTheBody)
    }
  }

  @Test(arguments: [
    StreamFraming(newline: .crlf), StreamFraming(newline: .cr, hasByteOrderMark: true),
    StreamFraming(hasSpace: false, isMultiline: true), StreamFraming(split: .codepoint),
    StreamFraming(split: .bytes(1)), StreamFraming(coalesced: 2),
  ])
  func `an unusual framing goes over the wire, and keeps the connection`(framing: StreamFraming) async throws
  {
    let server = try MockServer(Self.served)
    let session = server.makeSession("f")
    try session.script(CannedReply(framing: framing))
    let received = try await onThread {
      var client = RawClient(port: server.port)
      client.send(Self.stream.wire)
      let received = Received.read(from: &client)
      // Each byte is a chunk of its own, six bytes long.
      if framing.split == .bytes(1), let head = client.text.firstRange(of: "\r\n\r\n") {
        let body = client.text[head.upperBound...].utf8.count
        #expect(body == 6 * received.body.count + 5)
      }
      return received
    }
    server.stop()
    #expect(received.isComplete && received.end == .kept)
    #expect(received.text.contains("Short") && received.text.contains("end"))
  }
}

extension String {
  fileprivate func components(of separator: String) -> Int { ranges(of: separator).count }
}

extension Fault.Kind {
  /// The body is whole; what is wrong comes after it.
  fileprivate var isAfterTheBody: Bool {
    [.wrongLength, .extraBytes, .holdOpen, .closeIdle].contains(self)
  }
}
