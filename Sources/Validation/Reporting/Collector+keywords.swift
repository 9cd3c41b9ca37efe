import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyPatterns

extension Collector {
  /// Notes what is wrong with a value by one instruction, which does not hold.
  mutating func explain(_ instruction: Instruction, _ origin: Origin, _ block: Int32, _ index: Int) {
    let node = program.parts.nodes[Int(block)]
    let name = origin.keyword.name
    switch instruction {
    case .object(let plan): return explainObject(program.parts.objects[Int(plan)], node, index)
    case .array(let plan): return explainArray(program.parts.arrays[Int(plan)], origin, node, index)
    case .propertyNames(let names): return explainNames(names, index)
    case .call(let target):
      let keywords = origin.position < 0 ? [name] : [name, String(origin.position)]
      return enter(nil, keywords, target, index)
    case .dynamicCall(let call): return enter(nil, [name], machine.target(of: call), index)
    case .dependentSchema(let property, let target):
      return enter(nil, [name, program.parts.name(property)], target, index)
    case .anyOf(let choice), .oneOf(let choice):
      return explainChoice(program.parts.choices[Int(choice)], origin, node, index)
    case .content(let plan): return explainContent(program.parts.contents[Int(plan)], node, index)
    case .condition(let test, let then, let otherwise):
      return machine.isValid(test, index)
        ? enter(nil, ["then"], then, index) : enter(nil, ["else"], otherwise, index)
    case .unevaluatedItems(let target, let owner), .unevaluatedProperties(let target, let owner):
      return explainUnevaluated(target, owner, origin, node, index)
    default:
      guard let kind = kind(of: instruction, index) else { return }
      note(kind, index, keyword: origin.keyword == .never ? "" : name, node: node)
    }
  }

  /// What a failed check of the value itself says.
  private mutating func kind(of instruction: Instruction, _ index: Int) -> Violation.Kind? {
    let parts = program.parts
    let word = JSONWord(raw: machine.tape[index])
    switch instruction {
    case .never: return .notAllowed
    case .type(let mask): return .wrongType(expected: mask.displayNames)
    case .values(let set): return notListed(parts.values[Int(set)], index)
    case .minimum(let bound): return .tooSmall(limit: parts.boundNumbers[Int(bound)], isExclusive: false)
    case .exclusiveMinimum(let bound):
      return .tooSmall(limit: parts.boundNumbers[Int(bound)], isExclusive: true)
    case .maximum(let bound): return .tooLarge(limit: parts.boundNumbers[Int(bound)], isExclusive: false)
    case .exclusiveMaximum(let bound):
      return .tooLarge(limit: parts.boundNumbers[Int(bound)], isExclusive: true)
    case .multipleOf(let divisor): return .notMultiple(of: parts.divisors[Int(divisor)].number)
    case .minLength(let least), .minItems(let least), .minProperties(let least):
      return .tooFew(limit: Int(least))
    case .maxLength(let most), .maxItems(let most), .maxProperties(let most):
      return .tooMany(limit: Int(most))
    case .dependentRequired(let dependency):
      guard let missing = machine.missingDependency(dependency, index) else { return nil }
      return .missingDependency(
        property: parts.name(missing), because: parts.name(parts.dependencies[Int(dependency)].name))
    case .uniqueItems:
      return machine.duplicate(in: index, word).map { .duplicate(first: $0.first, second: $0.second) }
    case .contains(let plan): return contained(parts.contains[Int(plan)], index)
    case .pattern(let pattern): return .patternMismatch(parts.patterns[Int(pattern)].source)
    case .format(let format): return .formatMismatch(format.rawValue)
    case .not: return .forbidden
    default: return nil
    }
  }

  private func notListed(_ set: ValueSet, _ index: Int) -> Violation.Kind {
    let values = set.all.map { program.parts.constants[Int($0)].value }
    if values.count == 1 { return .notEqual(to: values[0]) }
    return .notListed(expected: values, suggestion: suggestion(index, among: values))
  }

  /// The string that was likely meant by one that is not listed.
  func suggestion(_ index: Int, among values: [JSONValue]) -> String? {
    JSONNode(document: document, index: index).string.flatMap {
      likelySpelling(of: $0, among: values.compactMap(\.string))
    }
  }

