import APIRuntime
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyOpenAPI
import UnderstudyValidation

/// The server itself: its clock, its files, its port.
extension Administration {
  func clock() throws -> ReplyPlan {
    let server = try attachedServer()
    return try AdminReply.json(
      200, Clock(now: time(of: server.now), advance: server.clockAdvance.written))
  }

  func advanceClock(_ request: HTTPRequest) throws -> ReplyPlan {
    try attachedServer().advanceClock(by: advance(request))
    return try clock()
  }

  func advanceClock(of session: Session, _ request: HTTPRequest) throws -> ReplyPlan {
    session.advanceClock(by: try advance(request))
    return try AdminReply.json(
      200,
      Clock(
        now: time(of: session.moment(request.arrival)),
        advance: session.clockAdvance.written))
  }

  private func advance(_ request: HTTPRequest) throws -> Duration {
    let text = try ExactJSONDecoder().decode(Advance.self, from: request.body).by
    guard let duration = Duration(written: text) else { throw AdminReply.noDuration(text) }
    return duration
  }

  func refuseConnections(_ request: HTTPRequest) throws -> ReplyPlan {
    let text = try ExactJSONDecoder().decode(RefusalSettings.self, from: request.body).for
    guard let duration = Duration(written: text) else { throw AdminReply.noDuration(text) }
    guard try attachedServer().refuseConnections(for: duration) else {
      throw AdminReply.impossible(
        "the server cannot refuse connections: it stops, or the system is not Linux")
    }
    return AdminReply.done
  }

  /// Loading takes as long as it takes: the head goes out at once, the body when it is over.
  func reload() throws -> ReplyPlan {
    let body = LiveBytes()
    let isBegun = try attachedServer().reload { outcome in
      let result = ReloadResult(
        served: outcome.isServed, summary: outcome.summary, diagnostics: outcome.diagnostics)
      body.push((try? ExactJSONEncoder().encode(result)) ?? [])
      body.finish()
    }
    guard isBegun else { throw AdminReply.impossible("there is nothing to load anew from") }
    var plan = AdminReply.bytes(200, [], type: "application/json")
    plan.body = .live(body)
    return plan
  }

  /// When a moment was.
  func time(of moment: Moment) -> DateTime {
    DateTime(times.text(moment)) ?? DateTime(secondsSince1970: Double(times.milliseconds(moment)) / 1000)
  }

  func attachedServer() throws -> any AdministeredServer {
    guard let server else { throw AdminReply.impossible("the mock runs on no server") }
    return server
  }
}
