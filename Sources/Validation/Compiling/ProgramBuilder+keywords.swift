import UnderstudyJSON
import UnderstudyPatterns

extension ProgramBuilder {
  /// Compiles the keywords of one schema object.
  mutating func compile(_ schema: SchemaKeywords, block: Int32, resource: Int32) {
    var hasObject = false
    var hasArray = false
    var hasContent = false
    for (keyword, value) in schema.entries {
      switch keyword {
      case .nullable: compileNullable(value, schema)
      case .type: compileType(value, schema)
      case .const: emit(.values(valueSet([value])), .const)
      case .enumeration: compileEnumeration(value)
      case .minimum, .maximum, .exclusiveMinimum, .exclusiveMaximum: compileBound(keyword, value, schema)
      case .multipleOf: compileDivisor(value)
      case .minLength, .maxLength, .minItems, .maxItems, .minProperties, .maxProperties:
        compileLimit(keyword, value)
      case .required, .properties, .patternProperties, .additionalProperties:
        if !hasObject { compileObject(schema, resource) }
        hasObject = true
      case .propertyNames: emit(.propertyNames(self.block(for: value, in: resource)), keyword)
      case .dependentRequired, .dependencies, .dependentSchemas:
        compileDependencies(keyword, value, resource)
      case .prefixItems, .items, .additionalItems:
        if !hasArray { compileArray(schema, resource) }
        hasArray = true
      case .contains: compileContains(value, schema, resource)
      case .minContains, .maxContains, .then, .otherwise, .discriminator, .never: break
      case .uniqueItems: compileUniqueItems(value)
      case .pattern: compilePattern(value)
      case .format: compileFormat(value, schema)
      case .contentEncoding, .contentMediaType, .contentSchema:
        if !hasContent { compileContent(schema, resource) }
        hasContent = true
      case .reference, .recursiveReference, .dynamicReference:
        compileReference(keyword, value, schema, resource)
      case .allOf, .anyOf, .oneOf: compileBranches(keyword, value, schema, resource)
      case .not: emit(.not(self.block(for: value, in: resource)), keyword)
      case .condition: compileCondition(value, schema, resource)
      case .unevaluatedItems:
        emit(.unevaluatedItems(self.block(for: value, in: resource), of: block), keyword)
      case .unevaluatedProperties:
        emit(.unevaluatedProperties(self.block(for: value, in: resource), of: block), keyword)
      }
    }
  }

  private mutating func compileNullable(_ value: JSONNode, _ schema: SchemaKeywords) {
    guard let isNullable = value.bool else { return reportWrong(.nullable, "a boolean", value) }
    if isNullable, schema.dialect.draft == .openAPI30 || options.toleratesNullable {
      emit(.passIfNull, .nullable)
    }
  }

  private mutating func compileType(_ value: JSONNode, _ schema: SchemaKeywords) {
    var mask: TypeMask = []
    let names = value.kind == .array ? Array(value.elements) : [value]
    for node in names {
      guard let name = node.string else {
        return reportWrong(.type, "a string or an array of strings", value)
      }
      guard let type = TypeMask.named.first(where: { $0.name == name }) else {
        // Draft 4 has it, and old documents still use it.
        if name == "any", schema.dialect.draft <= .openAPI30 { return }
        if name == "file", schema.dialect.draft == .openAPI30 { return }
        return report(.unknownType(name), at: node)
      }
      mask.insert(type.mask)
    }
    if schema.dialect.draft <= .openAPI30 { mask.insert(.literalIntegers) }
    emit(.type(mask), .type)
  }

  private mutating func compileEnumeration(_ value: JSONNode) {
    guard value.kind == .array else { return reportWrong(.enumeration, "an array", value) }
    emit(.values(valueSet(Array(value.elements))), .enumeration)
  }

  private mutating func valueSet(_ nodes: [JSONNode]) -> Int32 {
    var set = ValueSet()
    var strings: [[UInt8]] = []
    var known: Set<[UInt8]> = []
    var others: [JSONNode] = []
    for node in nodes {
      switch node.kind {
      case .null: set.literals |= 1
      case .boolean: set.literals |= node.bool == true ? 4 : 2
      case .string:
        let text = Array((node.string ?? "").utf8)
        if known.insert(text).inserted { strings.append(text) }
      case .number, .array, .object: others.append(node)
      }
    }
    if !strings.isEmpty { set.strings = parts.addTable(strings) }
    set.others = appendConstants(others)
    set.all = appendConstants(nodes)
    parts.values.append(set)
    return Int32(parts.values.count - 1)
  }

  private mutating func appendConstants(_ nodes: [JSONNode]) -> Range<Int32> {
    let start = Int32(parts.constants.count)
    parts.constants += nodes
    return start..<Int32(parts.constants.count)
  }

  private mutating func compileBound(_ keyword: Keyword, _ value: JSONNode, _ schema: SchemaKeywords) {
    let isExclusive = keyword == .exclusiveMinimum || keyword == .exclusiveMaximum
    let isOld = schema.dialect.draft <= .openAPI30
    // OpenAPI documents often have the form of the other version; what is meant is plain.
    if isExclusive, value.bool != nil, isOld || schema.dialect.isOpenAPI {
      if !isOld { report(.otherVersion(keyword: keyword.name), at: value) }
      return
    }
    if isExclusive, isOld, value.number == nil || !schema.dialect.isOpenAPI {
      return reportWrong(keyword, "a boolean", value)
    }
    guard let number = value.number else { return reportWrong(keyword, "a number", value) }
    if isExclusive, isOld { report(.otherVersion(keyword: keyword.name), at: value) }
    let bound = Int32(parts.bounds.count)
    parts.bounds.append(Bound(number, text: parts.addName(Array(number.text.utf8))))
    parts.boundNumbers.append(number)
    switch keyword {
    case .minimum:
      let excludes = schema[.exclusiveMinimum]?.bool == true
      emit(excludes ? .exclusiveMinimum(bound) : .minimum(bound), keyword)
    case .maximum:
      let excludes = schema[.exclusiveMaximum]?.bool == true
      emit(excludes ? .exclusiveMaximum(bound) : .maximum(bound), keyword)
    case .exclusiveMinimum: emit(.exclusiveMinimum(bound), keyword)
    default: emit(.exclusiveMaximum(bound), keyword)
    }
  }

