/// Reads a pattern by ECMA-262's grammar for the flag `u` (§22.2.1).
///
/// A lenient parser also takes what is wrong under `u` but common, with the meaning that it has without the flag
/// (Annex B.1.2): `\-`, `\_`, a lone `]`, `{` or `}`, `[\w-.]`, octal escapes. Characters stay whole code points.
struct PatternParser {
  static let maximumDepth = 200

  let source: [Unicode.Scalar]
  let isLenient: Bool
  var index = 0
  /// The groups that capture, all in all; and whether one of them has a name.
  private(set) var captureCount = 0
  private(set) var hasNamedGroups = false
  /// The groups of each name.
  private(set) var names: [String: [Int]] = [:]
  private var lastCapture = 0
  private var depth = 0
  /// The names of the groups that can take part in a match together with what comes next.
  private var namesInReach: Set<String> = []
  private var references: [(name: String, offset: Int)] = []

  init(_ source: String, isLenient: Bool) {
    self.source = Array(source.unicodeScalars)
    self.isLenient = isLenient
    countGroups()
  }

  /// Reads the whole pattern.
  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try parseAlternation()
    if index < source.count { throw PatternError(.unopenedGroup, at: index) }
    for (name, offset) in references where names[name] == nil {
      throw PatternError(.unknownGroupReference(name), at: offset)
    }
    return node
  }

  /// Counts groups ahead, since a reference may come before its group.
  private mutating func countGroups() {
    var isInClass = false
    var position = 0
    while position < source.count {
      switch source[position] {
      case "\\": position += 1
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass:
        let isNamed =
          source[position...].starts(with: "(?<".unicodeScalars)
          && !source[position...].starts(with: "(?<=".unicodeScalars)
          && !source[position...].starts(with: "(?<!".unicodeScalars)
        hasNamedGroups = hasNamedGroups || isNamed
        if isNamed || position + 1 == source.count || source[position + 1] != "?" { captureCount += 1 }
      default: break
      }
      position += 1
    }
  }

  private mutating func parseAlternation() throws(PatternError) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw PatternError(.tooDeep(limit: Self.maximumDepth), at: index)
    }
    let before = namesInReach
    var reached = before
    var alternatives: [PatternNode] = []
    repeat {
      namesInReach = before
      alternatives.append(try parseSequence())
      reached.formUnion(namesInReach)
    } while take("|")
    namesInReach = reached
    return alternatives.count == 1 ? alternatives[0] : .alternation(alternatives)
  }

  private mutating func parseSequence() throws(PatternError) -> PatternNode {
    var nodes: [PatternNode] = []
    while let next = peek, next != "|", next != ")" {
      let offset = index
      let assertion = assertionAhead
      let firstCapture = lastCapture + 1
      var node = try parseAtom()
      if let quantifier = try parseQuantifier() {
        if assertion == .anchor || assertion == .lookBehind || assertion == .lookAhead && !isLenient {
          throw PatternError(.repeatedAssertion, at: offset)
        }
        node = .repetition(
          node, min: quantifier.min, max: quantifier.max, isLazy: take("?"),
          captures: firstCapture..<(lastCapture + 1))
      }
      nodes.append(node)
    }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private enum AssertionKind {
    case anchor, lookAhead, lookBehind
  }

  /// The assertion that starts here, if one does: most of them must not be repeated.
  private var assertionAhead: AssertionKind? {
    func starts(with texts: String...) -> Bool {
      texts.contains { source[index...].starts(with: $0.unicodeScalars) }
    }
    if starts(with: "^", "$", "\\b", "\\B") { return .anchor }
    if starts(with: "(?=", "(?!") { return .lookAhead }
    return starts(with: "(?<=", "(?<!") ? .lookBehind : nil
  }

  private mutating func parseAtom() throws(PatternError) -> PatternNode {
    let offset = index
    guard let scalar = next() else { return .sequence([]) }
    switch scalar {
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    case ".": return .set(.dot)
    case "(": return try parseGroup(at: offset)
    case "[": return .set(try parseClass(at: offset))
    case "\\": return try parseEscape(at: offset)
    case "*", "+", "?": throw PatternError(.nothingToRepeat, at: offset)
    case "{":
      index = offset
      if try parseQuantifier() != nil { throw PatternError(.nothingToRepeat, at: offset) }
      index = offset + 1
    case "]", "}":
      if !isLenient { throw PatternError(.unescaped(Character(scalar)), at: offset) }
    default: break
    }
    return .set(ScalarSet(scalar))
  }

  private mutating func parseQuantifier() throws(PatternError) -> (min: Int, max: Int?)? {
    let offset = index
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard take("{") else { return nil }
    if let min = takeNumber() {
      var max: Int? = min
      if take(",") { max = takeNumber() }
      if take("}") {
        if let max, max < min { throw PatternError(.reversedQuantifier, at: offset) }
        return (min, max)
      }
    }
    if !isLenient { throw PatternError(.unescaped("{"), at: offset) }
    index = offset
    return nil
  }

  private mutating func parseGroup(at offset: Int) throws(PatternError) -> PatternNode {
    guard take("?") else {
      return try parseCapture(at: offset)
    }
    if take(":") { return try parseGroupBody(at: offset) }
    for (start, isAhead, isNegative) in [
      ("=", true, false), ("!", true, true), ("<=", false, false), ("<!", false, true),
    ] where take(all: start) {
      return .look(try parseGroupBody(at: offset), isAhead: isAhead, isNegative: isNegative)
    }
    if take("<") {
      let name = try parseGroupName(at: offset)
      if !namesInReach.insert(name).inserted { throw PatternError(.repeatedGroupName(name), at: offset) }
      names[name, default: []].append(lastCapture + 1)
      return try parseCapture(at: offset)
    }
    let flags = source[index...].prefix { "ims-".unicodeScalars.contains($0) }
    if !flags.isEmpty, source[flags.endIndex...].first == ":" { throw PatternError(.modifiers, at: offset) }
    let start = String(String.UnicodeScalarView(source[offset...].prefix(3)))
    throw PatternError(.unknownGroup(start), at: offset)
  }

  /// Reads the next capturing group up to its `)`.
  private mutating func parseCapture(at offset: Int) throws(PatternError) -> PatternNode {
    lastCapture += 1
    let own = lastCapture
    return .capture(try parseGroupBody(at: offset), index: own)
  }

  private mutating func parseGroupBody(at offset: Int) throws(PatternError) -> PatternNode {
    let node = try parseAlternation()
    if !take(")") { throw PatternError(.unclosedGroup, at: offset) }
    return node
  }

  /// Notes that a name is referred to, so that it is looked up once all groups are known.
  mutating func addReference(to name: String, at offset: Int) {
    references.append((name, offset))
  }

  // MARK: Characters

  var peek: Unicode.Scalar? { index < source.count ? source[index] : nil }

  mutating func next() -> Unicode.Scalar? {
    guard index < source.count else { return nil }
    defer { index += 1 }
    return source[index]
  }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    index += 1
    return true
  }

  mutating func take(all text: String) -> Bool {
    guard source[index...].starts(with: text.unicodeScalars) else { return false }
    index += text.unicodeScalars.count
    return true
  }

  /// Takes digits; a number that is too large for `Int` is the largest one.
  private mutating func takeNumber() -> Int? {
    var number: Int?
    while let scalar = peek, ("0"..."9").contains(scalar) {
      let (tens, isOver) = (number ?? 0).multipliedReportingOverflow(by: 10)
      let (sum, isOverToo) = tens.addingReportingOverflow(Int(scalar.value) - 0x30)
      number = isOver || isOverToo ? .max : sum
      index += 1
    }
    return number
  }
}
