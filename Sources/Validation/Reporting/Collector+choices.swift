import UnderstudyJSON

extension Collector {
  /// Tells of `anyOf` and `oneOf` only the branch that was meant: the one that a discriminator names; else the one
  /// whose type and whose constant properties are those of the value; else the one that failed deepest.
  mutating func explainChoice(_ choice: ChoicePlan, _ origin: Origin, _ node: JSONNode, _ index: Int) {
    let name = origin.keyword.name
    let branches = choice.branches.map { program.parts.blockLists[Int($0)] }
    if choice.tag >= 0, explainTagged(choice, branches, name, node, index) { return }
    let valid = branches.indices.filter { machine.isValid(branches[$0], index) }
    if valid.count > 1 { return note(.severalAlternatives(valid), index, keyword: name, node: node) }

    var candidates = Array(branches.indices)
    let word = JSONWord(raw: machine.tape[index])
    let masks = branches.map { typeMask($0) }
    let ofType = candidates.filter { masks[$0].map { machine.isOf($0, word) } ?? true }
    if ofType.isEmpty {
      let all = masks.compactMap(\.self).reduce(TypeMask()) { $0.union($1) }
      return note(.wrongType(expected: all.displayNames), index, keyword: name, node: node)
    }
    candidates = ofType
    if word.tag == .object, candidates.count > 1, narrowByTags(&candidates, branches, name, node, index) {
      return
    }
    if candidates.count == 1 {
      return enter(nil, [name, String(candidates[0])], branches[candidates[0]], index)
    }
    explainDeepest(candidates, branches, name, node, index)
  }

  /// Goes by the discriminator.
  ///
  /// - Returns: whether that has told enough.
  private mutating func explainTagged(
    _ choice: ChoicePlan, _ branches: [Int32], _ name: String, _ node: JSONNode, _ index: Int
  ) -> Bool {
    let value = JSONNode(document: document, index: index)
    guard value.kind == .object else { return false }
    let property = program.parts.name(choice.tag)
    if let branch = machine.taggedBranch(choice, index) {
      let position = branches.firstIndex(of: branch) ?? 0
      enter(nil, [name, String(position)], branch, index)
      return true
    }
    guard let tag = value[property] else {
      let unknown = value.members.map(\.name)
      note(
        .missing(property: property, misspelling: likelySpelling(of: property, among: unknown)), index,
        keyword: "discriminator", node: node, isFound: false)
      return true
    }
    guard tag.kind == .string else { return false }
    let table = program.parts.tables[Int(choice.table)]
    let values = (0..<min(choice.toldCount, table.count)).map {
      JSONValue.string(program.parts.name(table.firstName + $0))
    }
    way.append(property)
    note(
      .notListed(expected: values, suggestion: suggestion(tag.index, among: values)), tag.index,
      keyword: "discriminator", node: node)
    way.removeLast()
    return true
  }

  /// Keeps the branches whose constant properties are those of the value.
  ///
  /// - Returns: whether a violation has been noted: the value's property is none of the branches' constants.
  private mutating func narrowByTags(
    _ candidates: inout [Int], _ branches: [Int32], _ name: String, _ node: JSONNode, _ index: Int
  ) -> Bool {
    let tags = candidates.map { self.tags(branches[$0]) }
    let object = JSONNode(document: document, index: index)
    for property in tags[0].map(\.name) {
      let sets = tags.map { tag in tag.first { $0.name == property }?.values }
      guard !sets.contains(nil), let value = object[property] else { continue }
      let word = JSONWord(raw: machine.tape[value.index])
      let matching = zip(candidates, sets).filter { pair in
        pair.1.map { machine.isOne(of: program.parts.values[Int($0)], value.index, word) } ?? false
      }
      guard matching.isEmpty else {
        if matching.count < candidates.count { candidates = matching.map(\.0) }
        if candidates.count == 1 { return false }
        continue
      }
      var expected: [JSONValue] = []
      for case let set? in sets {
        for constant in program.parts.values[Int(set)].all {
          let value = program.parts.constants[Int(constant)].value
          if !expected.contains(value) { expected.append(value) }
        }
      }
      way.append(property)
      note(
        .notListed(expected: expected, suggestion: suggestion(value.index, among: expected)), value.index,
        keyword: name, node: node)
      way.removeLast()
      return true
    }
    return false
  }

