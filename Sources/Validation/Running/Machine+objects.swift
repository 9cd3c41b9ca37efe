import UnderstudyJSON

extension Machine {
  /// Runs through the members once: declared ones, those that match, additional ones, and what must be there.
  mutating func objectIsValid(_ number: Int32, _ index: Int) -> Bool {
    let plan = objects[Int(number)]
    let end = Int(truncatingIfNeeded: tape[index &+ 1])
    var position = index &+ 2
    var missing = plan.required
    while position < end {
      let entry = find(JSONWord(raw: tape[position]), position, in: plan.table)
      var block = Blocks.undeclared
      if entry >= 0 {
        missing.remove(entry)
        block = blockLists[Int(plan.firstBlock &+ entry)]
      }
      if block > 0, !partIsValid(block, position &+ 1) { return false }
      if plan.judgesUndeclared, !undeclaredIsValid(plan, position, isDeclared: block >= 0) { return false }
      position = after(position &+ 1)
    }
    guard missing.isEmpty else { return false }
    return plan.moreRequired.isEmpty || firstMissing(of: plan.moreRequired, index) == nil
  }

  @inline(never)
  private mutating func undeclaredIsValid(_ plan: ObjectPlan, _ key: Int, isDeclared: Bool) -> Bool {
    var isAdditional = !isDeclared
    for offset in 0..<plan.patterns.count {
      let property = source.parts.patternProperties[Int(plan.patterns.lowerBound) &+ offset]
      guard matches(JSONWord(raw: tape[key]), key, property.pattern) else { continue }
      isAdditional = false
      if !isValid(property.block, key &+ 1) { return false }
    }
    return !isAdditional || plan.additional == Blocks.always || isValid(plan.additional, key &+ 1)
  }

  mutating func namesAreValid(_ block: Int32, _ index: Int) -> Bool {
    let end = Int(truncatingIfNeeded: tape[index &+ 1])
    var position = index &+ 2
    while position < end {
      if !isValid(block, position) { return false }
      position = after(position &+ 1)
    }
    return true
  }

  /// The number of members; a name that occurs twice counts twice, as it does in the text.
  mutating func memberCount(_ index: Int, _ word: JSONWord) -> Int {
    word.length
  }

  /// The first name that is missing although the name that asks for it is there.
  mutating func missingDependency(_ number: Int32, _ index: Int) -> Int32? {
    let dependency = source.parts.dependencies[Int(number)]
    guard member(named: dependency.name, of: index) != nil else { return nil }
    return firstMissing(of: dependency.required, index)
  }

  /// The first of some names that an object does not have.
  private mutating func firstMissing(of names: Range<Int32>, _ index: Int) -> Int32? {
    var name = names.lowerBound
    while name < names.upperBound {
      if member(named: name, of: index) == nil { return name }
      name &+= 1
    }
    return nil
  }

  /// The index of the value of an object's member. Where a name occurs more than once, the last counts.
  mutating func member(named name: Int32, of index: Int) -> Int? {
    let range = names[Int(name)]
    let wanted = UnsafeBufferPointer(
      rebasing: nameBytes[Int(range.start)..<Int(range.start &+ range.length)])
    let end = Int(truncatingIfNeeded: tape[index &+ 1])
    var position = index &+ 2
    var found: Int?
    while position < end {
      if isEqual(JSONWord(raw: tape[position]), position, wanted) { found = position &+ 1 }
      position = after(position &+ 1)
    }
    return found
  }

  /// Whether a string says what bytes say.
  @inline(__always)
  mutating func isEqual(_ word: JSONWord, _ index: Int, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    if word.tag == .string {
      guard word.length == wanted.count else { return false }
      for offset in 0..<wanted.count where bytes[word.offset &+ offset] != wanted[offset] { return false }
      return true
    }
    return withText(word, index, bytes, document) { $0.elementsEqual(wanted) }
  }

  /// The entry of a string in a table, or -1.
  @inline(__always)
  mutating func find(_ word: JSONWord, _ index: Int, in table: Int32) -> Int32 {
    let table = tables[Int(table)]
    if table.count == 0 { return -1 }
    guard word.tag == .string, let base = bytes.baseAddress else {
      return withText(word, index, bytes, document) { text in
        text.baseAddress.map { find($0, length: text.count, available: text.count, in: table) } ?? -1
      }
    }
    return find(base + word.offset, length: word.length, available: bytes.count &- word.offset, in: table)
  }

  @inline(__always)
  private mutating func find(
    _ text: UnsafePointer<UInt8>, length: Int, available: Int, in table: NameTable
  ) -> Int32 {
    let key = NameKey(text, length: length, available: available)
    var slot = key.hash & Int(table.mask)
    while true {
      let candidate = slots[Int(table.firstSlot) &+ slot]
      if candidate.entry < 0 { return -1 }
      if candidate.key == key, length <= 16 || middleIsEqual(text, length, candidate.entry, table) {
        return candidate.entry
      }
      slot = (slot &+ 1) & Int(table.mask)
    }
  }

  /// Whether the bytes that a key does not hold are equal.
  private mutating func middleIsEqual(
    _ text: UnsafePointer<UInt8>, _ length: Int, _ entry: Int32, _ table: NameTable
  ) -> Bool {
    let start = Int(names[Int(table.firstName &+ entry)].start)
    for offset in 8..<length &- 8 where nameBytes[start &+ offset] != text[offset] { return false }
    return true
  }
}
