public import UnderstudyHTTP

/// What of an answer its client is judged by. Kept only of answers that are more than the usual ones.
public final class AnswerMarks: Sendable {
  /// The header fields that were sent.
  public let fields: [HTTPField]
  /// What went wrong on purpose.
  public let fault: Fault?
  /// Whether its events were written in an unusual way that every client must read.
  public let isReframed: Bool
  /// The body that was planned; `nil` where there is none.
  public let body: SharedBytes?
  /// How many bytes of it were to be sent.
  public let plannedCount: Int

  /// Makes marks.
  public init(
    fields: [HTTPField] = [], fault: Fault? = nil, isReframed: Bool = false, body: SharedBytes? = nil,
    plannedCount: Int? = nil
  ) {
    self.fields = fields
    self.fault = fault
    self.isReframed = isReframed
    self.body = body
    self.plannedCount = plannedCount ?? body?.count ?? 0
  }

  /// The marks of an answer; `nil` where it is as usual.
  convenience init?(_ answer: borrowing Answer) {
    // One field, the request id, is on every answer.
    let isMarked =
      answer.fault != nil || answer.isReframed || answer.plan.status >= 300 || answer.plan.fields.count > 1
      || answer.rule.isAskedFor
    guard isMarked else { return nil }
    var body: SharedBytes?
    var count = 0
    switch answer.plan.body {
    case .none, .live: break
    case .whole(let bytes): (body, count) = (bytes, bytes.count)
    case .paced(let paced): (body, count) = (paced.bytes, paced.steps.last?.end ?? 0)
    }
    self.init(
      fields: answer.plan.sharedFields.fields + answer.plan.fields, fault: answer.fault,
      isReframed: answer.isReframed, body: body, plannedCount: count)
  }

  /// The value of the first field of a name, compared without case.
  public func field(_ name: String) -> String? {
    fields.first { $0.name.lowercased() == name }?.value
  }
}

extension Exchange.Rule {
  /// Whether somebody asked for just this answer, or chance or limits took the place of the usual one.
  var isAskedFor: Bool {
    switch self {
    case .scenario, .preference, .chaos, .limit: true
    case .route, .security, .contract, .fixture, .document, .problem: false
    }
  }
}
