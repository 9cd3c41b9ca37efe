import Understudy
import UnderstudyHTTP
import UnderstudyMocking

/// Measures what tests do with a mock in their own process: start and stop it, make sessions and end them. A line of JSON
/// on standard output says what came out; `scripts/bench` makes rows of it.
@main
struct ServerSpeed {
  static func main() throws {
    let served = Served([.chatCompletions])
    let servers = try servers(served, count: 1000)
    let sessions = sessions(served, count: 100_000)
    print(#"{"servers": \#(servers), "sessions": \#(sessions)}"#)
  }

  /// Servers one after the other, each asked once, and what the process holds before and after.
  private static func servers(_ served: Served, count: Int) throws -> String {
    var starts: [Duration] = []
    var stops: [Duration] = []
    func one() throws {
      let clock = ContinuousClock()
      let began = clock.now
      let server = try MockServer(served)
      starts.append(clock.now - began)
      precondition(Client.answer(to: request, from: server.port).hasPrefix("HTTP/1.1 200 "))
      let ending = clock.now
      server.stop()
      stops.append(clock.now - ending)
    }
    // The first ones make what stays.
    for _ in 0..<100 { try one() }
    (starts, stops) = ([], [])
    starts.reserveCapacity(count)
    stops.reserveCapacity(count)
    let before = Holdings.now
    for _ in 0..<count { try one() }
    let after = Holdings.now
    return """
      {"count": \(count), "start_ms": \(median(starts)), "stop_ms": \(median(stops)), \
      "threads": \(after.threads - before.threads), "descriptors": \(after.descriptors - before.descriptors), \
      "bytes": \(after.heapBytes - before.heapBytes)}
      """
  }

  /// Sessions made, asked once and ended, a second.
  private static func sessions(_ served: Served, count: Int) -> String {
    guard let catalogue = served.catalogue else { return "null" }
    let engine = MockEngine(catalogue)
    let time = ContinuousClock().measure {
      for _ in 0..<count {
        let name = engine.unusedSessionName
        _ = engine.session(named: name, at: .zero)
        var request = chat
        request.fields.append("Understudy-Session", name)
        let reply = engine.reply(to: request)
        reply.observer?.ended(ExchangeEnd(cause: .performed, end: .zero, bodyBytes: 0))
        engine.endSession(named: name)
      }
    }
    precondition(engine.allSessions.count == 1)
    return #"{"count": \#(count), "a_second": \#(Double(count) / (time / .seconds(1)))}"#
  }

  private static func median(_ times: [Duration]) -> Double {
    times.sorted()[times.count / 2] / .milliseconds(1)
  }

  private static let body = #"{"model":"gemini-3.5-flash","messages":[{"role":"user","content":"Hello!"}]}"#

  private static let chat = HTTPRequest(
    method: "POST", target: "/v1/chat/completions",
    fields: ["Authorization": "Bearer key", "Content-Type": "application/json"], body: Array(body.utf8))

  private static let request = """
    POST /v1/chat/completions HTTP/1.1\r
    Host: localhost\r
    Authorization: Bearer key\r
    Content-Type: application/json\r
    Content-Length: \(body.utf8.count)\r
    \r
    \(body)
    """
}
