import UnderstudyJSON
import UnderstudyValidation

/// Puts together what several demands come to: references followed, `allOf` merged, a branch of every `anyOf` and
/// `oneOf` taken, a way chosen to break what must not hold. Where choices do not go together, others are tried.
struct Settling {
  let world: SchemaWorld
  /// The resources on the way, for dynamic references.
  let scope: [JSONNode]
  /// The schemas that are being built around this place: choices that lead back to them come last.
  let active: [JSONNode: Int]
  /// Demands that came up when a value was looked at, by the schema that they come from.
  let additions: [JSONNode: [Demand]]
  /// Where choices are made by how soon they come to an end.
  let heights: Heights?
  /// Whether the way of an `if` is chosen before there is a value to look at.
  let settlesConditions: Bool
  var draw: Draw
  /// How many choices may still be tried.
  private var budget = 400

  /// Whether all choices have been tried.
  var isExhaustive: Bool { budget > 0 }

  init(
    _ world: SchemaWorld, scope: [JSONNode], active: [JSONNode: Int], additions: [JSONNode: [Demand]],
    heights: Heights?, settlesConditions: Bool, draw: Draw
  ) {
    self.world = world
    self.scope = scope
    self.active = active
    self.additions = additions
    self.heights = heights
    self.settlesConditions = settlesConditions
    self.draw = draw
  }

  /// Something that is still to be taken in.
  enum Task {
    case demand(Demand, owner: Int?)
    case types(TypeSet)
    case exclude([JSONValue])
    case forbid(String)
    case member(String, [Demand])
    case element([Demand])
    case minimum(JSONNumber, isExclusive: Bool)
    case maximum(JSONNumber, isExclusive: Bool)
    case lengths(ClosedRange<Int>)
    case counts(ClosedRange<Int>)
    case sizes(ClosedRange<Int>)
    case tag(String, JSONValue)
    case choice(Shape.Choice)
    /// It is left to chance.
    case hope
  }

  /// Ways of which one is to be taken; what is left to chance is tried last.
  struct Fork {
    var ways: [[Task]]
  }

  /// The state of the work.
  struct State {
    var shape = Shape()
    var tasks: [Task]
    var forks: [Fork] = []
    var known: [Demand: Int] = [:]
  }

  /// The shape of a value that is as demanded; `nil` where none was found.
  mutating func shape(of demands: [Demand]) -> Shape? {
    settle(State(tasks: demands.reversed().map { .demand($0, owner: nil) }))
  }

  private mutating func settle(_ given: State) -> Shape? {
    var state = given
    while let task = state.tasks.popLast() {
      guard take(task, &state) else { return nil }
    }
    guard !state.shape.isContradiction, constantsAgree(state.shape) else { return nil }
    guard !state.forks.isEmpty else { return state.shape }
    let fork = state.forks.removeFirst()
    for way in ordered(fork.ways) {
      budget -= 1
      guard budget > 0 else { return nil }
      var next = state
      next.tasks = way.reversed()
      if let shape = settle(next) { return shape }
    }
    return nil
  }

  /// Ways in the order in which to try them: what leads back to a schema that is being built comes last.
  private mutating func ordered(_ ways: [[Task]]) -> [[Task]] {
    let last = ways.filter(\.isHope)
    let ways = draw.ordered(ways.filter { !$0.isHope }) + last
    guard !active.isEmpty || heights != nil else { return ways }
    let keyed = ways.enumerated().map { position, way in (key: cost(of: way), position: position, way: way) }
    return keyed.sorted { ($0.key, $0.position) < ($1.key, $1.position) }.map(\.way)
  }

  private func cost(of way: [Task]) -> Int {
    way.reduce(0) { cost, task in
      guard case .demand(.meets(let node), _) = task else { return cost }
      let target = world.resolved(node)
      return cost + (active[target] == nil ? 0 : 1000) + (heights?.height(of: target) ?? 0)
    }
  }

