import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// One pair of schemas, keyword by keyword.
struct SchemaStep {
  let old: SchemaFacts
  let new: SchemaFacts
  let direction: Change.Direction
  let place: SchemaPlace
  let depth: Int
  private(set) var changes: [Change] = []
  private(set) var children: [SchemaComparison.Pair] = []

  init(old: SchemaFacts, new: SchemaFacts, direction: Change.Direction, place: SchemaPlace, depth: Int) {
    self.old = old
    self.new = new
    self.direction = direction
    self.place = place
    self.depth = depth
  }

  mutating func compare(_ comparison: inout SchemaComparison) {
    if old.isNever || new.isNever {
      if !old.isNever { narrowed("false", "nothing is allowed any more", nil, nil) }
      if !new.isNever { widened("false", "something is allowed now", nil, nil) }
      return
    }
    guard compareTypes() else { return }
    compareValues()
    compareNumbers()
    compareCounts()
    compareTexts()
    compareOpaque()
    compareObjects(&comparison)
    compareArrays(&comparison)
    compareGroups(&comparison)
  }

  // MARK: What a change means

  /// Less is allowed than before: what clients send may be refused.
  mutating func narrowed(
    _ keyword: String, _ message: String, _ before: JSONNode?, _ after: JSONNode?,
    _ severity: Change.Severity = .breaking
  ) {
    add(direction == .request ? severity : .safe, keyword, message, before, after)
  }

  /// More is allowed than before: clients may get what they do not expect.
  mutating func widened(
    _ keyword: String, _ message: String, _ before: JSONNode?, _ after: JSONNode?,
    _ severity: Change.Severity = .breaking
  ) {
    add(direction == .response ? severity : .safe, keyword, message, before, after)
  }

  /// Nobody can tell whether it is less or more.
  mutating func changed(
    _ keyword: String, _ message: String, _ before: JSONNode?, _ after: JSONNode?,
    _ severity: Change.Severity = .risky
  ) {
    add(severity, keyword, message, before, after)
  }

  private mutating func add(
    _ severity: Change.Severity, _ keyword: String, _ message: String, _ before: JSONNode?, _ after: JSONNode?
  ) {
    let change = Change(
      rule: "\(direction.rawValue)/\(keyword)", severity: severity, direction: direction,
      message: "\(place): \(message)", old: Self.place(before ?? old.node),
      new: Self.place(after ?? new.node),
      operations: [])
    if !changes.contains(change) { changes.append(change) }
  }

  /// What stands in no file has no place.
  private static func place(_ node: JSONNode) -> SourceLocation? {
    node.location.file.isEmpty ? nil : node.location
  }

  /// Goes on with what stands in a place of both.
  mutating func descend(
    _ before: Schema, _ after: Schema, _ place: SchemaPlace, _ comparison: inout SchemaComparison
  ) {
    children.append(comparison.compare(before, after, direction, at: place, depth: depth + 1))
  }

  // MARK: Scalars

  /// - Returns: whether there is any type that both allow, so that the rest can be compared.
  private mutating func compareTypes() -> Bool {
    let all = Set(SchemaType.allCases)
    let (before, after) = (old.types ?? all, new.types ?? all)
    guard before != after else { return true }
    let gone = Self.names(before.subtracting(after))
    let added = Self.names(after.subtracting(before))
    if !gone.isEmpty {
      let isNull = before.subtracting(after) == [.null]
      narrowed(
        isNull ? "null" : "type", isNull ? "null is not allowed any more" : "\(gone) is not allowed any more",
        old.typeNode, new.typeNode)
    }
    if !added.isEmpty {
      let isNull = after.subtracting(before) == [.null]
      widened(
        isNull ? "null" : "type", isNull ? "null is allowed now" : "\(added) is allowed now", old.typeNode,
        new.typeNode)
    }
    return !before.intersection(after).subtracting([.null]).isEmpty
  }

  private static func names(_ types: Set<SchemaType>) -> String {
    if types.count >= 6 { return "a value of any type" }
    // A number that need not be an integer is told as a number.
    let list = types.contains(.number) ? types.subtracting([.integer]) : types
    return SchemaType.allCases.filter(list.contains).map { "a value of type '\($0.rawValue)'" }
      .joined(separator: " or ")
  }

  private mutating func compareValues() {
    switch (old.values, new.values) {
    case (nil, let after?): narrowed("enum", "only listed values are allowed now", nil, after.node)
    case (let before?, nil): widened("enum", "values that were not listed are allowed now", before.node, nil)
    case (let before?, let after?):
      for value in before.value where !after.value.contains(value) {
        narrowed("enum", "\(value.text()) is not allowed any more", before.node, after.node)
      }
      for value in after.value where !before.value.contains(value) {
        widened("enum", "\(value.text()) is allowed now", before.node, after.node)
      }
    case (nil, nil): break
    }
  }

