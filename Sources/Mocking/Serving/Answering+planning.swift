import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyValidation

/// Turning what was chosen into a plan.
extension Answering {
  /// Plans content, with what the request prefers over what the reply says.
  ///
  /// - Parameter isHeldToDocument: the reply is not one that is meant to break it.
  func planned(
    _ content: PreparedContent, pace: Pace = .immediate, fault: Fault? = nil, framing: StreamFraming? = nil,
    isHeldToDocument: Bool = true, _ rule: Exchange.Rule, _ checked: CheckedRequest, _ served: ServedOperation
  ) -> Answer {
    var planner = ReplyPlanner(
      content: content, pace: pace, fault: chance ?? fault, framing: framing)
    if let preferences {
      planner.pace = preferences.pace(over: pace)
      planner.fault = preferences.requestedFault ?? chance ?? fault
      if let wait = preferences.retryAfter {
        planner.content = content.adding([HTTPField("Retry-After", "\(wait.wholeSeconds)")])
      }
    }
    if planner.pace.isDrawn { planner.seed = seed(checked, served) }
    var replyViolations: [Violation] = []
    if case .template(let template) = content.payload {
      let filled = filled(template, content.status, checked, served)
      replyViolations = filled.violations
      if options.stance == .enforce, !replyViolations.isEmpty {
        return broken(replyViolations, rule, checked, served)
      }
      planner.content.payload = .whole(SharedBytes(filled.bytes))
    }
    var answer = Answer(
      planner.fault == nil ? planner.wholePlan : faultyPlan(&planner, checked, served), rule: rule,
      operation: served)
    answer.notes.violations = checked.violations
    answer.notes.replyViolations = replyViolations
    answer.notes.remarks = preferences?.unknown ?? []
    answer.fault = planner.fault
    answer.isReframed = framing != nil
    let isStream = if case .stream = content.payload { true } else { false }
    if let applied = preferences?.applied(isStream: isStream, fault: planner.fault) {
      answer.plan.fields.append(HTTPField("Preference-Applied", applied))
    }
    if isHeldToDocument, options.stance != .off, !answer.plan.isRaw, checked.head.method != "HEAD" {
      // What comes from fixtures was held to the document when they were read, as far as nothing goes wrong in it.
      let isUnread =
        switch rule {
        case .preference: true
        case .document: isStream || planner.fault != nil
        default: planner.fault != nil
        }
      if isUnread { answer.toJudge = SentAnswer(served, status: answer.plan.status, isStream: isStream) }
    }
    if let fault = chance ?? fault, planner.fault == nil {
      answer.notes.remarks.append(
        "the fault '\(fault.kind.rawValue)' cannot be in this answer, which is unharmed")
    }
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
    case .redirect:
      planner.target = checked.head.target
      planner.host = checked.head.fields["host"] ?? ""
    default: break
    }
    if let plan = planner.faultyPlan(fault) { return plan }
    planner.fault = nil
    return planner.wholePlan
  }

  /// A template filled in for a request, and in which ways that breaks the document.
  private func filled(
    _ template: Template, _ status: Int, _ checked: CheckedRequest, _ served: ServedOperation
  ) -> (bytes: [UInt8], violations: [Violation]) {
    var context = context(checked)
    context.state = session.values
    // Of a scenario that is asked for by name, though nothing is wrong.
    if context.violationMessage == nil { context.violationMessage = "the request is not valid" }
    let bytes = template.rendered(context).utf8()
    guard template.isHeldToDocument, options.stance != .off, let document = try? JSONDocument(parsing: bytes)
    else { return (bytes, []) }
    return (bytes, served.responseValidator.violations(of: document.root, status: status))
  }

  /// The mock's own answer in place of a template that breaks the document as it is filled in for a request: no client is to
  /// be judged by what it makes of that.
  private func broken(
    _ violations: [Violation], _ rule: Exchange.Rule, _ checked: CheckedRequest, _ served: ServedOperation
  ) -> Answer {
    let first = violations.first?.message ?? "it breaks the document"
    var answer = Answer(
      Problem(
        kind: .brokenTemplate, status: 500,
        detail: "a template of the fixtures, filled in for this request, breaks the document: \(first)",
        members: ["violations": .array(violations.map(\.summary))]), rule: rule, operation: served)
    answer.notes.violations = checked.violations
    answer.notes.replyViolations = violations
    return answer
  }

  /// What the draws of one exchange depend on: a function of the server's seed and of the request alone, as chance is, so that
  /// requests side by side do not disturb it (``ChaosKey``).
  func seed(_ checked: CheckedRequest, _ served: ServedOperation) -> UInt64 {
    // Other numbers than those that decide what goes wrong.
    key(checked, served).mixed(with: ~(options.chaos?.seed ?? options.seed))
  }

  /// What placeholders name in this exchange, but for the session's state.
  func context(_ checked: CheckedRequest) -> Template.Context {
    let violation = checked.violations.first
    return Template.Context(
      body: checked.body?.root, method: checked.head.method,
      path: String(checked.target.prefix { $0 != "?" }),
      session: session.name,
      requestID: checked.id, fields: checked.head.fields, query: checked.queryItems,
      violationMessage: violation?.message, violationParameter: violation?.parameter
    )
  }
}
