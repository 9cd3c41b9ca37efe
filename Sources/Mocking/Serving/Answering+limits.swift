import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI

/// What limits make of an answer.
extension Answering {
  /// The answer where the limits allow it, else the document's 429 or 402; with `x-ratelimit-*` in any case.
  func limited(
    by limits: Limits, of script: PreparedScenario?, _ checked: CheckedRequest, _ served: ServedOperation,
    _ answer: () -> Answer
  ) -> Answer {
    let key = LimitAccounts.Key(
      scenario: script?.scenario.limits == nil ? nil : script?.scenario.name,
      credential: credential(checked, served))
    // What the request takes is known beforehand, what the answer takes is not: four bytes are a token.
    let asked = (checked.head.body.count + 3) / 4
    let now = session.moment(checked.head.arrival)
    let (verdict, fields) = session.admit(key, under: limits, tokens: asked, at: now)
    switch verdict {
    case .passes:
      var answer = answer()
      let used = limits.tokens == nil && limits.budget == nil ? 0 : Self.tokens(of: answer.plan, asked)
      answer.plan.fields += used == 0 ? fields : session.charge(key, tokens: used)
      return answer
    case .waits(let wait):
      let waiting = WaitFields(form: limits.waitForm, clockStart: options.clockStart).fields(
        for: wait, at: now)
      return refused(429, .rateLimited, "more than the limits allow", fields, waiting, checked, served)
    case .isSpent:
      return refused(402, .budgetSpent, "the budget of the key is spent", fields, [], checked, served)
    }
  }

  /// An answer with how the server's limits stand, though it does not count.
  func standing(
    _ answer: consuming Answer, _ checked: CheckedRequest, _ served: ServedOperation? = nil
  ) -> Answer {
    guard let limits = session.limits ?? options.limits else { return answer }
    let key = LimitAccounts.Key(scenario: nil, credential: credential(checked, served))
    var answer = answer
    answer.plan.fields += session.standing(
      key, under: limits, at: session.moment(checked.head.arrival))
    return answer
  }

  private func refused(
    _ status: Int, _ kind: Problem.Kind, _ detail: String, _ fields: [HTTPField], _ waiting: [HTTPField],
    _ checked: CheckedRequest, _ served: ServedOperation
  ) -> Answer {
    if let content = served.documentContent(status: status, isStream: false) {
      var answer = planned(content.adding(waiting), .limit, checked, served)
      answer.plan.fields += fields
      return answer
    }
    return Answer(
      Problem(kind: kind, status: status, detail: detail, fields: waiting + fields), rule: .limit,
      operation: served)
  }

  /// The tokens of an answer: what its `usage` says beyond those of the request that were counted already, else a token
  /// for four bytes, or for an event of a stream. Errors are free.
  private static func tokens(of plan: borrowing ReplyPlan, _ asked: Int) -> Int {
    guard plan.status < 400 else { return 0 }
    switch plan.body {
    case .none, .live: return 0
    case .paced(let paced): return paced.steps.count
    case .whole(let bytes):
      guard let total = try? JSONValue(parsing: bytes.array)["usage"]?["total_tokens"]?.integer, total >= 0
      else { return (bytes.count + 3) / 4 }
      return max(0, total - asked)
    }
  }

  /// What sets one client's credential apart from another's; the same for all that carry none.
  private func credential(_ checked: CheckedRequest, _ served: ServedOperation?) -> UInt64 {
    var hash = StableHash()
    if let value = checked.head.fields[.authorization] { hash.feed(value.utf8) }
    for scheme in (served?.security ?? []).joined() {
      guard case .apiKey(let place, let name) = scheme.kind else { continue }
      switch place {
      case .header: if let value = checked.head.fields[name] { hash.feed(value.utf8) }
      case .query:
        if let value = checked.queryItems.first(where: { $0.name == name })?.value { hash.feed(value.utf8) }
      case .cookie:
        if let value = checked.head.fields["cookie"] { hash.feed(value.utf8) }
      default: continue
      }
    }
    return hash.value
  }
}