  private mutating func take(_ task: Task, _ state: inout State) -> Bool {
    switch task {
    case .demand(.meets(let node), let owner): return take(node, owner: owner, &state)
    case .demand(.fails(let node), _):
      guard state.known[.fails(node)] == nil else { return true }
      state.known[.fails(node)] = -1
      state.shape.isHard = true
      let ways = self.ways(toFail: node)
      guard !ways.isEmpty else { return false }
      if ways.count == 1 { state.tasks += ways[0].reversed() } else { state.forks.append(Fork(ways: ways)) }
    case .types(let types):
      state.shape.types.formIntersection(types)
      return !state.shape.types.isEmpty
    case .exclude(let values): state.shape.excluded.formUnion(values)
    case .forbid(let name): state.shape.forbidden.insert(name)
    case .member(let name, let demands):
      state.shape.require(name)
      state.shape.memberDemands[name, default: []] += demands
    case .element(let demands): state.shape.elementDemands.append(demands)
    case .minimum(let number, let isExclusive):
      state.shape.numbers.raise(to: number, isExclusive: isExclusive)
    case .maximum(let number, let isExclusive):
      state.shape.numbers.lower(to: number, isExclusive: isExclusive)
    case .lengths(let range): return Self.narrow(&state.shape.lengths, range, .string, &state.shape.types)
    case .counts(let range): return Self.narrow(&state.shape.counts, range, .array, &state.shape.types)
    case .sizes(let range): return Self.narrow(&state.shape.sizes, range, .object, &state.shape.types)
    case .tag(let name, let value): state.shape.tags[name] = value
    case .choice(let choice): state.shape.choices.append(choice)
    case .hope: break
    }
    return true
  }

  /// Narrows a range; where nothing is left of it, values of its type are out.
  static func narrow(
    _ range: inout ClosedRange<Int>, _ other: ClosedRange<Int>, _ type: TypeSet, _ types: inout TypeSet
  ) -> Bool {
    if let narrowed = range.raised(to: other.lowerBound)?.lowered(to: other.upperBound) {
      range = narrowed
      return true
    }
    types.subtract(type)
    return !types.isEmpty
  }

  /// Takes in a schema that must be met.
  private mutating func take(_ node: JSONNode, owner: Int?, _ state: inout State) -> Bool {
    if let bool = node.bool { return bool }
    guard node.kind == .object else { return true }
    if let known = state.known[.meets(node)] {
      if let owner { state.shape.parts[known].owners.insert(owner) }
      return true
    }
    let index = state.shape.parts.count
    state.known[.meets(node)] = index
    let part = world.part(node)
    let isWhole =
      owner == nil
      || state.shape.parts[owner ?? 0].isWhole && state.shape.parts[owner ?? 0].schema.node["$ref"] != nil
    state.shape.parts.append(
      Shape.Part(schema: part, owners: owner.map { [$0] } ?? [], isWhole: isWhole))
    for demand in additions[node] ?? [] { state.tasks.append(.demand(demand, owner: index)) }
    if let target = world.target(of: part) { state.tasks.append(.demand(.meets(target), owner: index)) }
    if let target = world.dynamicTarget(of: part, scope: scope) {
      state.tasks.append(.demand(.meets(target), owner: index))
    }
    guard state.shape.takeAssertions(of: part) else { return false }
    takeApplicators(of: part, index, &state)
    return true
  }

  private func takeApplicators(of part: SchemaPart, _ index: Int, _ state: inout State) {
    for branch in part["allOf"]?.elements.map(\.self) ?? [] {
      state.tasks.append(.demand(.meets(branch), owner: index))
    }
    for keyword in ["anyOf", "oneOf"] {
      guard let branches = part[keyword].map({ Array($0.elements) }), !branches.isEmpty else { continue }
      let tags = part["discriminator"].map { Tagging(world, $0, branches).tags } ?? []
      state.forks.append(
        Fork(
          ways: ordered(branches).map { position in
            let branch = branches[position]
            var tasks: [Task] = [.demand(.meets(branch), owner: index)]
            if keyword == "oneOf" {
              tasks.append(.choice(Shape.Choice(owner: part.node, branches: branches, taken: branch)))
            }
            if tags.indices.contains(position), let tag = tags[position] {
              tasks.append(.tag(tag.property, .string(tag.value)))
            }
            return tasks
          }))
    }
    if part["anyOf"] == nil, part["oneOf"] == nil, let discriminator = part["discriminator"] {
      takeHeirs(of: part, discriminator, index, &state)
    }
    if let not = part["not"] { state.tasks.append(.demand(.fails(not), owner: index)) }
    takeCondition(of: part, index, &state)
    for keyword in [
      "contains", "unevaluatedProperties", "unevaluatedItems", "dependentSchemas", "dependencies",
    ]
    where part[keyword] != nil { state.shape.isHard = true }
  }

