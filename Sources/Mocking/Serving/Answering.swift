import UnderstudyOpenAPI
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyValidation

/// Chooses the reply to one request: the steps of DESIGN §5, in order; the first that answers ends it.
///
/// A pure function of the catalogue, the session's position and the request: no socket, no clock.
struct Answering {
  let catalogue: Catalogue
  let shared: SharedOptions
  let session: Session
  /// The scenario that the request's address names.
  let scenarioName: String?
  let preferences: Preferences?
  /// What chance does to the answer.
  var chance: Fault?
  /// Chaos and limits of the fixture that answers are seen to.
  var isRuled = false

  /// How the mock behaves.
  var options: MockOptions {
    _read { yield shared.options }
  }

  /// The answer.
  func answer(to checked: CheckedRequest) -> Answer {
    if checked.head.isHeadOverLimit { return Answer(.headTooLarge) }
    // 0. Route.
    if let served = catalogue.operation(for: checked) { return answer(to: checked, served, []) }
    switch catalogue.route(checked) {
    case .operation(let found, let arguments): return answer(to: checked, found, arguments)
    case .answer(let answer): return standing(answer, checked)
    }
  }

  /// The answer of the operation that the request is for.
  private func answer(
    to checked: CheckedRequest, _ served: ServedOperation, _ arguments: [(name: String, value: Substring)]
  ) -> Answer {
    // 1. What the request prefers.
    if preferences != nil, let answer = preferred(checked, served) {
      return standing(answer, checked, served)
    }
    // 2. Security.
    if !served.acceptsBearer || options.keys != nil || !SecurityCheck.carriesBearer(checked.head) {
      let security = SecurityCheck(alternatives: served.security, keys: options.keys)
      if !security.passes(checked.head) {
        return standing(unauthorized(checked, served, security), checked, served)
      }
    }
    var script: PreparedScenario?
    if namesScenario {
      switch namedScenario(for: served) {
      case .success(let scenario): script = scenario
      case .failure(let problem): return standing(Answer(problem, operation: served), checked, served)
      }
    }
    if let limits = script?.scenario.limits ?? session.limits ?? options.limits {
      return limited(by: limits, of: script, checked, served) {
        answer(to: checked, served, arguments, script)
      }
    }
    return answer(to: checked, served, arguments, script)
  }

  /// The steps after those that need no more than the head.
  private func answer(
    to checked: CheckedRequest, _ served: ServedOperation, _ arguments: [(name: String, value: Substring)],
    _ named: PreparedScenario?
  ) -> Answer {
    var script = named
    // 3. What is scripted or named, when it answers whatever the request holds.
    var turn: Scenario.Turn?
    if let found = script, found.ignoresContract {
      if found.looksAtBody { checked.body = served.parsedBody(checked.head) }
      if found.isPartial, !found.holds(for: checked, in: session) {
        script = nil
      } else {
        turn = nextTurn(of: found, checked)
        if case .reply(let index) = turn, found.replies[index].canned.ignoresContract {
          return scripted(found, .reply(index), checked, served)
        }
      }
    }
    // 4. The contract.
    if checked.head.isBodyOverLimit { return bodyTooLarge(checked, served) }
    let check = served.check(checked.head, arguments: arguments, parsed: checked.body)
    checked.body = check.body
    if !check.violations.isEmpty, options.stance != .off {
      checked.violations = check.violations
      if options.stance == .enforce { return violated(checked, served) }
    }
    if let found = script, found.isPartial, !found.holds(for: checked, in: session) { script = nil }
    if options.chaos?.isActive ?? false || script?.scenario.chaos != nil {
      return chanced(own: script?.scenario.chaos, checked, served) {
        $0.answer(script, turn, checked, served)
      }
    }
    return answer(script, turn, checked, served)
  }

  /// The answer to a request that keeps to the contract.
  func answer(
    _ script: PreparedScenario?, _ turn: Scenario.Turn?, _ checked: CheckedRequest, _ served: ServedOperation
  ) -> Answer {
    // 3., once more.
    if let script { return scripted(script, turn ?? nextTurn(of: script, checked), checked, served) }
    // 5. and 6. What the operation usually answers: what it is most often is found without a look at anything else.
    if isPlain, let (fixture, content) = served.contentAtOnce(for: checked, in: session) {
      var answer = Answer(content.plan, rule: .fixture(fixture.scenario.name), operation: served)
      if !checked.violations.isEmpty { answer.notes.violations = checked.violations }
      return answer
    }
    return usual(checked, served)
  }

