extension ProgramParts {
  /// Finds out what lets a run pass by the branches of a choice that a value cannot be valid against: the types that
  /// each schema allows at all, and a property whose value tells which branches are left.
  mutating func findShortcuts() {
    var known = [TypeMask?](repeating: nil, count: blocks.count)
    for block in blocks.indices { blocks[block].types = types(of: Int32(block), 0, &known) }
    for number in choices.indices { findKey(ofChoice: number) }
  }

  /// The types that can be valid against a schema; more than those where that takes more than a look.
  private func types(of block: Int32, _ depth: Int, _ known: inout [TypeMask?]) -> TypeMask {
    if let types = known[Int(block)] { return types }
    guard depth < 64 else { return .any }
    var types = TypeMask.any
    var isNullable = false
    for instruction in instructions[Int(blocks[Int(block)].start)..<Int(blocks[Int(block)].end)] {
      switch instruction {
      case .never: types = []
      case .passIfNull: isNullable = true
      // Either of them may be a number that is written with a fraction.
      case .type(let mask):
        types.formIntersection(mask.rawValue & 12 != 0 ? mask.union([.integer, .number]) : mask)
      case .values(let set): types.formIntersection(self.types(of: values[Int(set)]))
      case .call(let next): types.formIntersection(self.types(of: next, depth + 1, &known))
      case .anyOf(let choice), .oneOf(let choice):
        let branches = choices[Int(choice)].branches
        types.formIntersection(
          branches.reduce(into: TypeMask()) {
            $0.formUnion(self.types(of: blockLists[Int($1)], depth + 1, &known))
          })
      default: break
      }
    }
    if isNullable { types.insert(.null) }
    known[Int(block)] = types
    return types
  }

  private func types(of set: ValueSet) -> TypeMask {
    var types: TypeMask = set.others.isEmpty ? [] : [.integer, .number, .array, .object]
    if set.literals & 1 != 0 { types.insert(.null) }
    if set.literals & 6 != 0 { types.insert(.boolean) }
    if set.strings >= 0 { types.insert(.string) }
    return types
  }

  /// Looks for a property that every branch requires and allows only some strings for: of several the one with most.
  private mutating func findKey(ofChoice number: Int) {
    let branches = choices[number].branches
    guard 2...64 ~= branches.count else { return }
    let tags = branches.map { self.tags(of: blockLists[Int($0)], 0) }
    var best: (name: [UInt8], values: [[UInt8]])?
    for name in tags[0].keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      guard tags.allSatisfy({ $0[name] != nil }) else { continue }
      let values = tags.reduce(into: Set()) { $0.formUnion($1[name] ?? []) }
      if values.count > best?.values.count ?? 1 { best = (name, Array(values)) }
    }
    guard let best else { return }
    let isDiscriminator = choices[number].tag >= 0 && bytes(ofName: choices[number].tag) == best.name
    choices[number].key = isDiscriminator ? choices[number].tag : addName(best.name)
    choices[number].keyTable = addTable(best.values)
    choices[number].firstMask = Int32(branchMasks.count)
    branchMasks += best.values.map { value in
      tags.indices.reduce(0) { $0 | (tags[$1][best.name]?.contains(value) == true ? 1 << UInt64($1) : 0) }
    }
  }

  /// The properties that an object must have to be valid against a schema, and the strings that they must be, as far
  /// as they must.
  private func tags(of block: Int32, _ depth: Int) -> [[UInt8]: Set<[UInt8]>] {
    var tags: [[UInt8]: Set<[UInt8]>] = [:]
    guard depth < 16 else { return tags }
    for instruction in instructions[Int(blocks[Int(block)].start)..<Int(blocks[Int(block)].end)] {
      switch instruction {
      case .call(let next): tags.merge(self.tags(of: next, depth + 1)) { $0.intersection($1) }
      case .object(let number):
        let plan = objects[Int(number)]
        for entry in 0..<plan.required.count {
          let property = blockLists[Int(plan.firstBlock) + entry]
          guard property > 0, let strings = strings(of: property, 0) else { continue }
          tags[bytes(ofName: tables[Int(plan.table)].firstName + Int32(entry))] = strings
        }
      default: break
      }
    }
    return tags
  }

  /// The strings that a value must be one of; `nil` if it need not be a string.
  private func strings(of block: Int32, _ depth: Int) -> Set<[UInt8]>? {
    guard depth < 16 else { return nil }
    var strings: Set<[UInt8]>?
    for instruction in instructions[Int(blocks[Int(block)].start)..<Int(blocks[Int(block)].end)] {
      switch instruction {
      case .passIfNull: return nil
      case .call(let next): strings = self.strings(of: next, depth + 1) ?? strings
      case .values(let number):
        let set = values[Int(number)]
        guard set.literals == 0, set.others.isEmpty, set.strings >= 0 else { continue }
        let table = tables[Int(set.strings)]
        strings = Set((table.firstName..<table.firstName + table.count).map { bytes(ofName: $0) })
      default: break
      }
    }
    return strings
  }

  private func bytes(ofName number: Int32) -> [UInt8] {
    let range = names[Int(number)]
    return Array(nameBytes[Int(range.start)..<Int(range.start + range.length)])
  }
}
