import APIRuntime
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// The journal as it grows: a stream of server-sent events (WHATWG HTML §9.2) that stays open.
extension Administration {
  /// Ends a watch when its client has gone, or the server stops.
  private final class Watching: ExchangeObserver {
    private let watch: JournalWatch
    private let body: LiveBytes

    init(_ watch: JournalWatch, _ body: LiveBytes) {
      self.watch = watch
      self.body = body
    }

    func ended(_ end: ExchangeEnd) {
      watch.end()
      body.finish()
    }
  }

  /// How long a client that has lost its stream is to wait before it comes back.
  private static let retry = Array("retry: 250\n\n".utf8)
  /// A comment, which every client passes over: it keeps proxies from closing, and finds out who has gone.
  private static let heartbeat = Array(":\n\n".utf8)

  /// The stream: what is over, then each exchange when it is over. The id of an event is its place in the order of ending,
  /// with the mark of this run of the mock: places of another one mean nothing here.
  func events(
    _ request: HTTPRequest, of session: String?, droppedCount: Int,
    where isWanted: @escaping @Sendable (Exchange) -> Bool
  ) throws -> Reply {
    var plan = AdminReply.bytes(200, [], type: "text/event-stream")
    guard request.method != "HEAD" else { return Reply(plan) }
    let body = LiveBytes(heartbeat: Self.heartbeat)
    body.push(Self.retry)
    if droppedCount > 0 {
      body.push(Array(": exchanges that the journal dropped before these: \(droppedCount)\n\n".utf8))
    }
    let mark = engine.mark
    let seen = request.fields["last-event-id"]?.split(separator: "-") ?? []
    let position = seen.count == 2 && seen[0] == mark ? UInt64(seen[1]) ?? 0 : 0
    let times = times
    let watch = engine.watch(session: session, after: position) { exchange, position in
      // Once the client is too far behind, it comes back for the rest.
      guard !body.isFinished, isWanted(exchange) else { return }
      let head = "id: \(mark)-\(position)\ndata: "
      body.push(Array(head.utf8) + exchange.json(times).utf8() + [0x0A, 0x0A])
    }
    guard let watch else {
      throw AdminReply.Failure(
        plan: AdminReply.problem(
          503, "too-many-watchers", "Too many watchers",
          "as many clients watch the journal as may: end one of them"))
    }
    plan.body = .live(body)
    return Reply(plan, observer: Watching(watch, body))
  }
}