  private func nextTurn(of scenario: PreparedScenario, _ checked: CheckedRequest) -> Scenario.Turn {
    session.nextTurn(of: scenario.scenario, for: checked) { context(checked) }
  }

  // MARK: The steps

  private func preferred(_ checked: CheckedRequest, _ served: ServedOperation) -> Answer? {
    guard let preferences else { return nil }
    if let first = preferences.malformed.first {
      return Answer(Problem(kind: .malformedPreference, status: 422, detail: first), operation: served)
    }
    if let fault = preferences.requestedFault, fault.isBeforeHead {
      let content = PreparedContent(
        status: preferences.code ?? served.successStatus, type: nil, payload: .none)
      return planned(content, fault: fault, .preference, checked, served)
    }
    guard preferences.code != nil || preferences.example != nil else { return nil }
    let status = preferences.code ?? served.successStatus
    checked.body = served.parsedBody(checked.head)
    let isStream = served.isStreamWanted(checked)
    let accept = checked.head.fields[.accept]
    let wish = wish(checked, served)
    let content =
      served.documentContent(status: status, isStream: isStream, wish, accept: accept)
      ?? served.documentContent(status: status, isStream: !isStream, wish, accept: accept)
      // Who asks for an answer gets it, even if not in the form that is accepted.
      ?? served.documentContent(status: status, isStream: isStream, wish)
      ?? served.documentContent(status: status, isStream: !isStream, wish)
    guard let content else {
      let what =
        preferences.example.map { "no example '\($0)' for the status \(status)" } ?? "no status \(status)"
      let known = preferences.example == nil ? served.statuses : served.exampleNames(status: status)
      return Answer(
        Problem(
          kind: .unknownPreference, status: 404,
          detail: "operation '\(served.operation.name)' has \(what)",
          members: ["known": .array(known.map(JSONValue.string))]), operation: served)
    }
    return planned(content, fault: preferences.requestedFault, .preference, checked, served)
  }

  /// Whether what can be generated is generated, though there may be examples.
  private var isDynamic: Bool { preferences?.dynamic ?? options.isDynamic }

  /// What is asked of the document's own answer.
  private func wish(_ checked: CheckedRequest, _ served: ServedOperation) -> DocumentContent.Wish {
    DocumentContent.Wish(
      example: preferences?.example, seed: isDynamic ? preferences?.seedNumber ?? seed(checked, served) : nil)
  }

  private func unauthorized(
    _ checked: CheckedRequest, _ served: ServedOperation, _ security: SecurityCheck
  ) -> Answer {
    let challenge = security.challenge(for: checked.head)
    if let content = served.documentContent(status: 401, isStream: false) {
      return planned(content.adding([challenge]), .security, checked, served)
    }
    var answer = Answer(
      Problem(
        kind: .unauthorized, status: 401,
        detail: "operation '\(served.operation.name)' needs credentials that the request does not carry",
        fields: [challenge]), rule: .security, operation: served)
    answer.notes.violations = checked.violations
    return answer
  }

  /// Whether a scenario is named, or set for the session.
  private var namesScenario: Bool {
    scenarioName != nil || preferences?.scenario != nil || session.isScripted
  }

  /// Whether nothing is asked of the answer beyond what the operation usually gives.
  private var isPlain: Bool { preferences == nil && chance == nil && !isDynamic }

  private func namedScenario(for served: ServedOperation) -> Result<PreparedScenario?, Problem> {
    guard let name = preferences?.scenario ?? scenarioName else {
      return .success(session.script.flatMap { catalogue.prepared($0, for: served) })
    }
    guard let entry = catalogue.scenario(named: name) else {
      let meant =
        nearestSpelling(of: name, among: catalogue.scenarioNames).map { ", did you mean '\($0)'?" } ?? ""
      return .failure(
        Problem(
          kind: .unknownScenario, status: 404, detail: "there is no scenario '\(name)'\(meant)",
          members: ["known": .array(catalogue.scenarioNames.map(JSONValue.string))]))
    }
    return .success(catalogue.prepared(entry, for: served))
  }

