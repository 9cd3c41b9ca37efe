import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// Compares schemas, each pair in each direction once, however many operations reach it.
struct SchemaComparison {
  /// Two schemas that stand in the same place, and which way their values go.
  struct Pair: Hashable {
    var old: JSONNode
    var new: JSONNode
    var direction: Change.Direction
  }

  /// A pair that was compared: what it shows, and which pairs it led to.
  struct Compared {
    var changes: [Change] = []
    var children: [Pair] = []
  }

  var compared: [Pair: Compared] = [:]
  /// The pairs in the order in which they were met.
  private var order: [Pair] = []
  /// Where operations begin.
  private var roots: [(pair: Pair, operation: String)] = []
  /// The deepest that schemas are followed.
  private static let depthLimit = 200

  /// Compares what stands in one place of a message.
  mutating func compare(
    _ old: Schema?, _ new: Schema?, _ direction: Change.Direction, at place: String, of operation: String
  ) {
    // What says nothing allows everything.
    guard let old = old ?? new.map(Self.anything), let new = new ?? Self.anything(old) as Schema? else {
      return
    }
    let pair = compare(old, new, direction, at: SchemaPlace(subject: place), depth: 0)
    roots.append((pair, operation))
  }

  /// A schema that allows everything, with the places of another.
  private static func anything(_ schema: Schema) -> Schema {
    Schema(node: Self.emptyNode, references: schema.references)
  }

  private static let emptyNode: JSONNode = {
    guard let document = try? JSONDocument(parsing: "{}") else {
      preconditionFailure("an empty object is JSON")
    }
    return document.root
  }()

  @discardableResult
  mutating func compare(
    _ old: Schema, _ new: Schema, _ direction: Change.Direction, at place: SchemaPlace, depth: Int
  ) -> Pair {
    // What is only referred to is compared once, whoever refers to it, and goes by its own name.
    let old = old.isOnlyReference ? old.resolved : old
    let new = new.isOnlyReference ? new.resolved : new
    let place = (new.name ?? old.name).map { SchemaPlace(component: $0, direction) } ?? place
    let pair = Pair(old: old.node, new: new.node, direction: direction)
    guard compared[pair] == nil, depth < Self.depthLimit else { return pair }
    // While it is open it counts as equal: a circle is as right as its parts.
    compared[pair] = Compared()
    order.append(pair)
    var step = SchemaStep(
      old: SchemaFacts(old), new: SchemaFacts(new), direction: direction, place: place, depth: depth)
    step.compare(&self)
    compared[pair] = Compared(changes: step.changes, children: step.children)
    return pair
  }

  /// Whether two schemas, compared already, differ in a way that breaks, themselves or in what they lead to.
  func isBreaking(_ pair: Pair) -> Bool {
    var open = [pair]
    var seen: Set<Pair> = []
    while let next = open.popLast() {
      guard seen.insert(next).inserted, let found = compared[next] else { continue }
      if found.changes.contains(where: { $0.severity == .breaking }) { return true }
      open += found.children
    }
    return false
  }

  /// All changes, each with the operations that reach it.
  func changes() -> [Change] {
    var operations: [Pair: [String]] = [:]
    for (root, operation) in roots {
      var open = [root]
      while let next = open.popLast() {
        guard let found = compared[next], operations[next]?.last != operation else { continue }
        operations[next, default: []].append(operation)
        open += found.children
      }
    }
    var list = ChangeList()
    for pair in order {
      guard let concerned = operations[pair], let found = compared[pair] else { continue }
      for change in found.changes { list.add(change, of: concerned) }
    }
    return list.changes
  }
}
