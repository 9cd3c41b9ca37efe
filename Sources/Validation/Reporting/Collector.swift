import UnderstudyDiagnostics
import UnderstudyJSON

/// Goes through a value that is not valid once more, only where it is not, and notes what is wrong.
struct Collector: ~Copyable {
  var machine: Machine
  let program: Program
  let document: JSONDocument
  /// How many violations to look for.
  let limit: Int

  /// The way to the value that is being looked at, and the tape indices of its beginning.
  var way: [String] = []
  /// The keywords that led to the schema that is being looked at.
  var keywords: [String] = []
  var found: [Found] = []
  /// Whether what is being looked at is a name.
  var isName = false

  /// A violation, and the tape index by which it is ordered.
  struct Found {
    var violation: Violation
    var index: Int
  }

  private let root: Int

  init(_ machine: consuming Machine, program: Program, root: JSONNode, limit: Int) {
    self.program = program
    self.limit = limit
    self.root = root.index
    document = root.document
    self.machine = machine
  }

  /// The violations of the root against a block.
  mutating func violations(of block: Int32) -> [Violation] {
    if machine.limitReached == nil {
      machine.steps = Machine.steps(for: document.tape.count)
      collect(block, root)
      if found.isEmpty { noteAtRoot(.unexplained, block) }
    } else {
      noteAtRoot(.givenUp, block)
    }
    return found.sorted { $0.index < $1.index }.map(\.violation)
  }

  private mutating func noteAtRoot(_ kind: Violation.Kind, _ block: Int32) {
    way = []
    keywords = []
    note(kind, root, keyword: "", node: program.parts.nodes[Int(block)])
  }

  /// What a level of explaining takes of the stack at most, with what it calls.
  #if DEBUG
    private static let stackForLevel = 128 << 10
  #else
    private static let stackForLevel = 32 << 10
  #endif

  /// Looks at all that a schema asks of a value that does not have it.
  mutating func collect(_ block: Int32, _ index: Int) {
    let range = program.parts.blocks[Int(block)]
    let word = JSONWord(raw: machine.tape[index])
    // Explaining costs far more than checking.
    machine.steps -= 200
    if machine.steps <= 0 { machine.limitReached = .steps }
    machine.depth += 1
    let isEntered = machine.tracksScopes && machine.scopes.enter(range.resource)
    defer {
      machine.depth -= 1
      machine.scopes.leave(isEntered)
    }
    // Explaining takes more of the stack than checking.
    machine.depthLimit = min(Machine.greatestDepth, machine.depth + StackRoom.levels)
    guard machine.depth < Machine.greatestDepth, StackRoom.remaining > Self.stackForLevel else {
      return note(.unexplained, index, keyword: "", node: program.parts.nodes[Int(block)])
    }
    var hasFailedApplicator = false
    for position in Int(range.start)..<Int(range.end) {
      guard found.count < limit, machine.limitReached == nil else { return }
      let instruction = program.parts.instructions[position]
      if case .passIfNull = instruction, word.tag == .null { return }
      if machine.holds(instruction, index, word) { continue }
      switch instruction {
      // What a branch would have evaluated is not known when none fits.
      case .unevaluatedItems where hasFailedApplicator, .unevaluatedProperties where hasFailedApplicator:
        continue
      case .call, .dynamicCall, .anyOf, .oneOf, .condition: hasFailedApplicator = true
      default: break
      }
      explain(instruction, program.parts.origins[position], block, index)
    }
  }

  /// Collects inside a part of the value, or with another schema.
  mutating func enter(_ token: String?, _ keywords: [String], _ block: Int32, _ index: Int) {
    if let token { way.append(token) }
    self.keywords += keywords
    collect(block, index)
    self.keywords.removeLast(keywords.count)
    if token != nil { way.removeLast() }
  }

  /// Notes a violation.
  ///
  /// - Parameters:
  ///   - index: the value's index on the tape.
  ///   - node: the schema that has the keyword.
  ///   - isFound: whether the value itself is what was found.
  mutating func note(
    _ kind: Violation.Kind, _ index: Int, keyword: String, node: JSONNode, isFound: Bool = true
  ) {
    guard found.count < limit else { return }
    let value = JSONNode(document: document, index: index)
    let place = node.members.first { $0.name == keyword }?.key ?? node
    var violation = Violation(
      kind, at: JSONPointer(tokens: way), location: value.location, found: isFound ? FoundValue(value) : nil,
      keyword: keyword, keywordPath: JSONPointer(tokens: keyword.isEmpty ? keywords : keywords + [keyword]),
      schemaLocation: place.location)
    violation.concernsName = isName
    found.append(Found(violation: violation, index: index))
  }

  /// Whether a schema is `false`.
  func isNever(_ block: Int32) -> Bool {
    guard block > 0 else { return false }
    let range = program.parts.blocks[Int(block)]
    guard range.end - range.start == 1, case .never = program.parts.instructions[Int(range.start)] else {
      return false
    }
    return true
  }
}