  private mutating func compareNumbers() {
    compareBound("minimum", old.minimum, new.minimum) { $0 < $1 }
    compareBound("maximum", old.maximum, new.maximum) { $1 < $0 }
  }

  private mutating func compareBound(
    _ keyword: String, _ before: SchemaFacts.Fact<SchemaFacts.NumberBound>?,
    _ after: SchemaFacts.Fact<SchemaFacts.NumberBound>?, isWider: (JSONNumber, JSONNumber) -> Bool
  ) {
    let text = { (bound: SchemaFacts.NumberBound) in
      (bound.isExclusive ? "exclusive " : "") + bound.number.text
    }
    switch (before, after) {
    case (nil, let after?): narrowed(keyword, "the \(keyword) is \(text(after.value)) now", nil, after.node)
    case (let before?, nil):
      widened(keyword, "there is no \(keyword) any more, which was \(text(before.value))", before.node, nil)
    case (let before?, let after?) where before.value != after.value:
      let message = "the \(keyword) is \(text(after.value)) now, and was \(text(before.value))"
      let becameWider =
        before.value.number == after.value.number
        ? before.value.isExclusive : isWider(after.value.number, before.value.number)
      if becameWider {
        widened(keyword, message, before.node, after.node)
      } else {
        narrowed(keyword, message, before.node, after.node)
      }
    default: break
    }
  }

  private mutating func compareCounts() {
    for keyword in Set(old.counts.keys).union(new.counts.keys).sorted() {
      let isLower = keyword.hasPrefix("min")
      let (before, after) = (old.counts[keyword], new.counts[keyword])
      let (from, to) = (before?.value ?? (isLower ? 0 : .max), after?.value ?? (isLower ? 0 : .max))
      guard from != to else { continue }
      let text = { (count: Int) in count == .max ? "unbounded" : "\(count)" }
      let message = "'\(keyword)' is \(text(to)) now, and was \(text(from))"
      if (to > from) == isLower {
        narrowed(keyword, message, before?.node, after?.node)
      } else {
        widened(keyword, message, before?.node, after?.node)
      }
    }
    if old.hasUniqueItems == nil, let after = new.hasUniqueItems {
      narrowed("uniqueItems", "no two elements may be equal now", nil, after.node)
    } else if let before = old.hasUniqueItems, new.hasUniqueItems == nil {
      widened("uniqueItems", "elements may be equal now", before.node, nil)
    }
  }

  private mutating func compareTexts() {
    switch (old.pattern, new.pattern) {
    case (nil, let after?): narrowed("pattern", "it must match '\(after.value)' now", nil, after.node)
    case (let before?, nil):
      widened("pattern", "it need not match '\(before.value)' any more", before.node, nil)
    case (let before?, let after?) where before.value != after.value:
      changed(
        "pattern", "it must match '\(after.value)' now, and had to match '\(before.value)'", before.node,
        after.node)
    default: break
    }
    switch (old.format, new.format) {
    case (nil, let after?): narrowed("format", "its format is '\(after.value)' now", nil, after.node)
    case (let before?, nil):
      widened("format", "its format need not be '\(before.value)' any more", before.node, nil)
    case (let before?, let after?) where before.value != after.value:
      let message = "its format is '\(after.value)' now, and was '\(before.value)'"
      switch (before.value, after.value) {
      case ("int32", "int64"), ("float", "double"): widened("format", message, before.node, after.node)
      case ("int64", "int32"), ("double", "float"): narrowed("format", message, before.node, after.node)
      default: changed("format", message, before.node, after.node, .breaking)
      }
    default: break
    }
    if direction == .request, let before = old.defaultValue, before.value != new.defaultValue?.value {
      let now = new.defaultValue.map { "\($0.value.text()) now" } ?? "not said any more"
      changed(
        "default", "what is meant where it is missing is \(now), and was \(before.value.text())", before.node,
        new.defaultValue?.node)
    }
  }

  private mutating func compareOpaque() {
    for keyword in Set(old.opaque.keys).union(new.opaque.keys).sorted() {
      let (before, after) = (old.opaque[keyword], new.opaque[keyword])
      if let before, let after {
        if before.value != after.value { changed(keyword, "'\(keyword)' has changed", before, after) }
      } else if before == nil {
        narrowed(keyword, "'\(keyword)' is new", before, after, .risky)
      } else {
        widened(keyword, "'\(keyword)' is gone", before, after, .risky)
      }
    }
  }
}
