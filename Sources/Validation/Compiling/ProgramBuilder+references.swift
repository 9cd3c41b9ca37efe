import UnderstudyJSON

extension ProgramBuilder {
  mutating func compileReference(
    _ keyword: Keyword, _ value: JSONNode, _ schema: SchemaKeywords, _ resource: Int32
  ) {
    guard let reference = value.string else { return reportWrong(keyword, "a string", value) }
    guard let target = resolver.resolve(reference, from: schema.node) else {
      let advice = resolver.advice(on: reference, from: schema.node)
      return report(.unresolvedReference(reference, advice: advice), at: value)
    }
    let targetResource = self.resource(of: target)
    let block = block(for: target, in: targetResource)
    let name = dynamicName(keyword, reference, target, targetResource)
    guard let name else { return emit(.call(block), keyword) }
    let row = dynamicNames.firstIndex(of: name) ?? dynamicNames.count
    if row == dynamicNames.count { dynamicNames.append(name) }
    parts.dynamicCalls.append(DynamicCall(name: Int32(row), fallback: block))
    emit(.dynamicCall(Int32(parts.dynamicCalls.count - 1)), keyword)
  }

  /// The name to look for on the way, where a reference is dynamic: its first target must have the name itself.
  private func dynamicName(
    _ keyword: Keyword, _ reference: String, _ target: JSONNode, _ resource: Int32
  ) -> String? {
    switch keyword {
    case .dynamicReference:
      guard let mark = reference.firstIndex(of: "#") else { return nil }
      let name = String(reference[reference.index(after: mark)...])
      return target["$dynamicAnchor"]?.string == name ? name : nil
    case .recursiveReference:
      return resources[Int(resource)].resource.root["$recursiveAnchor"]?.bool == true ? "" : nil
    default: return nil
    }
  }

  /// Finds the targets of dynamic references in all resources that have been entered. May reach new schemas.
  mutating func linkDynamicReferences() {
    guard !dynamicNames.isEmpty else { return }
    var targets: [Int32] = []
    let count = resources.count
    for name in dynamicNames {
      for number in 0..<count {
        let target = resolver.dynamicAnchor(name, in: resources[number].resource)
        targets.append(target.map { block(for: $0, in: Int32(number)) } ?? Blocks.none)
      }
    }
    parts.dynamicTargets = targets
    parts.resourceCount = Int32(count)
  }

  mutating func compileBranches(
    _ keyword: Keyword, _ value: JSONNode, _ schema: SchemaKeywords, _ resource: Int32
  ) {
    guard value.kind == .array, value.count > 0 else {
      return reportWrong(keyword, "an array of at least one schema", value)
    }
    let branches = Array(value.elements)
    let blocks = branches.map { block(for: $0, in: resource) }
    if keyword == .allOf {
      for (position, block) in blocks.enumerated() where block != Blocks.always {
        emit(.call(block), keyword, at: position)
      }
      return
    }
    let first = Int32(parts.blockLists.count)
    parts.blockLists += blocks
    var choice = ChoicePlan(branches: first..<first + Int32(blocks.count))
    if let discriminator = schema[.discriminator] {
      compileDiscriminator(discriminator, branches, blocks, &choice, schema)
    }
    parts.choices.append(choice)
    let number = Int32(parts.choices.count - 1)
    emit(keyword == .anyOf ? .anyOf(number) : .oneOf(number), keyword)
  }

  /// Compiles the values of a discriminator: those of its mapping, and the names of the branches themselves
  /// (OpenAPI 3.1.1 §4.8.25).
  private mutating func compileDiscriminator(
    _ discriminator: JSONNode, _ branches: [JSONNode], _ blocks: [Int32], _ choice: inout ChoicePlan,
    _ schema: SchemaKeywords
  ) {
    guard let property = discriminator["propertyName"]?.string else {
      return reportWrong(.discriminator, "an object with 'propertyName'", discriminator)
    }
    let references = branches.map { $0["$ref"]?.string }
    let targets = zip(branches, references).map { branch, reference in
      reference.flatMap { resolver.resolve($0, from: branch) }
    }
    var values: [(name: [UInt8], block: Int32)] = []
    func add(_ name: some StringProtocol, _ block: Int32) {
      let name = Array(name.utf8)
      if !values.contains(where: { $0.name == name }) { values.append((name, block)) }
    }
    for member in discriminator["mapping"].map({ Array($0.members) }) ?? [] {
      guard let reference = member.value.string else { continue }
      // What could be both is the name of a component.
      let target =
        resolver.resolve("#/components/schemas/\(JSONPointer.escaped(reference))", from: schema.node)
        ?? resolver.resolve(reference, from: schema.node)
      if let target, let position = targets.firstIndex(of: target) {
        add(member.name, blocks[position])
      } else {
        report(.unknownMapping(reference), at: member.value)
      }
    }
    let mappedCount = values.count
    for (reference, block) in zip(references, blocks) {
      if let name = reference?.split(separator: "/").last { add(name, block) }
    }
    choice.tag = parts.addName(Array(property.utf8))
    choice.table = parts.addTable(values.map(\.name))
    choice.toldCount = Int32(mappedCount > 0 ? mappedCount : values.count)
    choice.firstBlock = Int32(parts.blockLists.count)
    parts.blockLists += values.map(\.block)
  }

  mutating func compileCondition(_ value: JSONNode, _ schema: SchemaKeywords, _ resource: Int32) {
    let then = schema[.then].map { block(for: $0, in: resource) } ?? Blocks.none
    let otherwise = schema[.otherwise].map { block(for: $0, in: resource) } ?? Blocks.none
    emit(.condition(block(for: value, in: resource), then: then, otherwise: otherwise), .condition)
  }
}
