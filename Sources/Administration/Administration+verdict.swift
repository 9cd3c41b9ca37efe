import APIRuntime
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyValidation
import UnderstudyVerdict

extension Administration {
  /// What the exchanges of a session, or of all, say of their clients.
  func verdict(_ request: HTTPRequest) throws -> ReplyPlan {
    let query = AdminQuery(request)
    let sessions = try query["session"].map { [try existingSession(named: $0)] } ?? engine.allSessions
    let journals = sessions.map(\.journal)
    let verdict = Verdict(
      of: journals.flatMap(\.exchanges),
      Verdict.Circumstances(
        outcomes: sessions.flatMap(\.outcomes).sorted { $0.moment < $1.moment }, times: times,
        droppedCount: journals.reduce(0) { $0 + $1.droppedCount }))
    return AdminReply.bytes(200, verdict.json(times).utf8(), type: "application/json")
  }

  /// Takes what an application made of an answer.
  func reportOutcome(_ request: HTTPRequest) throws -> ReplyPlan {
    let told = try ExactJSONDecoder().decode(OutcomeReport.self, from: request.body)
    let name = AdminQuery(request)["session"]
    let session = try name.map { try existingSession(named: $0) } ?? engine.mainSession
    session.report(
      Outcome(
        Outcome.Result(rawValue: told.result.rawValue) ?? .error, kind: told.kind, text: told.text,
        finish: told.finish, request: told.request, at: request.arrival))
    return AdminReply.done
  }
}
