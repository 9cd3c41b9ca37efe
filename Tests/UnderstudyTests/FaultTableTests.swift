import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// Every kind of fault at every kind of place: what a client reads on a socket is what the plan says, to the byte, and the
/// connection ends as it says.
///
/// | fault | what is looked at more closely | where |
/// | --- | --- | --- |
/// | `empty`, `garbage`, `reset`, `stall` | no byte, the bytes, RST, FIN after the time | `FaultWireTests` |
/// | `close`, `reset` | every byte of head, body and stream | `FaultWireTests` |
/// | `stall` | after every event; until the client goes, or the server stops | `FaultWireTests`, `StoppingTests` |
/// | inside `codepoint`, `event`, `jsonString` | each of them in a body and a stream | here |
/// | inside `chunkSize` | the half line | `FaultWireTests` |
/// | `slowHead`, `wrongLength`, `malformedChunk`, `extraBytes`, `closeIdle`, `holdOpen`, `dribble` | moments, framing | `FaultWireTests` |
/// | all others | the bytes of each event | `FaultPlanTests`, and here on the wire |
/// | `refuse` | ECONNREFUSED, and the same port again | `RefusingTests`, `LiveJournalTests` |
struct FaultTableTests {
  private static let served = Served([.file(Files.cases("notes/notes.yaml"))])

  /// The variants of a kind: without a place, and at all kinds of places that it takes.
  private static func variants(of kind: Fault.Kind, isStream: Bool) -> [Fault] {
    let isCut = [.close, .reset, .stall].contains(kind)
    // Those without an end are tested with a client that goes.
    let duration: Duration? = [.stall, .holdOpen].contains(kind) ? .milliseconds(1) : nil
    let size = kind == .dribble ? 1000 : kind == .slowHead ? 200 : nil
    let target = kind == .redirect ? "/elsewhere" : nil
    func fault(_ place: Fault.Place?, _ interior: Fault.Interior? = nil) -> Fault {
      Fault(kind, after: place, inside: interior, for: duration, size: size, to: target)
    }
    var faults = kind == .close ? [] : [fault(nil)]
    let takesPlace: [Fault.Kind] = [
      .close, .reset, .stall, .dribble, .malformedChunk, .corruptJSON, .invalidUTF8, .errorEvent,
      .duplicateEvent,
      .malformedEvent, .unknownEvent, .hugeEvent, .keepAlive, .datalessEvent, .flatError,
    ]
    guard takesPlace.contains(kind) else { return faults }
    var places: [Fault.Place] = [
      .bytes(0), .bytes(1), .bytes(17), .fraction(0), .fraction(0.3), .fraction(1),
    ]
    if isStream { places += (0...4).map { .events($0) } }
    faults += places.map { fault($0) }
    guard isCut else { return faults }
    faults += [fault(.headBytes(9)), fault(.headBytes(40)), fault(nil, .head)]
    let starts: [Fault.Place?] = [nil, .bytes(1), .bytes(20)]
    for interior in [Fault.Interior.codepoint, .jsonString, .chunkSize] {
      faults += starts.map { fault($0, interior) }
    }
    if isStream { faults += starts.map { fault($0, .event) } }
    return faults
  }

  @Test(arguments: Fault.Kind.allCases) func `is on the wire what it is in the plan`(kind: Fault.Kind)
    async throws
  {
    for isStream in [true, false] {
      let request = HTTPRequest(
        target: "/~.f/feed", fields: ["Accept": isStream ? "text/event-stream" : "application/json"])
      let engine = MockEngine(try #require(Self.served.catalogue))
      let server = try MockServer(Self.served)
      let session = server.makeSession("f")
      var count = 0
      for fault in Self.variants(of: kind, isStream: isStream) {
        let reply = CannedReply(fault: fault)
        // What cannot be in the answer is refused beforehand.
        guard (try? session.script(reply)) != nil else { continue }
        try engine.setScript(
          Scenario(name: "script", replies: [reply]), for: engine.session(named: "f", at: .zero))
        count += 1
        let planned = Received(engine.reply(to: request).plan, isHead: false)
        let port = server.port
        let received = try await onThread {
          var client = RawClient(port: port)
          client.send(request.wire)
          guard planned.end != .kept else { return Received.read(from: &client) }
          client.readToEnd()
          var received = Received(client.bytes)
          received.end = client.end == .reset ? .reset : client.end == .closed ? .closed : .held
          return received
        }
        let what =
          "\(fault.kind) \(fault.place.map { "\($0)" } ?? "") \(fault.interior.map { "\($0)" } ?? "")"
        #expect(received.status == planned.status, "\(what)")
        let isLonger = kind == .extraBytes && received.body.count > planned.body.count
        #expect(
          isLonger ? received.body.starts(with: planned.body) : received.body == planned.body, "\(what)")
        // A hold that is over is a close.
        let end = planned.end == .held ? Received.End.closed : planned.end
        #expect(received.end == end || kind == .wrongLength, "\(what)")
      }
      // Some can only be in a stream, or only in a whole answer; the notes call no tools.
      let isPossible = count > 0 || [.brokenArguments, .unknownTool].contains(kind)
      #expect(isPossible || !isStream, "\(kind) in a \(isStream ? "stream" : "body")")
      server.stop()
      #expect(server.liveRequestCount == 0)
      #expect(session.exchanges.allSatisfy { $0.end?.cause == .performed })
    }
  }
}
