import APIRuntime
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyOpenAPI
import UnderstudyValidation

extension Administration {
  /// Does what an operation is for. The request keeps to the document.
  func perform(_ match: AdminRoutes.Match, _ request: HTTPRequest, _ check: RequestCheck) throws -> ReplyPlan
  {
    switch match.operation.id {
    case "getMetrics": return metrics()
    case "getLiveness", "getReadiness":
      return try AdminReply.json(200, Health(status: .ok, version: options.version))
    case "listSessions":
      let all = engine.sessionsSummary
      return try AdminReply.json(
        200,
        SessionList(
          sessions: engine.allSessions.map(summary), bytes: all.bytes, idleEnded: all.idleEndedCount,
          roomEnded: all.roomEndedCount))
    case "makeSession": return try makeSession(request)
    case "getSession": return try AdminReply.json(200, summary(try session(of: match)))
    case "endSession":
      engine.endSession(named: try session(of: match).name)
      return AdminReply.done
    case "resetSession":
      try session(of: match).reset()
      return AdminReply.done
    case "setScript":
      try setScript(check, for: session(of: match))
      return AdminReply.done
    case "endScript":
      try set(nil, for: session(of: match))
      return AdminReply.done
    case "getState": return state(of: try session(of: match))
    case "setState":
      setState(check, of: try session(of: match))
      return AdminReply.done
    case "getLimits": return try limits(of: try session(of: match), request)
    case "setLimits":
      try setLimits(check, of: try session(of: match))
      return AdminReply.done
    case "endLimits":
      try session(of: match).limits = nil
      return AdminReply.done
    case "resetLimits":
      try session(of: match).resetLimits()
      return AdminReply.done
    case "advanceSessionClock": return try advanceClock(of: try session(of: match), request)
    case "getClock": return try clock()
    case "advanceClock": return try advanceClock(request)
    case "reload": return try reload()
    case "getRefusal":
      return try AdminReply.json(200, Refusal(refuses: attachedServer().isRefusingConnections))
    case "refuseConnections": return try refuseConnections(request)
    case "acceptConnections":
      try attachedServer().acceptConnections()
      return AdminReply.done
    case "resetAll":
      engine.resetAll()
      return AdminReply.done
    case "listOperations": return try listOperations()
    case "listScenarios":
      let scenarios = engine.scenarioNames.compactMap(engine.scenario(named:))
      return try AdminReply.json(200, ScenarioList(scenarios: scenarios.map(Self.summary)))
    case "getScenario":
      return try AdminReply.json(200, Self.summary(try foundScenario(match.argument("scenario"))))
    case "verify": return try verify(check)
    case "getVerdict": return try verdict(request)
    case "reportOutcome": return try reportOutcome(request)
    default:
      return AdminReply.problem(501, "broken", "Broken", "the operation is declared, but not there")
    }
  }

  /// The session that a path names.
  private func session(of match: AdminRoutes.Match) throws -> Session {
    try existingSession(named: match.argument("session"))
  }

  /// A session by name. Asking for one does not make it.
  func existingSession(named name: String) throws -> Session {
    guard let session = engine.existingSession(named: name) else {
      throw AdminReply.notFound("session", name)
    }
    return session
  }

  private func foundScenario(_ name: String) throws -> Scenario {
    guard let scenario = engine.scenario(named: name) else { throw AdminReply.notFound("scenario", name) }
    return scenario
  }

  private func makeSession(_ request: HTTPRequest) throws -> ReplyPlan {
    let new = try ExactJSONDecoder().decode(NewSession.self, from: request.body)
    let scenario = try new.scenario.map { try foundScenario($0) }
    let session = engine.session(named: new.name ?? engine.unusedSessionName, at: request.arrival)
    if let scenario { try set(scenario, for: session) }
    return try AdminReply.json(201, summary(session))
  }

  private func setScript(_ check: RequestCheck, for session: Session) throws {
    guard let root = check.body?.root else { return }
    if let name = root["scenario"]?.string { return try set(foundScenario(name), for: session) }
    guard let node = root["script"] else { return }
    // As a scenario is written in Swift or in a file: with its name, or without.
    let (scenario, diagnostics) = Scenario.read(node, name: node["name"] == nil ? "script" : nil)
    guard let scenario else { throw AdminReply.wrong(diagnostics) }
    try set(scenario, for: session)
  }

  private func set(_ scenario: Scenario?, for session: Session) throws {
    do throws(DiagnosticError) {
      try engine.setScript(scenario, for: session)
    } catch {
      throw AdminReply.wrong(error.diagnostics)
    }
  }

  private func summary(_ session: Session) -> SessionSummary {
    let journal = session.journal
    return SessionSummary(
      name: session.name, path: session.pathPrefix, requests: journal.count, dropped: journal.droppedCount,
      scenario: session.scenarioName, bytes: journal.bytes, lastUse: time(of: session.lastUse),
      clockAdvance: session.clockAdvance.written)
  }

  private static func summary(_ scenario: Scenario) -> ScenarioSummary {
    ScenarioSummary(
      name: scenario.name, summary: scenario.summary, operation: scenario.operation,
      isDefault: scenario.isDefault, location: scenario.location?.description)
  }
}
