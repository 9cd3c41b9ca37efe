import UnderstudyHTTP
import UnderstudyValidation

/// What one request is answered with, and why.
struct Answer: ~Copyable {
  /// What goes out.
  var plan: ReplyPlan
  /// Which step answered.
  var rule: Exchange.Rule
  /// The operation, if the request has one.
  var operation: ServedOperation?
  /// In which ways the request breaks the document.
  var violations: [Violation] = []
  /// In which ways a template, filled in for the request, breaks the document.
  var replyViolations: [Violation] = []
  /// Whether the answer is a stream.
  var isStream = false
  /// What it has to be held to as it goes out; `nil` where it is known to keep to the document, or meant to break it.
  var toJudge: SentAnswer?
  /// What goes wrong in it.
  var fault: Fault?
  /// Whether its events are written in an unusual way.
  var isReframed = false
  /// Remarks for the journal.
  var remarks: [String] = []

  /// The mock's own error.
  init(_ problem: Problem, rule: Exchange.Rule = .problem, operation: ServedOperation? = nil) {
    plan = problem.plan
    self.rule = rule
    self.operation = operation
  }

  /// The answer as a server performs it; what it was and why is noted in the exchange's record.
  consuming func reply(noting record: ExchangeRecord) -> Reply {
    let status = plan.isRaw ? nil : plan.status
    let marks = AnswerMarks(self)
    let fields = plan.isRaw ? .none : plan.sharedFields
    record.note(
      operation: operation, violations: violations, replyViolations: replyViolations, status: status,
      isStream: isStream, rule: rule, remarks: remarks, marks: marks, fields: fields)
    return Reply(plan, observer: record)
  }

  /// Planned content.
  init(_ plan: consuming ReplyPlan, rule: consuming Exchange.Rule, operation: ServedOperation?) {
    if case .paced = plan.body, plan.declaredLength == nil { isStream = true }
    self.plan = plan
    self.rule = rule
    self.operation = operation
  }
}
