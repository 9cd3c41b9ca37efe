import UnderstudyHTTP

/// What one request is answered with, and why.
///
/// Noncopyable like its parts: an answer is made once and moved from step to step to the server and the journal.
struct Answer: ~Copyable {
  /// What goes out, to somebody who has not been told of it yet.
  var reply: Reply
  /// Which step answered, and what else the journal keeps.
  var notes: ExchangeNotes
  /// What it has to be held to as it goes out; `nil` where it is known to keep to the document, or meant to break it.
  var toJudge: SentAnswer?
  /// What goes wrong in it.
  var fault: Fault?
  /// Whether its events are written in an unusual way.
  var isReframed = false

  /// What goes out.
  var plan: ReplyPlan {
    _read { yield reply.plan }
    _modify { yield &reply.plan }
  }

  /// Planned content.
  init(_ plan: consuming ReplyPlan, rule: consuming Exchange.Rule, operation: consuming ServedOperation?) {
    notes = ExchangeNotes(operation: operation, rule: rule)
    if case .paced = plan.body, plan.declaredLength == nil { notes.isStream = true }
    reply = Reply(plan)
  }

  /// The mock's own error.
  init(_ problem: Problem, rule: Exchange.Rule = .problem, operation: ServedOperation? = nil) {
    notes = ExchangeNotes(operation: operation, rule: rule)
    reply = Reply(problem.plan)
  }

  /// Notes what is known when nothing more is changed.
  mutating func complete() {
    notes.marks = AnswerMarks(self)
    guard !plan.isRaw else { return }
    notes.status = plan.status
    notes.fields = plan.sharedFields
  }
}
