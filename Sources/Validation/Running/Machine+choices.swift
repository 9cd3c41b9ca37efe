import UnderstudyJSON

extension Machine {
  mutating func anyIsValid(_ number: Int32, _ index: Int) -> Bool {
    let choice = choices[Int(number)]
    switch select(choice, index) {
    case .one(let branch): return isValid(branch, index)
    case .some(let candidates):
      let types = TypeMask(of: JSONWord(raw: tape[index]).tag)
      for number in 0..<choice.branches.count {
        let branch = blockLists[Int(choice.branches.lowerBound) &+ number]
        if isCandidate(branch, number, candidates, types), isValid(branch, index) { return true }
      }
      return false
    }
  }

  mutating func oneIsValid(_ number: Int32, _ index: Int) -> Bool {
    let choice = choices[Int(number)]
    switch select(choice, index) {
    case .one(let branch): return isValid(branch, index)
    case .some(let candidates):
      let types = TypeMask(of: JSONWord(raw: tape[index]).tag)
      var found = false
      for number in 0..<choice.branches.count {
        let branch = blockLists[Int(choice.branches.lowerBound) &+ number]
        guard isCandidate(branch, number, candidates, types), isValid(branch, index) else { continue }
        if found { return false }
        found = true
      }
      return found
    }
  }

  /// What there is to be tried of a choice.
  private enum Selection {
    /// Only the branch that the discriminator names.
    case one(Int32)
    /// The branches whose bits are set; of more than 64 all.
    case some(UInt64)
  }

  /// Finds out by the properties that tell branches apart which are left for a value.
  @inline(__always)
  private mutating func select(_ choice: ChoicePlan, _ index: Int) -> Selection {
    guard choice.tag >= 0 || choice.key >= 0, JSONWord(raw: tape[index]).tag == .object else {
      return .some(.max)
    }
    let tag = choice.tag >= 0 ? member(named: choice.tag, of: index) : nil
    if let branch = branch(of: choice, namedBy: tag) { return .one(branch) }
    guard choice.key >= 0 else { return .some(.max) }
    let key = choice.key == choice.tag ? tag : member(named: choice.key, of: index)
    guard let key, let entry = entry(ofStringAt: key, in: choice.keyTable) else { return .some(0) }
    return .some(branchMasks[Int(choice.firstMask &+ entry)])
  }

  @inline(__always)
  private func isCandidate(_ branch: Int32, _ number: Int, _ candidates: UInt64, _ types: TypeMask) -> Bool {
    candidates &>> UInt64(truncatingIfNeeded: number) & 1 != 0
      && blocks[Int(branch)].types.rawValue & types.rawValue != 0
  }

  /// The branch that a discriminator names; `nil` where the value has no such property, or names no branch.
  mutating func taggedBranch(_ choice: ChoicePlan, _ index: Int) -> Int32? {
    guard JSONWord(raw: tape[index]).tag == .object else { return nil }
    return branch(of: choice, namedBy: member(named: choice.tag, of: index))
  }

  private mutating func branch(of choice: ChoicePlan, namedBy tag: Int?) -> Int32? {
    guard let tag, let entry = entry(ofStringAt: tag, in: choice.table) else { return nil }
    return blockLists[Int(choice.firstBlock &+ entry)]
  }

  /// The entry of a string in a table; `nil` for what is no string, or is not there.
  private mutating func entry(ofStringAt index: Int, in table: Int32) -> Int32? {
    let word = JSONWord(raw: tape[index])
    guard word.tag == .string || word.tag == .escapedString else { return nil }
    let entry = find(word, index, in: table)
    return entry < 0 ? nil : entry
  }
}
