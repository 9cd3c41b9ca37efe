public import UnderstudyHTTP
import UnderstudyValidation

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
  /// About how much memory they take without the body, in bytes.
  let cost: Int
  /// What it is held to; `nil` where that is known already, or asked of nobody.
  private let sent: SentAnswer?

  /// Makes marks.
  public convenience init(
    fields: [HTTPField] = [], fault: Fault? = nil, isReframed: Bool = false, body: SharedBytes? = nil,
    plannedCount: Int? = nil
  ) {
    self.init(fields, fault, isReframed, body, plannedCount ?? body?.count ?? 0, nil)
  }

  private init(
    _ fields: [HTTPField], _ fault: Fault?, _ isReframed: Bool, _ body: SharedBytes?, _ plannedCount: Int,
    _ sent: SentAnswer?
  ) {
    self.fields = fields
    self.fault = fault
    self.isReframed = isReframed
    self.body = body
    self.plannedCount = plannedCount
    self.sent = sent
    cost = fields.reduce(200) {
      $0 + MemoryLayout<HTTPField>.stride + $1.name.utf8.count + $1.value.utf8.count
    }
  }

  /// The marks of an answer; `nil` where it is as usual.
  convenience init?(_ answer: borrowing Answer) {
    let isMarked =
      answer.fault != nil || answer.isReframed || answer.plan.status >= 300 || !answer.plan.fields.isEmpty
      || answer.notes.rule.isAskedFor || answer.toJudge != nil
    guard isMarked else { return nil }
    var body: SharedBytes?
    var count = 0
    switch answer.plan.body {
    case .none, .live: break
    case .whole(let bytes): (body, count) = (bytes, bytes.count)
    case .paced(let paced): (body, count) = (paced.bytes, paced.steps.last?.end ?? 0)
    }
    self.init(answer.plan.allFields, answer.fault, answer.isReframed, body, count, answer.toJudge)
  }

  /// In which ways the answer breaks the document as far as it went out.
  func violations(sentBy end: ExchangeEnd?) -> [Violation] {
    guard let sent, let end else { return [] }
    let bytes = body.map { Array($0.buffer.prefix(min(plannedCount, end.bodyBytes))) } ?? []
    return sent.violations(of: bytes, fields, isOver: end.cause == .performed)
  }

  /// The value of the first field of a name, compared without case.
  public func field(_ name: String) -> String? {
    fields.first { $0.isNamed(name) }?.value
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