  private func scripted(
    _ script: PreparedScenario, _ turn: Scenario.Turn, _ checked: CheckedRequest, _ served: ServedOperation
  ) -> Answer {
    switch turn {
    case .usual: return usual(checked, served)
    case .ended:
      return Answer(
        Problem(
          kind: .scriptEnded, status: 500,
          detail: "scenario '\(script.scenario.name)' has no reply left for this request"),
        rule: .scenario(script.scenario.name, reply: script.replies.count - 1), operation: served)
    case .reply(let index):
      let reply = script.replies[index]
      let rule = Exchange.Rule.scenario(script.scenario.name, reply: index)
      guard let content = reply.content(isStream: served.isStreamWanted(checked)) else {
        var answer = usual(checked, served, adding: reply)
        answer.notes.rule = rule
        return answer
      }
      var answer = planned(
        content, pace: reply.canned.pace, fault: reply.canned.fault, framing: reply.canned.framing,
        isHeldToDocument: !reply.canned.ignoresContract, rule, checked, served)
      if let wait = reply.canned.retryAfter, reply.canned.isRetryAfterDate {
        let now = checked.head.arrival
        answer.plan.fields += WaitFields(form: .date, clockStart: options.clockStart)
          .fields(for: wait, at: now).filter { $0.name == "Retry-After" }
      }
      return answer
    }
  }

  private func bodyTooLarge(_ checked: CheckedRequest, _ served: ServedOperation) -> Answer {
    if let content = served.documentContent(status: 413, isStream: false) {
      return planned(content, .contract, checked, served)
    }
    return Answer(
      Problem(
        kind: .bodyTooLarge, status: 413,
        detail: "the body is longer than the \(options.bodyLimit) bytes that are read"),
      rule: .contract, operation: served)
  }

  private func violated(_ checked: CheckedRequest, _ served: ServedOperation) -> Answer {
    if let fixture = served.fixture(forViolationsOf: checked, in: session), let reply = fixture.replies.first,
      let content = reply.content(isStream: false)
    {
      return planned(content, .contract, checked, served)
    }
    let violation = checked.violations.first
    let message = violation?.message ?? "the request breaks the document"
    let candidates = violation?.keyword == "mediaType" ? [415, 422, 400] : [422, 400]
    for status in candidates {
      guard let content = served.documentContent(status: status, isStream: false) else { continue }
      return planned(
        served.own.filled(content, message: message, parameter: violation?.parameter), .contract, checked,
        served)
    }
    var answer = Answer(
      Problem(
        kind: violation?.keyword == "mediaType" ? .unsupportedMediaType : .invalidRequest,
        status: violation?.keyword == "mediaType" ? 415 : 400, detail: message,
        members: ["violations": .array(checked.violations.map(\.summary))]),
      rule: .contract, operation: served)
    answer.notes.violations = checked.violations
    return answer
  }

  /// Steps 5 and 6: the fixtures that apply unasked, then the document itself.
  func usual(
    _ checked: CheckedRequest, _ served: ServedOperation, adding overlay: PreparedReply? = nil
  ) -> Answer {
    let isStream = served.isStreamWanted(checked)
    let added = overlay?.addedFields ?? []
    if !isDynamic, let fixture = served.fixture(for: checked, in: session) {
      if fixture.hasRules, !isRuled { return ruled(by: fixture, checked, served, adding: overlay) }
      let turn = fixture.isSingle ? .reply(0) : nextTurn(of: fixture, checked)
      if case .reply(let index) = turn, let content = fixture.replies[index].content(isStream: isStream) {
        let reply = fixture.replies[index].canned
        return planned(
          content.adding(added), pace: overlay?.canned.pace ?? reply.pace,
          fault: overlay?.canned.fault ?? reply.fault, framing: overlay?.canned.framing ?? reply.framing,
          isHeldToDocument: !(reply.ignoresContract || overlay?.canned.ignoresContract ?? false),
          .fixture(fixture.scenario.name), checked, served)
      }
    }
    let status = overlay?.canned.status ?? served.successStatus
    guard
      let content = served.documentContent(
        status: status, isStream: isStream, wish(checked, served), accept: checked.head.fields[.accept])
    else {
      if served.operation.usual == nil, overlay == nil { return switching(served) }
      return Answer(
        Problem(
          kind: .notAcceptable, status: 406,
          detail: "operation '\(served.operation.name)' has no reply that the request accepts",
          members: ["offered": .array(served.types(status: status).map(JSONValue.string))]), operation: served
      )
    }
    return planned(
      content.adding(added), pace: overlay?.canned.pace ?? .immediate, fault: overlay?.canned.fault,
      framing: overlay?.canned.framing, isHeldToDocument: !(overlay?.canned.ignoresContract ?? false),
      .document, checked, served)
  }

  /// The answer of an operation that promises nothing but to go over to another protocol (RFC 9110 §15.2.2), which the
  /// mock has none of.
  private func switching(_ served: ServedOperation) -> Answer {
    Answer(
      Problem(
        kind: .noAnswer, status: 501,
        detail:
          "operation '\(served.operation.name)' declares no final answer, only \(served.statuses.joined(separator: ", "))",
        members: ["known": .array(served.statuses.map(JSONValue.string))]), operation: served)
  }
}