  /// What holds under a condition is found out when a value is there to look at, unless the condition is to be settled
  /// now, or only one way is open.
  private func takeCondition(of part: SchemaPart, _ index: Int, _ state: inout State) {
    guard let test = part["if"], part["then"] != nil || part["else"] != nil else { return }
    let holds: [Task] =
      [.demand(.meets(test), owner: index)] + (part["then"].map { [.demand(.meets($0), owner: index)] } ?? [])
    let fails: [Task] =
      [.demand(.fails(test), owner: index)] + (part["else"].map { [.demand(.meets($0), owner: index)] } ?? [])
    if part["else"]?.bool == false {
      state.tasks += holds.reversed()
    } else if part["then"]?.bool == false {
      state.tasks += fails.reversed()
    } else if settlesConditions {
      state.forks.append(Fork(ways: [holds, fails]))
    } else {
      state.shape.conditions.append(
        Shape.Condition(owner: part.node, test: test, then: part["then"], otherwise: part["else"]))
    }
  }

  /// The positions of branches: those that are only null last.
  private func ordered(_ branches: [JSONNode]) -> [Int] {
    let isNull = branches.map { world.resolved($0)["type"]?.isString("null") == true }
    return branches.indices.filter { !isNull[$0] } + branches.indices.filter { isNull[$0] }
  }

  /// A discriminator without branches of its own: the schemas of its mapping inherit from this one by `allOf`
  /// (OpenAPI 3.1.1 §4.8.25.4). One of them is what is meant; where the way here came from one, it is that.
  private func takeHeirs(
    of part: SchemaPart, _ discriminator: JSONNode, _ index: Int, _ state: inout State
  ) {
    let heirs = Tagging(world, discriminator, []).heirs
    guard let property = discriminator["propertyName"]?.string else { return }
    guard !heirs.isEmpty else {
      // Without a mapping the names of schemas are the values: that of the heir that the way here came from.
      let heir = state.shape.parts.map(\.schema.node).first {
        world.name(of: $0) != nil && world.inherits($0, from: part.node)
      }
      let declared = part.property(property).map { world.part(world.resolved($0)) }
      let isShown = ["example", "examples", "default"].contains { declared?[$0] != nil }
      if let name = world.name(of: heir ?? part.node), heir != nil || !isShown {
        state.shape.names[property] = .string(name)
      }
      return
    }
    if let heir = heirs.first(where: { state.known[.meets($0.node)] != nil && $0.node != part.node }) {
      state.shape.tags[property] = .string(heir.value)
    } else {
      state.forks.append(
        Fork(
          ways: heirs.map {
            [.demand(.meets($0.node), owner: index), .tag(property, .string($0.value))]
          } + [[.hope]]))
    }
  }

  /// Whether members of which several schemas name the only values have one in common.
  private func constantsAgree(_ shape: Shape) -> Bool {
    guard shape.parts.count > 1, shape.types.contains(.object) else { return true }
    for name in shape.required {
      var allowed: [JSONValue]?
      for part in shape.parts {
        guard let property = part.schema.property(name) else { continue }
        let resolved = world.part(world.resolved(property))
        guard let own = resolved["const"].map({ [$0.value] }) ?? resolved["enum"]?.elements.map(\.value)
        else {
          continue
        }
        allowed = allowed.map { $0.filter(own.contains) } ?? own
        if allowed?.isEmpty == true {
          // Where another type is left, the object alone is out.
          return shape.types != .object ? true : false
        }
      }
    }
    return true
  }
}

extension [Settling.Task] {
  /// Whether nothing is done.
  fileprivate var isHope: Bool {
    if count == 1, case .hope = self[0] { true } else { false }
  }
}
