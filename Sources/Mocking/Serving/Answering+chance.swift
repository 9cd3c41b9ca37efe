import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI

/// What chance does to an answer.
extension Answering {
  /// The answer, with what chance makes of it, and the seed that it was drawn with.
  func chanced(
    _ script: PreparedScenario?, _ turn: Scenario.Turn?, _ checked: CheckedRequest, _ served: ServedOperation
  ) -> Answer {
    let source = options.chaos ?? ChaosSource(seed: options.seed)
    let asked = options.isLocked ? nil : checked.head.fields["understudy-seed"].flatMap { UInt64($0) }
    let decision = source.decision(own: script?.scenario.chaos, asked: asked) { key(checked, served) }
    guard let decision else { return answer(script, turn, checked, served) }
    var answer = answer(decision, script, turn, checked, served)
    answer.plan.fields.append(HTTPField("Understudy-Seed", "\(decision.seed)"))
    return answer
  }

  private func answer(
    _ decision: ChaosSource.Decision, _ script: PreparedScenario?, _ turn: Scenario.Turn?,
    _ checked: CheckedRequest, _ served: ServedOperation
  ) -> Answer {
    if case .code(let status) = decision.event {
      let event = Chaos.Event.code(status)
      if let content = served.documentContent(status: status, isStream: false)
        ?? served.nearestError(to: status)
      {
        return planned(content, .chaos(event), checked, served)
      }
      return Answer(
        Problem(kind: .chance, status: status, detail: "chance has chosen the status \(status)"),
        rule: .chaos(event), operation: served)
    }
    guard let fault = decision.fault else { return answer(script, turn, checked, served) }
    var chanced = self
    chanced.chance = fault
    var answer = chanced.answer(script, turn, checked, served)
    answer.remarks.append("by chance: '\(fault.kind.rawValue)'")
    return answer
  }

  private func key(_ checked: CheckedRequest, _ served: ServedOperation) -> ChaosKey {
    var hash = StableHash()
    hash.feed(checked.head.body)
    let operation = served.operation.name
    return ChaosKey(
      session: session.name, operation: operation, body: hash.value,
      seen: session.timesSeen(operation: operation, body: hash.value))
  }
}
