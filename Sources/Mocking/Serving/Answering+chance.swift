import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI

/// What chance does to an answer.
extension Answering {
  /// The answer, with what chance makes of it, and the seed that it was drawn with.
  ///
  /// - Parameters:
  ///   - own: the chaos of the scenario that answers.
  ///   - answer: the answer of a chooser that knows what chance does.
  func chanced(
    own: Chaos?, _ checked: CheckedRequest, _ served: ServedOperation, _ answer: (Answering) -> Answer
  ) -> Answer {
    let source = options.chaos ?? ChaosSource(seed: options.seed)
    let asked = options.isLocked ? nil : checked.head.fields["understudy-seed"].flatMap { UInt64($0) }
    guard let decision = source.decision(own: own, asked: asked, key: { key(checked, served) }) else {
      return answer(self)
    }
    var chanced = chanced(decision, checked, served, answer)
    chanced.plan.fields.append(HTTPField("Understudy-Seed", "\(decision.seed)"))
    return chanced
  }

  private func chanced(
    _ decision: ChaosSource.Decision, _ checked: CheckedRequest, _ served: ServedOperation,
    _ answer: (Answering) -> Answer
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
    guard let fault = decision.fault else { return answer(self) }
    var chooser = self
    chooser.chance = fault
    var chanced = answer(chooser)
    chanced.notes.remarks.append("by chance: '\(fault.kind.rawValue)'")
    return chanced
  }

  /// The answer of a fixture with chaos or limits of its own; the server's chaos comes first.
  func ruled(
    by fixture: PreparedScenario, _ checked: CheckedRequest, _ served: ServedOperation,
    adding overlay: PreparedReply?
  ) -> Answer {
    var chooser = self
    chooser.isRuled = true
    let ruled = chooser
    func answer() -> Answer {
      guard let own = fixture.scenario.chaos, options.chaos?.isActive != true else {
        return ruled.usual(checked, served, adding: overlay)
      }
      return ruled.chanced(own: own, checked, served) { $0.usual(checked, served, adding: overlay) }
    }
    guard let limits = fixture.scenario.limits else { return answer() }
    return limited(by: limits, of: fixture, checked, served, answer)
  }

  /// What draws for a request depend on beside the seed; counted once for each request.
  func key(_ checked: CheckedRequest, _ served: ServedOperation) -> ChaosKey {
    if let known = checked.chaosKey { return known }
    var hash = StableHash()
    hash.feed(checked.head.body)
    let operation = served.operation.name
    let key = ChaosKey(
      session: session.name, operation: operation, body: hash.value,
      seen: session.timesSeen(operation: operation, body: hash.value))
    checked.chaosKey = key
    return key
  }
}
