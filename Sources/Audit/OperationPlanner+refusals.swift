import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyOpenAPI
import UnderstudyValidation
import UnderstudyValues

extension OperationPlanner {
  /// Plans the requests that must be refused, as far as the document says how, and those at the bounds that it sets.
  mutating func planRefusals(of valid: RequestDraft) {
    if !Credential.isOptional(for: operation), declaresRefusal(of: .credential) {
      add(valid, .credential, "without a credential", showsKey: false)
    }
    planBrokenBodies(of: valid)
    for change in bodyChanges(of: valid) + parameterChanges(of: valid) {
      add(change.draft, change.purpose, change.label)
    }
  }

  /// Whether the document says how such a request is refused: by a status that is meant for it, or by one for all.
  func declaresRefusal(of purpose: PlannedRequest.Purpose) -> Bool {
    operation.responses.contains { response in
      switch response.status {
      case .code(let code): purpose.refusals.contains(code)
      case .range(let hundreds): hundreds == 4
      case .default: true
      }
    }
  }

  /// A request that differs from a valid one in one place.
  struct Change {
    var draft: RequestDraft
    var purpose: PlannedRequest.Purpose
    var label: String
  }

  private mutating func planBrokenBodies(of valid: RequestDraft) {
    guard let body = valid.body, let requestBody = operation.requestBody else { return }
    var draft = valid
    if declaresRefusal(of: .body) {
      if body.type.flatMap({ MediaTypeRange($0) })?.isJSON == true {
        draft.body?.bytes = Array(body.bytes.dropLast(max(1, body.bytes.count / 3)))
        addBroken(draft, .body, "JSON that is cut off")
      }
      if requestBody.isRequired {
        draft.body = nil
        addBroken(draft, .body, "without a body")
      }
    }
    if declaresRefusal(of: .mediaType) {
      draft = valid
      draft.body?.type = "application/x-understudy"
      addBroken(draft, .mediaType, "a media type that the document does not have")
    }
  }

  private mutating func addBroken(
    _ draft: RequestDraft, _ purpose: PlannedRequest.Purpose, _ label: String
  ) {
    if violations(of: draft)?.isEmpty == false { add(draft, purpose, label) }
  }

  // MARK: Bodies

  private func bodyChanges(of valid: RequestDraft) -> [Change] {
    guard let media = operation.requestBody?.content.first(where: { $0.range.isJSON }) else { return [] }
    let basis = valid.body?.value.map { richer($0, media, valid) }
    guard let basis, case .object = basis else { return [] }
    var changes: [Change] = []
    let probe = { (value: JSONValue) in self.violations(of: self.with(valid, media, value.utf8(), value)) }
    for place in ValuePlace.all(in: basis) {
      for change in place.changes(of: basis, violations: probe) {
        guard change.isValid || declaresRefusal(of: .body) else { continue }
        changes.append(
          Change(
            draft: with(valid, media, change.value.utf8(), change.value),
            purpose: change.isValid ? .boundary : .body, label: change.label))
      }
    }
    return changes
  }

  /// A valid body with the optional members that a generated one has besides, so that their bounds are tried, too.
  private func richer(_ value: JSONValue, _ media: MediaType, _ draft: RequestDraft) -> JSONValue {
    guard case .object(var object) = value, let schema = media.schema,
      case .object(let full)? = self.value(of: schema, named: nil, seed: nil, .full)
    else { return value }
    for (name, member) in full where object[name] == nil {
      var more = object
      more[name] = member
      let value = JSONValue.object(more)
      if violations(of: with(draft, media, value.utf8(), value))?.isEmpty == true { object = more }
    }
    return .object(object)
  }

  // MARK: Parameters

  private func parameterChanges(of valid: RequestDraft) -> [Change] {
    var changes: [Change] = []
    for (position, parameter) in operation.parameters.enumerated() {
      let name = "\(parameter.place.rawValue) parameter '\(parameter.name)'"
      if parameter.isRequired, parameter.place != .path, valid.values[position] != nil {
        var draft = valid
        draft.values[position] = nil
        append(draft, .parameter, "without \(name)", to: &changes)
      }
      guard let value = valid.values[position] ?? valueOfAny(parameter) else { continue }
      var draft = valid
      draft.values[position] = value
      // A text that no number, date or list of choices has.
      draft.texts[position] = "understudy-unknown"
      append(draft, .parameter, "another text as \(name)", to: &changes)
      changes += bounds(of: position, name, draft)
    }
    return changes
  }

  private func valueOfAny(_ parameter: Parameter) -> JSONValue? {
    parameter.schema.flatMap { value(of: $0, named: parameter.name, seed: nil, .full) }
  }

  private func append(
    _ draft: RequestDraft, _ purpose: PlannedRequest.Purpose, _ label: String, to changes: inout [Change]
  ) {
    guard declaresRefusal(of: purpose), violations(of: draft)?.isEmpty == false else { return }
    changes.append(Change(draft: draft, purpose: purpose, label: label))
  }

  /// The bounds of a number.
  private func bounds(of position: Int, _ name: String, _ draft: RequestDraft) -> [Change] {
    var changes: [Change] = []
    for bound in Bounds.ofNumbers {
      var draft = draft
      draft.texts[position] = bound.text
      guard let limit = bound.limit(in: violations(of: draft) ?? []) else { continue }
      draft.texts[position] = limit.inside.text
      if violations(of: draft)?.isEmpty == true {
        changes.append(Change(draft: draft, purpose: .boundary, label: "\(limit.inside.text) as \(name)"))
      }
      draft.texts[position] = limit.outside.text
      append(draft, .parameter, "\(limit.outside.text) as \(name)", to: &changes)
    }
    return changes
  }
}