  private mutating func compileDivisor(_ value: JSONNode) {
    guard let number = value.number, let divisor = Divisor(number) else {
      return reportWrong(
        .multipleOf, "a number above 0 of at most \(Divisor.greatestDigitCount) digits", value)
    }
    parts.divisors.append(divisor)
    emit(.multipleOf(Int32(parts.divisors.count - 1)), .multipleOf)
  }

  private mutating func compileLimit(_ keyword: Keyword, _ value: JSONNode) {
    guard let limit = count(keyword, value) else { return }
    switch keyword {
    case .minLength: emit(.minLength(limit), keyword)
    case .maxLength: emit(.maxLength(limit), keyword)
    case .minItems: emit(.minItems(limit), keyword)
    case .maxItems: emit(.maxItems(limit), keyword)
    case .minProperties: emit(.minProperties(limit), keyword)
    default: emit(.maxProperties(limit), keyword)
    }
  }

  /// A number that counts something; reported, and `nil`, if it is none. Beyond 32 bits nothing is ever counted.
  func count(_ value: JSONNode) -> Int32? {
    guard let number = value.number, number.isInteger, !number.text.hasPrefix("-") || number.integer == 0
    else {
      return nil
    }
    return number.integer.map { Int32(clamping: $0) } ?? .max
  }

  mutating func count(_ keyword: Keyword, _ value: JSONNode) -> Int32? {
    let count = count(value)
    if count == nil { reportWrong(keyword, "an integer of 0 or more", value) }
    return count
  }

  private mutating func compileUniqueItems(_ value: JSONNode) {
    guard let isUnique = value.bool else { return reportWrong(.uniqueItems, "a boolean", value) }
    if isUnique { emit(.uniqueItems, .uniqueItems) }
  }

  private mutating func compilePattern(_ value: JSONNode) {
    guard let text = value.string else { return reportWrong(.pattern, "a string", value) }
    if let pattern = pattern(text, .pattern, at: value) { emit(.pattern(pattern), .pattern) }
  }

  /// The number of a compiled expression; reported, and `nil`, if it is none.
  mutating func pattern(_ text: String, _ keyword: Keyword, at node: JSONNode) -> Int32? {
    if let known = parts.patterns.firstIndex(where: { $0.source.utf8.elementsEqual(text.utf8) }) {
      return Int32(known)
    }
    do {
      let pattern = try Pattern(text)
      if let flaw = pattern.flaw {
        report(.looselyRead(keyword: keyword.name, reason: flaw.message), at: node)
      }
      parts.patterns.append(pattern)
      return Int32(parts.patterns.count - 1)
    } catch {
      report(.badPattern(keyword: keyword.name, reason: error.message), at: node)
      return nil
    }
  }

  private mutating func compileFormat(_ value: JSONNode, _ schema: SchemaKeywords) {
    guard let name = value.string else { return reportWrong(.format, "a string", value) }
    let isAsserted =
      switch options.format {
      case .asserted: true
      case .annotated: false
      case .dialect:
        schema.dialect.isOpenAPI || schema.dialect.vocabularies.contains(.formatAssertion)
      }
    if isAsserted, let format = Format(name, in: schema.dialect) { emit(.format(format), .format) }
  }

  /// Compiles what is said of the text in a string: how it is encoded, of which media type it is, and its schema.
  private mutating func compileContent(_ schema: SchemaKeywords, _ resource: Int32) {
    let (encoding, mediaType) = (schema[.contentEncoding], schema[.contentMediaType])
    if let encoding, encoding.string == nil { reportWrong(.contentEncoding, "a string", encoding) }
    if let mediaType, mediaType.string == nil { reportWrong(.contentMediaType, "a string", mediaType) }
    guard options.assertsContent else { return }
    let known = encoding?.string.flatMap(ContentEncoding.init(name:))
    // What is encoded in a way that is not known cannot be looked into.
    guard encoding == nil || known != nil else { return }
    let isJSON = mediaType?.string.map(Self.isJSON) ?? false
    guard known != nil || isJSON else { return }
    let block = schema[.contentSchema].map { self.block(for: $0, in: resource) }
    parts.contents.append(
      ContentPlan(encoding: known, isJSON: isJSON, block: isJSON ? block ?? Blocks.always : Blocks.always))
    emit(
      .content(Int32(parts.contents.count - 1)),
      known != nil ? .contentEncoding : block != nil ? .contentSchema : .contentMediaType)
  }

  /// Whether a media type is one of JSON: itself, or one with its suffix (RFC 6839 §3.1).
  private static func isJSON(_ mediaType: String) -> Bool {
    let essence = mediaType.prefix { $0 != ";" && $0 != " " }.lowercased()
    return essence == "application/json" || essence.hasSuffix("+json")
  }

  /// Notes that a keyword's value is not what it must be.
  mutating func reportWrong(_ keyword: Keyword, _ expected: String, _ value: JSONNode) {
    report(
      .wrongValue(keyword: keyword.name, expected: expected, found: value.briefDescription), at: value)
  }
}
