import UnderstudyJSON

/// Which members or elements of one value have been evaluated.
struct Marks {
  private var first: UInt64 = 0
  private var rest: [UInt64] = []
  private(set) var isAll = false

  mutating func insert(_ position: Int) {
    guard position >= 64 else {
      first |= 1 &<< UInt64(truncatingIfNeeded: position)
      return
    }
    let word = position / 64 - 1
    while rest.count <= word { rest.append(0) }
    rest[word] |= 1 &<< UInt64(truncatingIfNeeded: position % 64)
  }

  mutating func insertAll() { isAll = true }

  func contains(_ position: Int) -> Bool {
    if isAll { return true }
    if position < 64 { return first & 1 &<< UInt64(truncatingIfNeeded: position) != 0 }
    let word = position / 64 - 1
    return word < rest.count && rest[word] & 1 &<< UInt64(truncatingIfNeeded: position % 64) != 0
  }
}

extension Machine {
  /// The first member or element that no keyword beside `unevaluated…` has evaluated and that is not valid
  /// against its schema.
  ///
  /// What was evaluated is found out only now, by going once more through the schemas that apply to the value itself;
  /// so nothing has to be kept where the word is not used.
  ///
  /// - Parameters:
  ///   - block: the schema for what was not evaluated.
  ///   - owner: the schema that has the keyword.
  /// - Returns: the index of the value.
  mutating func firstUnevaluated(
    _ block: Int32, in owner: Int32, _ index: Int, _ word: JSONWord
  ) -> Int? {
    guard word.length > 0 else { return nil }
    let marks = evaluated(in: owner, index)
    if marks.isAll { return nil }
    let step = word.tag == .object ? 1 : 0
    var position = index &+ 2
    let end = Int(truncatingIfNeeded: tape[index &+ 1])
    var number = 0
    while position < end {
      if !marks.contains(number), !isValid(block, position &+ step) { return position &+ step }
      position = after(position &+ step)
      number += 1
    }
    return nil
  }

  /// What the keywords of a schema beside `unevaluated…` have evaluated.
  mutating func evaluated(in owner: Int32, _ index: Int) -> Marks {
    var marks = Marks()
    let range = blocks[Int(owner)]
    for position in Int(range.start)..<Int(range.end) {
      switch instructions[position] {
      case .unevaluatedItems, .unevaluatedProperties: break
      case let instruction: mark(instruction, index, &marks)
      }
    }
    return marks
  }

  private mutating func mark(_ block: Int32, _ index: Int, _ marks: inout Marks) {
    steps &-= 1
    guard !marks.isAll, block >= 0, steps > 0, depth < Self.greatestDepth else { return }
    let range = blocks[Int(block)]
    depth += 1
    let isEntered = tracksScopes && scopes.enter(range.resource)
    for position in Int(range.start)..<Int(range.end) { mark(instructions[position], index, &marks) }
    scopes.leave(isEntered)
    depth -= 1
  }

  private mutating func mark(_ instruction: Instruction, _ index: Int, _ marks: inout Marks) {
    let isObject = JSONWord(raw: tape[index]).tag == .object
    switch instruction {
    case .object(let plan) where isObject: markMembers(objects[Int(plan)], index, &marks)
    case .array(let plan) where !isObject:
      let plan = arrays[Int(plan)]
      if plan.evaluatesAll { marks.insertAll() }
      for position in 0..<plan.prefix.count { marks.insert(position) }
    case .contains(let plan) where !isObject: markContained(source.parts.contains[Int(plan)], index, &marks)
    case .unevaluatedItems where !isObject, .unevaluatedProperties where isObject: marks.insertAll()
    case .call(let block): mark(block, index, &marks)
    case .dynamicCall(let call): mark(target(of: call), index, &marks)
    case .anyOf(let choice), .oneOf(let choice):
      let branches = choices[Int(choice)].branches
      for offset in 0..<branches.count {
        let branch = blockLists[Int(branches.lowerBound) &+ offset]
        if isValid(branch, index) { mark(branch, index, &marks) }
      }
    case .condition(let test, let then, let otherwise):
      if isValid(test, index) {
        mark(test, index, &marks)
        mark(then, index, &marks)
      } else {
        mark(otherwise, index, &marks)
      }
    case .dependentSchema(let name, let block) where isObject && member(named: name, of: index) != nil:
      mark(block, index, &marks)
    default: break
    }
  }

  private mutating func markMembers(_ plan: ObjectPlan, _ index: Int, _ marks: inout Marks) {
    if plan.evaluatesAll { return marks.insertAll() }
    let end = Int(truncatingIfNeeded: tape[index &+ 1])
    var position = index &+ 2
    var number = 0
    while position < end {
      let word = JSONWord(raw: tape[position])
      let entry = find(word, position, in: plan.table)
      var isEvaluated =
        entry >= 0 && blockLists[Int(plan.firstBlock &+ entry)] != Blocks.undeclared
      for offset in 0..<plan.patterns.count where !isEvaluated {
        let property = source.parts.patternProperties[Int(plan.patterns.lowerBound) &+ offset]
        isEvaluated = matches(word, position, property.pattern)
      }
      if isEvaluated { marks.insert(number) }
      position = after(position &+ 1)
      number += 1
    }
  }

  private mutating func markContained(_ plan: ContainsPlan, _ index: Int, _ marks: inout Marks) {
    guard plan.evaluates else { return }
    let end = Int(truncatingIfNeeded: tape[index &+ 1])
    var position = index &+ 2
    var number = 0
    while position < end {
      if isValid(plan.block, position) { marks.insert(number) }
      position = after(position)
      number += 1
    }
  }
}
