import UnderstudyJSON

/// Looks at a value that was built, and finds what has to be demanded too: the `then` of an `if` that it happens to
/// meet, the schema that a member of it brings with it, that a second branch of a `oneOf` must not hold.
struct Repair {
  private let world: SchemaWorld
  /// What is demanded in addition, by the schema that demands it.
  private(set) var additions: [JSONNode: [Demand]] = [:]
  /// Whether the value that was looked at last meets more branches of a `oneOf` than one.
  private(set) var isDoubtful = false
  private var decided: Set<JSONNode> = []

  init(_ world: SchemaWorld) {
    self.world = world
  }

  /// Whether a value of this shape has to be looked at.
  func isNeeded(for shape: Shape) -> Bool { !shape.conditions.isEmpty || !shape.choices.isEmpty }

  /// Looks for what is missing.
  ///
  /// - Returns: whether there is something new to demand.
  mutating func find(in value: JSONValue, _ root: JSONNode, _ shape: Shape) -> Bool {
    var isNew = false
    isDoubtful = false
    for condition in shape.conditions where !decided.contains(condition.test) {
      let holds = world.isValid(root, condition.test)
      guard let next = holds ? condition.then : condition.otherwise, !world.isValid(root, next) else {
        continue
      }
      decided.insert(condition.test)
      let test: Demand = holds ? .meets(condition.test) : .fails(condition.test)
      isNew = add([test, .meets(next)], of: condition.owner) || isNew
    }
    for choice in shape.choices {
      for branch in choice.branches where branch != choice.taken && world.mayBeValid(root, branch) {
        isDoubtful = true
        isNew = add([.fails(branch)], of: choice.owner) || isNew
      }
    }
    for part in shape.parts {
      for keyword in ["dependentSchemas", "dependencies"] {
        for member in part.schema[keyword]?.members.map(\.self) ?? [] where member.value.kind != .array {
          guard value[member.name] != nil, !world.isValid(root, member.value) else { continue }
          isNew = add([.meets(member.value)], of: part.schema.node) || isNew
        }
      }
    }
    return isNew
  }

  private mutating func add(_ demands: [Demand], of node: JSONNode) -> Bool {
    let new = demands.filter { additions[node]?.contains($0) != true }
    additions[node, default: []] += new
    return !new.isEmpty
  }
}
