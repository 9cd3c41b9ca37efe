import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyValidation

/// Turning what was chosen into a plan.
extension Answering {
  /// Plans content, with what the request prefers over what the reply says.
  func planned(
    _ content: PreparedContent, pace: Pace = .immediate, fault: Fault? = nil, framing: StreamFraming? = nil,
    _ rule: Exchange.Rule, _ checked: CheckedRequest, _ served: ServedOperation
  ) -> Answer {
    var planner = ReplyPlanner(
      content: content, pace: pace, fault: chance ?? fault, framing: framing, seed: seed(checked))
    if let preferences {
      planner.pace = preferences.pace(over: pace)
      planner.fault = preferences.requestedFault ?? chance ?? fault
      if !preferences.applied.isEmpty {
        planner.fields.append(HTTPField("Preference-Applied", preferences.applied.joined(separator: ", ")))
      }
      if let wait = preferences.retryAfter {
        planner.content = content.adding([HTTPField("Retry-After", "\(wait.wholeSeconds)")])
      }
    }
    if case .template = content.payload {
      planner.context = context(checked)
      planner.context.state = session.values
    }
    var answer = Answer(
      planner.fault == nil ? planner.wholePlan : faultyPlan(&planner, checked, served), rule: rule,
      operation: served)
    answer.violations = checked.violations
    answer.remarks = preferences?.unknown ?? []
    answer.fault = planner.fault
    answer.isReframed = framing != nil
    if let fault = chance ?? fault, planner.fault == nil {
      answer.remarks.append("the fault '\(fault.kind.rawValue)' cannot be in this answer, which is unharmed")
    }
    return answer
  }

  /// Plans content that goes out whole and at once, with nothing wrong: what most requests get.
  func atOnce(
    _ content: PreparedContent, _ rule: consuming Exchange.Rule, _ checked: CheckedRequest,
    _ served: ServedOperation
  ) -> Answer {
    guard case .whole(let bytes) = content.payload else {
      return planned(content, rule, checked, served)
    }
    var answer = Answer(
      ReplyPlan(status: content.status, sharedFields: content.fields, body: .whole(bytes)), rule: rule,
      operation: served)
    answer.violations = checked.violations
    return answer
  }

  /// The plan with the fault in it; where that cannot be, the plan without, and the planner's fault is gone.
  private func faultyPlan(
    _ planner: inout ReplyPlanner, _ checked: CheckedRequest, _ served: ServedOperation
  ) -> ReplyPlan {
    guard let fault = planner.fault else { return planner.wholePlan }
    switch fault.kind {
    case .errorEvent, .flatError: planner.errorEvent = served.errorEvent
    case .redirectLoop: planner.target = checked.head.target
    default: break
    }
    if let plan = planner.faultyPlan(fault) { return plan }
    planner.fault = nil
    return planner.wholePlan
  }

  /// What the draws of one exchange depend on.
  func seed(_ checked: CheckedRequest) -> UInt64 { options.seed &+ checked.record.number }

  /// What placeholders name in this exchange, but for the session's state.
  func context(_ checked: CheckedRequest) -> Template.Context {
    let violation = checked.violations.first
    return Template.Context(
      body: checked.body?.root, method: checked.head.method,
      path: String(checked.target.prefix { $0 != "?" }),
      session: session.name,
      requestID: checked.record.id, fields: checked.head.fields, query: checked.queryItems,
      violationMessage: violation?.message, violationParameter: violation?.parameter
    )
  }
}
