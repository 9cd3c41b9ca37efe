import APIRuntime
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyValidation

/// Limits and state of sessions.
extension Administration {
  func limits(of session: Session, _ request: HTTPRequest) throws -> ReplyPlan {
    let limits = engine.limits(of: session)
    let standings = session.limitStandings(at: request.arrival)
    var result = SessionLimits(
      source: session.limits != nil ? .session : limits == nil ? .noneValue : .server,
      keys: standings.map(Self.standing))
    result.limits = limits.map { limits in
      LimitSettings(
        requests: limits.requests?.written, tokens: limits.tokens?.written, budget: limits.budget,
        retryAfter: limits.waitForm == .date ? .date : nil)
    }
    return try AdminReply.json(200, result)
  }

  func setLimits(_ check: RequestCheck, of session: Session) throws {
    guard let root = check.body?.root else { return }
    let (limits, diagnostics) = Limits.read(root)
    guard let limits, diagnostics.isEmpty else { throw AdminReply.wrong(diagnostics) }
    session.limits = limits
  }

  private static func standing(_ standing: UnderstudyMocking.LimitStanding) -> LimitStanding {
    LimitStanding(
      scenario: standing.scenario, key: String(standing.credential, radix: 16),
      requests: standing.requests.map(measure), tokens: standing.tokens.map(measure), budget: standing.budget,
      spent: standing.spent)
  }

  private static func measure(_ measure: UnderstudyMocking.LimitStanding.Measure) -> LimitMeasure {
    LimitMeasure(
      limit: measure.limit, remaining: measure.remaining,
      reset: Duration.milliseconds((measure.untilFull.nanoseconds + 999_999) / 1_000_000).written)
  }

  func state(of session: Session) -> ReplyPlan {
    let values = session.values.sorted { $0.key < $1.key }
    let object = JSONValue.object(JSONObject(values.map { ($0.key, $0.value) }))
    return AdminReply.bytes(200, object.utf8(), type: "application/json")
  }

  func setState(_ check: RequestCheck, of session: Session) {
    for member in check.body?.root.members.map(\.self) ?? [] {
      session.setValue(member.value.isNull ? nil : member.value.value, of: member.name)
    }
  }
}
