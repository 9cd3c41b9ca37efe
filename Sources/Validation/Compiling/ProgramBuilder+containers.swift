import UnderstudyJSON

extension ProgramBuilder {
  /// Compiles `properties`, `patternProperties`, `additionalProperties` and `required` into one plan.
  mutating func compileObject(_ schema: SchemaKeywords, _ resource: Int32) {
    let properties = members(.properties, schema)
    var declared: [[UInt8]: JSONNode] = [:]
    for property in properties { declared[Array(property.name.utf8)] = property.value }
    let required = requiredNames(schema, declared)

    // Required names come first, so that what is missing is a matter of the first bits.
    var names: [[UInt8]] = []
    var positions: [[UInt8]: Int] = [:]
    for name in required.prefix(RequiredNames.capacity) + properties.map({ Array($0.name.utf8) })
    where positions[name] == nil {
      positions[name] = names.count
      names.append(name)
    }
    let firstBlock = Int32(parts.blockLists.count)
    let blocks = names.map { name in declared[name].map { block(for: $0, in: resource) } ?? Blocks.undeclared
    }
    parts.blockLists += blocks
    let firstName = Int32(parts.names.count)
    for name in required.dropFirst(RequiredNames.capacity) { parts.addName(name) }
    let moreRequired = firstName..<Int32(parts.names.count)

    let patterns = patternProperties(schema, resource)
    let additional = schema[.additionalProperties].map { block(for: $0, in: resource) }
    parts.objects.append(
      ObjectPlan(
        table: parts.addTable(names), firstBlock: firstBlock,
        required: RequiredNames(count: min(required.count, RequiredNames.capacity)),
        moreRequired: moreRequired,
        patterns: patterns, additional: additional ?? Blocks.always,
        judgesUndeclared: !patterns.isEmpty || additional ?? Blocks.always != Blocks.always,
        evaluatesAll: additional != nil))
    emit(.object(Int32(parts.objects.count - 1)), .properties)
  }

  /// The members of a keyword that maps names to schemas; reported, and empty, if it does not.
  private mutating func members(_ keyword: Keyword, _ schema: SchemaKeywords) -> [JSONMember] {
    guard let value = schema[keyword] else { return [] }
    guard value.kind == .object else {
      reportWrong(keyword, "an object", value)
      return []
    }
    return resolver.members(of: value)
  }

  /// The names of an array of strings; reported, and as far as they are strings, if there are others.
  mutating func names(_ keyword: Keyword, _ value: JSONNode) -> [[UInt8]] {
    guard value.kind == .array else {
      reportWrong(keyword, "an array of strings", value)
      return []
    }
    var names: [[UInt8]] = []
    var known: Set<[UInt8]> = []
    for element in value.elements {
      guard let name = element.string.map({ Array($0.utf8) }) else {
        reportWrong(keyword, "an array of strings", element)
        continue
      }
      if known.insert(name).inserted { names.append(name) }
    }
    return names
  }

  private mutating func requiredNames(
    _ schema: SchemaKeywords, _ declared: [[UInt8]: JSONNode]
  ) -> [[UInt8]] {
    guard let value = schema[.required] else { return [] }
    // Draft 3 had a boolean in the property, which many documents still hold; it has no meaning.
    let names = names(.required, value)
    guard let direction = options.direction, schema.dialect.isOpenAPI else { return names }
    let word = direction == .request ? "readOnly" : "writeOnly"
    return names.filter { name in
      guard let property = declared[name] else { return true }
      if property[word]?.bool == true { return false }
      let target = property["$ref"]?.string.flatMap { resolver.resolve($0, from: property) }
      return target?[word]?.bool != true
    }
  }

  private mutating func patternProperties(_ schema: SchemaKeywords, _ resource: Int32) -> Range<Int32> {
    let start = Int32(parts.patternProperties.count)
    for member in members(.patternProperties, schema) {
      guard let pattern = pattern(member.name, .patternProperties, at: member.key) else { continue }
      parts.patternProperties.append(
        PatternProperty(pattern: pattern, block: block(for: member.value, in: resource)))
    }
    return start..<Int32(parts.patternProperties.count)
  }

  /// Compiles the schemas of an array's elements: a tuple, and what follows it.
  mutating func compileArray(_ schema: SchemaKeywords, _ resource: Int32) {
    let isTuple = schema.dialect.draft < .draft2020 && schema[.items]?.kind == .array
    let tuple = isTuple ? schema[.items] : schema[.prefixItems]
    let rest =
      schema.dialect.draft >= .draft2020
      ? schema[.items] : isTuple ? schema[.additionalItems] : schema[.items]
    if let tuple, tuple.kind != .array { reportWrong(.prefixItems, "an array of schemas", tuple) }
    let blocks = tuple.map { $0.elements.map { block(for: $0, in: resource) } } ?? []
    let first = Int32(parts.blockLists.count)
    parts.blockLists += blocks
    let restBlock = rest.map { block(for: $0, in: resource) }
    guard tuple != nil || rest != nil else { return }
    parts.arrays.append(
      ArrayPlan(
        prefix: first..<first + Int32(blocks.count), rest: restBlock ?? Blocks.always,
        evaluatesAll: restBlock != nil))
    emit(.array(Int32(parts.arrays.count - 1)), isTuple || tuple == nil ? .items : .prefixItems)
  }

  mutating func compileContains(_ value: JSONNode, _ schema: SchemaKeywords, _ resource: Int32) {
    let minimum = schema[.minContains].flatMap { count(.minContains, $0) }
    let maximum = schema[.maxContains].flatMap { count(.maxContains, $0) }
    parts.contains.append(
      ContainsPlan(
        block: block(for: value, in: resource), minimum: Int(minimum ?? 1),
        maximum: maximum.map(Int.init) ?? .max,
        evaluates: schema.dialect.draft >= .draft2020))
    emit(.contains(Int32(parts.contains.count - 1)), .contains)
  }

  /// Compiles `dependentRequired`, `dependentSchemas`, and `dependencies`, which is both.
  mutating func compileDependencies(_ keyword: Keyword, _ value: JSONNode, _ resource: Int32) {
    guard value.kind == .object else { return reportWrong(keyword, "an object", value) }
    for member in value.members {
      let name = parts.addName(Array(member.name.utf8))
      let isRequired =
        keyword == .dependentRequired || keyword == .dependencies && member.value.kind == .array
      guard isRequired || member.value.kind == .string && keyword == .dependencies else {
        emit(.dependentSchema(name: name, block(for: member.value, in: resource)), keyword)
        continue
      }
      let first = Int32(parts.names.count)
      // Draft 3 allowed a single name.
      let required =
        member.value.string.map { [Array($0.utf8)] } ?? names(keyword, member.value)
      for other in required { parts.addName(other) }
      parts.dependencies.append(
        Dependency(name: name, required: first..<Int32(parts.names.count)))
      emit(.dependentRequired(Int32(parts.dependencies.count - 1)), keyword)
    }
  }
}