  /// What was likely meant; of a name of one or two characters anything could be.
  func likelySpelling(of name: String, among candidates: [String]) -> String? {
    name.utf8.count < 3 ? nil : nearestSpelling(of: name, among: candidates)
  }

  private mutating func contained(_ plan: ContainsPlan, _ index: Int) -> Violation.Kind {
    var lenient = plan
    lenient.maximum = .max
    let hasEnough = machine.containsHolds(lenient, index, JSONWord(raw: machine.tape[index]))
    return hasEnough ? .tooManyContained(limit: plan.maximum) : .tooFewContained(limit: plan.minimum)
  }

  /// Tells what is wrong with what a string holds: all of it at the string's place.
  private mutating func explainContent(_ plan: ContentPlan, _ node: JSONNode, _ index: Int) {
    let word = JSONWord(raw: machine.tape[index])
    guard let text = machine.decodedText(plan.encoding, word, index) else {
      let encoding = plan.encoding?.rawValue ?? ""
      return note(.notEncoded(encoding), index, keyword: "contentEncoding", node: node)
    }
    let content: JSONDocument
    do {
      content = try JSONDocument(parsing: text)
    } catch {
      return note(.notJSON(reason: error.message), index, keyword: "contentMediaType", node: node)
    }
    let place = JSONNode(document: document, index: index).location
    let inner = CompiledSchema(program: program, block: plan.block).violations(
      of: content.root, limit: limit - found.count, depth: machine.depth)
    for var violation in inner {
      violation.instance = JSONPointer(tokens: way + violation.instance.tokens)
      violation.keywordPath = JSONPointer(tokens: keywords + ["contentSchema"] + violation.keywordPath.tokens)
      violation.instanceLocation = place
      found.append(Found(violation: violation, index: index))
    }
  }

  private mutating func explainNames(_ block: Int32, _ index: Int) {
    for member in JSONNode(document: document, index: index).members
    where !machine.isValid(block, member.key.index) {
      isName = true
      enter(member.name, ["propertyNames"], block, member.key.index)
      isName = false
    }
  }

  private mutating func explainArray(_ plan: ArrayPlan, _ origin: Origin, _ node: JSONNode, _ index: Int) {
    let isOld = origin.keyword == .items && !plan.prefix.isEmpty
    for (position, element) in JSONNode(document: document, index: index).elements.enumerated() {
      let isInTuple = position < plan.prefix.count
      let block = isInTuple ? program.parts.blockLists[Int(plan.prefix.lowerBound) + position] : plan.rest
      guard block > 0, !machine.isValid(block, element.index) else { continue }
      if !isInTuple, isNever(block) {
        way.append(String(position))
        note(
          .surplusElement, element.index, keyword: isOld ? "additionalItems" : "items", node: node)
        way.removeLast()
        continue
      }
      let tuple = [isOld ? "items" : "prefixItems", String(position)]
      enter(String(position), isInTuple ? tuple : [isOld ? "additionalItems" : "items"], block, element.index)
    }
  }

  private mutating func explainUnevaluated(
    _ block: Int32, _ owner: Int32, _ origin: Origin, _ node: JSONNode, _ index: Int
  ) {
    let marks = machine.evaluated(in: owner, index)
    let value = JSONNode(document: document, index: index)
    let parts =
      value.kind == .object
      ? value.members.map { ($0.name, $0.value.index) }
      : value.elements.enumerated().map { (String($0), $1.index) }
    let declared = value.kind == .object ? declaredNames(owner) : []
    let keyword = origin.keyword.name
    for (position, (token, part)) in parts.enumerated()
    where !marks.contains(position) && !machine.isValid(block, part) {
      guard isNever(block) else {
        enter(token, [keyword], block, part)
        continue
      }
      way.append(token)
      let kind: Violation.Kind =
        value.kind == .object
        ? .undeclared(suggestion: undeclaredSuggestion(token, declared, value)) : .surplusElement
      note(kind, part, keyword: keyword, node: node)
      way.removeLast()
    }
  }
}

extension TypeMask {
  /// The names of the types, null last; `integer` is left out where every number will do.
  var displayNames: [String] {
    names.filter { ($0 != "integer" || !contains(.number)) && $0 != "null" }
      + (contains(.null) ? ["null"] : [])
  }
}
