import UnderstudyJSON
import UnderstudyValidation

/// One value in the making: the way to where it is being built, and how much may still be spent.
final class Generation {
  /// How one attempt at a place differs from the others.
  struct Variation {
    /// Which members come in that need not.
    enum Optionals {
      case all, some, none
    }

    var optionals: Optionals
    /// How many types to pass over, where several are allowed.
    var types: Int
    /// Whether the way of an `if` is chosen beforehand.
    var settlesConditions: Bool
  }

  let world: SchemaWorld
  let extent: ValueGenerator.Extent
  /// Whether every part is held to its demands at once.
  let isCareful: Bool

  /// The depth of arrays and objects.
  private(set) var depth = 0
  /// How often each schema is being built around the place.
  private(set) var active: [JSONNode: Int] = [:]
  /// The resources on the way, the outermost first.
  private(set) var scope: [JSONNode] = []
  /// How many values there may still be beyond those that must be there.
  private(set) var remaining = 1500
  /// How much may still be tried.
  private(set) var effort = 30_000
  /// What has been tried in vain.
  private var failed: Set<[Demand]> = []
  /// Listed values that are not as demanded.
  private var unfit: [[Demand]: Set<JSONValue>] = [:]
  private lazy var heights = Heights(world)

  /// How deep members come in that need not.
  private static let optionalDepth = 7
  /// How deep a value may be.
  private static let depthLimit = 120

  init(_ world: SchemaWorld, extent: ValueGenerator.Extent, isCareful: Bool) {
    self.world = world
    self.extent = extent
    self.isCareful = isCareful
  }

  /// Whether only what must be there is still built.
  var isPressed: Bool { depth > Self.optionalDepth || remaining <= 0 }

  /// Whether what is demanded is what is being built already.
  func isRecursive(_ demands: [Demand]) -> Bool {
    demands.contains { demand in
      guard case .meets(let node) = demand else { return false }
      return active[world.resolved(node)] != nil
    }
  }

  /// A value that is as demanded.
  ///
  /// - Parameter name: what the value is called where it stands.
  func value(_ demands: [Demand], named name: String?, _ draw: Draw) throws(Contradiction) -> JSONValue {
    // What must be as deep as this is as deep in every other way, too.
    if depth >= Self.depthLimit { effort = 0 }
    guard effort > 0, !failed.contains(demands) else { throw Contradiction() }
    remaining -= 1
    depth += 1
    let nodes = demands.compactMap { if case .meets(let node) = $0 { world.resolved(node) } else { nil } }
    let roots = nodes.filter { $0.kind == .object }.map { world.resource(of: $0).root }
    let isNested = nodes.contains { active[$0] != nil }
    for node in nodes { active[node, default: 0] += 1 }
    scope += roots
    defer {
      depth -= 1
      for node in nodes { active[node] = active[node].flatMap { $0 > 1 ? $0 - 1 : nil } }
      scope.removeLast(roots.count)
    }
    if isNested, nodes.contains(where: { heights.height(of: $0) == Heights.limit }) { throw Contradiction() }
    var fallback: JSONValue?
    attempts: for attempt in 0..<(depth == 1 ? 40 : 12) {
      effort -= 1
      guard effort > 0 else { break }
      let variation = Variation(
        optionals: attempt == 0 ? (extent == .full ? .all : .none) : [.none, .some, .all][attempt % 3],
        types: attempt / 3, settlesConditions: attempt % 4 == 3)
      // What the validator takes, but others may not, is kept for the case that there is nothing better.
      if attempt > 6, let fallback { return fallback }
      switch attempted(demands, name, draw.again(attempt), variation, isNested) {
      case .right(let value): return value
      case .acceptable(let value): fallback = fallback ?? value
      case .wrong: break
      case .hopeless: break attempts
      }
    }
    if let fallback { return fallback }
    if depth < Self.depthLimit / 2 { failed.insert(demands) }
    throw Contradiction()
  }

  /// What became of an attempt.
  private enum Outcome {
    case right(JSONValue)
    /// It is valid, but a second branch of a `oneOf` holds that a discriminator keeps from counting.
    case acceptable(JSONValue)
    case wrong
    /// No other attempt will do either.
    case hopeless
  }

  /// One attempt: what is built is looked at, and what schemas say of it in turn is demanded too.
  private func attempted(
    _ demands: [Demand], _ name: String?, _ draw: Draw, _ variation: Variation, _ isNested: Bool
  ) -> Outcome {
    var repair = Repair(world)
    var best: JSONValue?
    for _ in 0..<8 {
      var settling = Settling(
        world, scope: scope, active: active.filter { !demandsName(demands, $0.key) },
        additions: repair.additions, heights: isPressed || isNested ? heights : nil,
        settlesConditions: variation.settlesConditions, draw: draw)
      guard let shape = settling.shape(of: demands) else {
        if repair.additions.isEmpty, settling.isExhaustive { return .hopeless }
        break
      }
      guard let value = try? Construction(self, shape, demands, variation).value(named: name, draw) else {
        break
      }
      effort -= 1
      let document = shape.isHard || isCareful || repair.isNeeded(for: shape) ? document(value) : nil
      guard let document else { return .right(value) }
      let fits = demands.allSatisfy { world.fits(document.root, $0) }
      if fits { best = value }
      let hasMore = repair.find(in: value, document.root, shape)
      if fits, !hasMore, !repair.isDoubtful { return .right(value) }
      guard hasMore, effort > 0 else { break }
    }
    return best.map(Outcome.acceptable) ?? .wrong
  }

  private func demandsName(_ demands: [Demand], _ node: JSONNode) -> Bool {
    demands.contains { if case .meets(let own) = $0 { world.resolved(own) == node } else { false } }
  }

  /// The first of listed values that is as demanded; what is not is not looked at again.
  func firstFitting(_ values: [JSONValue], _ demands: [Demand]) -> JSONValue? {
    var known = unfit[demands] ?? []
    defer { unfit[demands] = known }
    for value in values where !known.contains(value) {
      guard effort > 0 else { return nil }
      if fits(value, demands) { return value }
      known.insert(value)
      // Each look goes through the list, too.
      effort -= values.count / 64
    }
    return nil
  }

  /// Whether a value is as demanded.
  func fits(_ value: JSONValue, _ demands: [Demand]) -> Bool {
    guard let document = document(value) else { return false }
    effort -= 1
    return demands.allSatisfy { world.fits(document.root, $0) }
  }

  private func document(_ value: JSONValue) -> JSONDocument? {
    try? JSONDocument(parsing: value.utf8())
  }
}
