import UnderstudyJSON

/// One run of a program over one value: nothing is allocated unless the value has escaped strings that matter, more
/// than 64 members where evaluated ones are counted, or dynamic references.
///
/// It cannot be copied, so that no call copies its pointers. The run stops at the first failure. What a failure was is found out by a ``Collector`` afterwards.
struct Machine: ~Copyable {
  // Whoever runs the machine holds these two.
  unowned(unsafe) let document: JSONDocument
  let tape: UnsafeBufferPointer<UInt64>
  let bytes: UnsafeBufferPointer<UInt8>
  unowned(unsafe) let source: Program

  // The program's lists.
  let instructions: UnsafeBufferPointer<Instruction>
  let blocks: UnsafeBufferPointer<BlockRange>
  let objects: UnsafeBufferPointer<ObjectPlan>
  let arrays: UnsafeBufferPointer<ArrayPlan>
  let tables: UnsafeBufferPointer<NameTable>
  let slots: UnsafeBufferPointer<NameSlot>
  let names: UnsafeBufferPointer<NameRange>
  let nameBytes: UnsafeBufferPointer<UInt8>
  let blockLists: UnsafeBufferPointer<Int32>
  let bounds: UnsafeBufferPointer<Bound>
  let values: UnsafeBufferPointer<ValueSet>
  let choices: UnsafeBufferPointer<ChoicePlan>
  let branchMasks: UnsafeBufferPointer<UInt64>
  /// Whether the resources on the way are kept, because there are dynamic references.
  let tracksScopes: Bool

  /// The schemas that may still be entered.
  var steps: Int
  /// How deep the run is in schemas, and how deep it may get.
  var depth = 0
  var depthLimit = min(greatestDepth, StackRoom.levels)
  /// The run ended because of a limit; what it returned says nothing.
  var limitReached: RunLimit?
  /// The resources on the way.
  var scopes = ResourceWay()

  /// The greatest depth of schemas in schemas: enough for a value as deep as a parser allows by default. On a thread with
  /// a small stack it is less.
  static let greatestDepth = 700

  /// How many schemas may be entered for a value of so many words: as many as any sane schema needs, and few enough
  /// that one that multiplies itself ends within a second.
  static func steps(for words: Int) -> Int { 2_000_000 + 200 * words }

  /// Whether a value is valid against a block.
  @inline(never)
  mutating func isValid(_ block: Int32, _ index: Int) -> Bool {
    steps &-= 1
    guard steps > 0, depth < depthLimit else {
      limitReached = steps > 0 ? .depth : .steps
      return false
    }
    depth &+= 1
    let result = tracksScopes ? runInScope(block, index) : run(block, index)
    depth &-= 1
    return result
  }

  private mutating func runInScope(_ block: Int32, _ index: Int) -> Bool {
    let isEntered = scopes.enter(blocks[Int(block)].resource)
    defer { scopes.leave(isEntered) }
    return run(block, index)
  }

  /// Runs a block. What nearly every schema has is done here; the rest is out of the way, which keeps the frame small.
  private mutating func run(_ block: Int32, _ index: Int) -> Bool {
    var position = Int(blocks[Int(block)].start)
    var end = Int(blocks[Int(block)].end)
    let word = JSONWord(raw: tape[index])
    while position < end {
      switch instructions[position] {
      case .passIfNull: if word.tag == .null { return true }
      case .type(let mask): if !isOf(mask, word) { return false }
      case .object(let plan):
        if word.tag == .object, !objectIsValid(plan, index) { return false }
      case .array(let plan):
        if word.tag == .array, !arrayIsValid(arrays[Int(plan)], index) { return false }
      case .call(let next):
        // A reference at the end needs no frame of its own. Circles have been broken, so this comes to an end.
        guard position &+ 1 == end, !tracksScopes else {
          if !isValid(next, index) { return false }
          break
        }
        let range = blocks[Int(next)]
        position = Int(range.start)
        end = Int(range.end)
        continue
      case let instruction: if !holds(instruction, index, word) { return false }
      }
      position &+= 1
    }
    return true
  }