  private mutating func explainDeepest(
    _ candidates: [Int], _ branches: [Int32], _ name: String, _ node: JSONNode, _ index: Int
  ) {
    var best: (position: Int, found: [Found], depth: Int)?
    var isTied = false
    var missing: [String] = []
    for position in candidates.prefix(32) {
      let outer = found
      found = []
      enter(nil, [name, String(position)], branches[position], index)
      let inner = found
      found = outer
      guard !inner.isEmpty else { break }
      let depth = inner.map { $0.violation.instance.tokens.count }.max() ?? 0
      if case .missing(let property, _) = inner[0].violation.kind, inner.count == 1,
        depth == way.count
      {
        missing.append(property)
      }
      let order = best.map { (depth, $0.found.count) == ($0.depth, inner.count) }
      if order == true { isTied = true }
      guard best.map({ depth > $0.depth || depth == $0.depth && inner.count < $0.found.count }) ?? true
      else { continue }
      (best, isTied) = ((position, inner, depth), false)
    }
    guard let best else { return }
    if isTied, missing.count == candidates.count {
      return note(.missingAny(properties: missing), index, keyword: name, node: node, isFound: false)
    }
    if isTied, best.depth == way.count {
      return note(.noAlternative(count: branches.count), index, keyword: name, node: node)
    }
    found += best.found.prefix(max(0, limit - found.count))
  }

  /// The types that a schema allows; `nil` where it does not say.
  private func typeMask(_ block: Int32, depth: Int = 0) -> TypeMask? {
    guard block > 0, depth < 8 else { return nil }
    let range = program.parts.blocks[Int(block)]
    var mask: TypeMask?
    var allowsNull = false
    func narrow(_ other: TypeMask?) {
      guard let other else { return }
      mask = mask.map { $0.intersection(other) } ?? other
    }
    for position in range.start..<range.end {
      switch program.parts.instructions[Int(position)] {
      case .passIfNull: allowsNull = true
      case .never: return []
      case .type(let types): narrow(types)
      case .values(let set):
        narrow(
          program.parts.values[Int(set)].all.reduce(into: TypeMask()) {
            $0.formUnion(TypeMask(program.parts.constants[Int($1)].kind))
          })
      case .call(let target): narrow(typeMask(target, depth: depth + 1))
      default: break
      }
    }
    return allowsNull ? mask?.union(.null) : mask
  }

  /// The properties that a schema wants to have certain values, as numbers of value sets.
  private func tags(_ block: Int32, depth: Int = 0) -> [(name: String, values: Int32)] {
    guard block > 0, depth < 8 else { return [] }
    let range = program.parts.blocks[Int(block)]
    return (range.start..<range.end).flatMap { position -> [(name: String, values: Int32)] in
      switch program.parts.instructions[Int(position)] {
      case .call(let target): return tags(target, depth: depth + 1)
      case .object(let plan):
        let plan = program.parts.objects[Int(plan)]
        let table = program.parts.tables[Int(plan.table)]
        return (0..<table.count).compactMap { entry in
          values(program.parts.blockLists[Int(plan.firstBlock + entry)]).map {
            (program.parts.name(table.firstName + entry), $0)
          }
        }
      default: return []
      }
    }
  }

  /// The set of values that a schema wants.
  private func values(_ block: Int32, depth: Int = 0) -> Int32? {
    guard block > 0, depth < 4 else { return nil }
    let range = program.parts.blocks[Int(block)]
    for position in range.start..<range.end {
      switch program.parts.instructions[Int(position)] {
      case .values(let set): return set
      case .call(let target): if let set = values(target, depth: depth + 1) { return set }
      default: break
      }
    }
    return nil
  }
}

extension TypeMask {
  init(_ kind: JSONKind) {
    switch kind {
    case .null: self = .null
    case .boolean: self = .boolean
    case .number: self = .number
    case .string: self = .string
    case .array: self = .array
    case .object: self = .object
    }
  }
}
