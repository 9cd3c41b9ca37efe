import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyValidation

/// Turning what was chosen into a plan.
extension Answering {
  /// Plans content, with what the request prefers over what the reply says.
  func planned(
    _ content: PreparedContent, pace: Pace = .immediate, fault: Fault? = nil, _ rule: Exchange.Rule,
    _ checked: CheckedRequest, _ served: ServedOperation
  ) -> Answer {
    var planner = ReplyPlanner(content: content, pace: pace, fault: fault, seed: seed)
    if let preferences {
      planner.pace = preferences.pace(over: pace)
      planner.fault = preferences.requestedFault ?? fault
      if !preferences.applied.isEmpty {
        planner.fields.append(HTTPField("Preference-Applied", preferences.applied.joined(separator: ", ")))
      }
      if let wait = preferences.retryAfter {
        planner.content = content.adding([HTTPField("Retry-After", "\(wait.wholeSeconds)")])
      }
    }
    if planner.fault?.kind == .errorEvent { planner.errorEvent = served.errorEvent }
    if case .template = content.payload { planner.context = context(checked) }
    if planner.fault?.needsStream == true, !isStream(content) { planner.fault = nil }
    var answer = Answer(planner.plan(), rule: rule, operation: served)
    answer.violations = checked.violations
    answer.remarks = preferences?.unknown ?? []
    return answer
  }

  private func isStream(_ content: PreparedContent) -> Bool {
    if case .stream = content.payload { true } else { false }
  }

  private func context(_ checked: CheckedRequest) -> Template.Context {
    let violation = checked.violations.first
    return Template.Context(
      body: checked.body?.root, method: checked.head.method,
      path: String(checked.target.prefix { $0 != "?" }),
      session: session.name,
      requestID: requestID, violationMessage: violation?.message, violationParameter: violation?.parameter
    )
  }
}