  /// Whether a part of a value is valid against a block; most are asked for nothing but a type.
  @inline(__always)
  mutating func partIsValid(_ block: Int32, _ index: Int) -> Bool {
    let type = blocks[Int(block)].onlyType
    return type.isEmpty ? isValid(block, index) : isOf(type, JSONWord(raw: tape[index]))
  }

  /// Whether what one instruction asks for holds.
  ///
  /// - Parameters:
  ///   - instruction: any but `passIfNull`, which ends a block.
  ///   - index: the value's index on the tape.
  ///   - word: the value's first word.
  @inline(never)
  mutating func holds(_ instruction: Instruction, _ index: Int, _ word: JSONWord) -> Bool {
    switch instruction {
    case .nothing, .passIfNull: return true
    case .never: return false
    case .type(let mask): return isOf(mask, word)
    case .values(let set): return isOne(of: values[Int(set)], index, word)
    case .minimum(let bound): return order(word, to: bound, .greaterThanOrEqual)
    case .maximum(let bound): return order(word, to: bound, .lessThanOrEqual)
    case .exclusiveMinimum(let bound): return order(word, to: bound, .greaterThan)
    case .exclusiveMaximum(let bound): return order(word, to: bound, .lessThan)
    case .multipleOf(let divisor): return isMultiple(word, of: divisor)
    case .minLength(let least): return isLong(word, atLeast: Int(least))
    case .maxLength(let most): return isLong(word, atMost: Int(most))
    case .minItems(let least): return word.tag != .array || word.length >= least
    case .maxItems(let most): return word.tag != .array || word.length <= most
    case .minProperties(let least): return word.tag != .object || memberCount(index, word) >= least
    case .maxProperties(let most): return word.tag != .object || memberCount(index, word) <= most
    case .object(let plan): return word.tag != .object || objectIsValid(plan, index)
    case .propertyNames(let block): return word.tag != .object || namesAreValid(block, index)
    case .dependentRequired(let dependency):
      return word.tag != .object || missingDependency(dependency, index) == nil
    case .dependentSchema(let name, let block):
      return word.tag != .object || member(named: name, of: index) == nil || isValid(block, index)
    case .array(let plan): return word.tag != .array || arrayIsValid(arrays[Int(plan)], index)
    case .contains(let plan):
      return word.tag != .array || containsHolds(source.parts.contains[Int(plan)], index, word)
    case .uniqueItems: return word.tag != .array || duplicate(in: index, word) == nil
    case .pattern(let pattern): return matches(word, index, pattern)
    case .format(let format): return isOf(format, word, index)
    case .content(let plan): return contentIsValid(source.parts.contents[Int(plan)], index, word)
    case .call(let block): return isValid(block, index)
    case .dynamicCall(let call): return isValid(target(of: call), index)
    case .anyOf(let choice): return anyIsValid(choice, index)
    case .oneOf(let choice): return oneIsValid(choice, index)
    case .not(let block): return !isValid(block, index)
    case .condition(let test, let then, let otherwise):
      let branch = isValid(test, index) ? then : otherwise
      return branch < 0 || isValid(branch, index)
    case .unevaluatedItems(let block, let owner):
      return word.tag != .array || firstUnevaluated(block, in: owner, index, word) == nil
    case .unevaluatedProperties(let block, let owner):
      return word.tag != .object || firstUnevaluated(block, in: owner, index, word) == nil
    }
  }

  /// The target of a dynamic reference: the outermost resource on the way that has the name.
  mutating func target(of call: Int32) -> Int32 {
    let call = source.parts.dynamicCalls[Int(call)]
    for position in 0..<scopes.count {
      let row = call.name &* source.parts.resourceCount
      let target = source.parts.dynamicTargets[Int(row &+ scopes[position])]
      if target >= 0 { return target }
    }
    return call.fallback
  }

  /// The index of the word after a value.
  @inline(__always)
  func after(_ index: Int) -> Int {
    let tag = JSONWord(raw: tape[index]).tag
    return tag == .array || tag == .object ? Int(truncatingIfNeeded: tape[index &+ 1]) : index &+ 1
  }
}

/// What a run can be ended by.
enum RunLimit: Hashable, Sendable {
  case steps
  case depth
}
