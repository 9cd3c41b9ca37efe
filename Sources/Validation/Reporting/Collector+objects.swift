import UnderstudyJSON
import UnderstudyPatterns

extension Collector {
  mutating func explainObject(_ plan: ObjectPlan, _ node: JSONNode, _ index: Int) {
    let value = JSONNode(document: document, index: index)
    let declared = names(of: plan)
    explainMissing(plan, node, value, declared)
    for member in value.members {
      let name = member.name
      let entry = Int(
        machine.find(JSONWord(raw: machine.tape[member.key.index]), member.key.index, in: plan.table))
      let block = entry < 0 ? Blocks.undeclared : program.parts.blockLists[Int(plan.firstBlock) + entry]
      if block > 0, !machine.isValid(block, member.value.index) {
        enter(name, ["properties", name], block, member.value.index)
      }
      if plan.judgesUndeclared {
        explainUndeclared(plan, node, value, member, isDeclared: block >= 0, declared)
      }
    }
  }

  private mutating func explainUndeclared(
    _ plan: ObjectPlan, _ node: JSONNode, _ object: JSONNode, _ member: JSONMember, isDeclared: Bool,
    _ declared: [String]
  ) {
    let name = member.name
    var isAdditional = !isDeclared
    for number in plan.patterns {
      let property = program.parts.patternProperties[Int(number)]
      let key = member.key.index
      guard machine.matches(JSONWord(raw: machine.tape[key]), key, property.pattern) else { continue }
      isAdditional = false
      if !machine.isValid(property.block, member.value.index) {
        let pattern = program.parts.patterns[Int(property.pattern)].source
        enter(name, ["patternProperties", pattern], property.block, member.value.index)
      }
    }
    guard isAdditional, plan.additional > 0, !machine.isValid(plan.additional, member.value.index) else {
      return
    }
    guard isNever(plan.additional) else {
      return enter(name, ["additionalProperties"], plan.additional, member.value.index)
    }
    way.append(name)
    note(
      .undeclared(suggestion: undeclaredSuggestion(name, declared, object)), member.value.index,
      keyword: "additionalProperties", node: node)
    way.removeLast()
  }

  private mutating func explainMissing(
    _ plan: ObjectPlan, _ node: JSONNode, _ object: JSONNode, _ declared: [String]
  ) {
    let required =
      declaredOrRequired(plan).prefix(plan.required.count) + plan.moreRequired.map { program.parts.name($0) }
    let present = object.members.map(\.name)
    for name in required where !present.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      let unknown = present.filter { candidate in
        !declared.contains { $0.utf8.elementsEqual(candidate.utf8) }
      }
      note(
        .missing(property: name, misspelling: likelySpelling(of: name, among: unknown)), object.index,
        keyword: "required", node: node, isFound: false)
    }
  }

  /// The declared name that was likely meant by one that is not declared: none that is there as well.
  func undeclaredSuggestion(_ name: String, _ declared: [String], _ object: JSONNode) -> String? {
    likelySpelling(of: name, among: declared.filter { object[$0] == nil })
  }

  /// All names of a plan's table.
  private func declaredOrRequired(_ plan: ObjectPlan) -> [String] {
    let table = program.parts.tables[Int(plan.table)]
    return (0..<table.count).map { program.parts.name(table.firstName + $0) }
  }

  /// The names that a plan declares.
  func names(of plan: ObjectPlan) -> [String] {
    declaredOrRequired(plan).enumerated().filter {
      program.parts.blockLists[Int(plan.firstBlock) + $0.offset] != Blocks.undeclared
    }.map(\.element)
  }

  /// The names that a schema declares, and those that it refers to.
  func declaredNames(_ block: Int32, depth: Int = 0) -> [String] {
    guard block > 0, depth < 8 else { return [] }
    let range = program.parts.blocks[Int(block)]
    return (range.start..<range.end).flatMap { position -> [String] in
      switch program.parts.instructions[Int(position)] {
      case .object(let plan): names(of: program.parts.objects[Int(plan)])
      case .call(let target), .dependentSchema(_, let target): declaredNames(target, depth: depth + 1)
      case .anyOf(let choice), .oneOf(let choice):
        program.parts.choices[Int(choice)].branches.flatMap {
          declaredNames(program.parts.blockLists[Int($0)], depth: depth + 1)
        }
      case .condition(let test, let then, let otherwise):
        [test, then, otherwise].flatMap { declaredNames($0, depth: depth + 1) }
      default: []
      }
    }
  }
}
