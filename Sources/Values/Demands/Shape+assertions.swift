import UnderstudyJSON
import UnderstudyValidation

extension Shape {
  /// Takes in what a schema says of the value itself.
  ///
  /// - Returns: whether anything is left.
  mutating func takeAssertions(of part: SchemaPart) -> Bool {
    takeTypes(of: part)
    takeValues(of: part)
    takeNumbers(of: part)
    let lengths = Self.range(part["minLength"], part["maxLength"])
    let counts = Self.range(part["minItems"], part["maxItems"])
    let sizes = Self.range(part["minProperties"], part["maxProperties"])
    guard
      lengths.map({ Settling.narrow(&self.lengths, $0, .string, &types) }) ?? drop(.string),
      counts.map({ Settling.narrow(&self.counts, $0, .array, &types) }) ?? drop(.array),
      sizes.map({ Settling.narrow(&self.sizes, $0, .object, &types) }) ?? drop(.object)
    else { return false }
    if let pattern = part["pattern"]?.string, !patterns.contains(pattern) { patterns.append(pattern) }
    if let format = part["format"]?.string, !formats.contains(format) { formats.append(format) }
    if part["uniqueItems"]?.bool == true { isUnique = true }
    for name in part["required"]?.elements.compactMap(\.string) ?? [] { require(name) }
    if patterns.count + formats.count > 1 || !excluded.isEmpty { isHard = true }
    hint(part)
    return !isContradiction
  }

  private mutating func drop(_ type: TypeSet) -> Bool {
    types.subtract(type)
    return !types.isEmpty
  }

  private mutating func takeTypes(of part: SchemaPart) {
    guard let type = part["type"] else { return }
    var own = TypeSet(type)
    // OpenAPI 3.0.3: 'nullable' counts only beside 'type', and an 'enum' must list null too. 3.1 does not have it.
    if part["nullable"]?.bool == true, !part.dialect.reads("const"),
      part["enum"].map({ $0.elements.contains(where: \.isNull) }) ?? true
    {
      own.formUnion(.null)
    }
    types.formIntersection(own)
    for word in type.string.map({ [$0] }) ?? type.elements.compactMap(\.string) where word != "null" {
      let named = TypeSet(word: word)
      if !hints.contains(named) { hints.append(named) }
    }
  }

  private mutating func takeValues(of part: SchemaPart) {
    for own in part.listed {
      let known = allowed.map { Set($0) }
      allowed = known.map { known in own.filter { known.contains($0) } } ?? own
    }
  }

  private mutating func takeNumbers(of part: SchemaPart) {
    let excludesLow = part["exclusiveMinimum"]?.bool == true
    let excludesHigh = part["exclusiveMaximum"]?.bool == true
    if let number = part["minimum"]?.number { numbers.raise(to: number, isExclusive: excludesLow) }
    if let number = part["maximum"]?.number { numbers.lower(to: number, isExclusive: excludesHigh) }
    if let number = part["exclusiveMinimum"]?.number { numbers.raise(to: number, isExclusive: true) }
    if let number = part["exclusiveMaximum"]?.number { numbers.lower(to: number, isExclusive: true) }
    if let number = part["multipleOf"]?.number { numbers.addStep(number) }
  }

  /// Keywords that are about values of one type hint at it.
  private mutating func hint(_ part: SchemaPart) {
    let types = part.names.reduce(into: TypeSet()) { $0.formUnion(Self.typesOfKeywords[$1] ?? []) }
    for type in [TypeSet.object, .array, .string, .number] where types.isSuperset(of: type) {
      if !hints.contains(type) { hints.append(type) }
    }
  }

  private static let typesOfKeywords: [String: TypeSet] = {
    let keywords: KeyValuePairs<TypeSet, [String]> = [
      .object: [
        "properties", "required", "patternProperties", "additionalProperties", "propertyNames",
        "minProperties", "maxProperties", "dependentRequired", "dependentSchemas", "dependencies",
        "unevaluatedProperties", "discriminator",
      ],
      .array: [
        "items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems", "additionalItems",
        "unevaluatedItems",
      ],
      .string: ["pattern", "minLength", "maxLength", "format", "contentMediaType", "contentEncoding"],
      .number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
    ]
    return Dictionary(
      keywords.flatMap { type, names in names.map { ($0, type) } }, uniquingKeysWith: { $1 })
  }()

  /// The range between two limits; `nil` where it is empty.
  static func range(_ least: JSONNode?, _ most: JSONNode?) -> ClosedRange<Int>? {
    let low = least.flatMap(count) ?? 0
    let high = most.flatMap(count) ?? .max
    return low <= high ? low...high : nil
  }

  private static func count(_ node: JSONNode) -> Int? {
    guard let number = node.number, number.isInteger else { return nil }
    return number.text.hasPrefix("-") ? 0 : number.integer ?? .max
  }
}
