import UnderstudyJSON

/// How deep the values of a schema are at least: the way out of schemas that contain themselves.
///
/// What a schema leads to is looked at as a whole, and heights are lowered from ``limit`` until nothing changes: a schema
/// keeps the limit where every way leads back to it.
final class Heights {
  private let world: SchemaWorld
  private var known: [JSONNode: Int] = [:]

  /// More than any value needs that comes to an end.
  static let limit = 30

  init(_ world: SchemaWorld) {
    self.world = world
  }

  /// The least depth; ``limit`` where there is no end.
  func height(of node: JSONNode) -> Int {
    if let bool = node.bool { return bool ? 0 : Self.limit }
    guard node.kind == .object else { return 0 }
    if let height = known[node] { return height }
    settle(reachable(from: node))
    return known[node] ?? Self.limit
  }

  /// The schemas that a schema leads to whose heights are not known, each with those that look at it.
  private func reachable(from node: JSONNode) -> (nodes: [JSONNode], dependents: [JSONNode: [JSONNode]]) {
    var nodes = [node]
    var dependents: [JSONNode: [JSONNode]] = [node: []]
    var next = 0
    while next < nodes.count {
      let current = nodes[next]
      next += 1
      for other in needs(of: world.part(current)) where other.kind == .object && known[other] == nil {
        if dependents[other] == nil { nodes.append(other) }
        dependents[other, default: []].append(current)
      }
    }
    return (nodes, dependents)
  }

  private func settle(_ graph: (nodes: [JSONNode], dependents: [JSONNode: [JSONNode]])) {
    for node in graph.nodes { known[node] = Self.limit }
    // What a schema leads to comes after it, mostly, so that looking from the end takes few rounds.
    var queue = graph.nodes
    var waiting = Set(queue)
    while let node = queue.popLast() {
      waiting.remove(node)
      let height = min(look(world.part(node)), Self.limit)
      guard height < known[node] ?? Self.limit else { continue }
      known[node] = height
      for dependent in graph.dependents[node] ?? [] where waiting.insert(dependent).inserted {
        queue.append(dependent)
      }
    }
  }

  /// The schemas that the height of a schema depends on.
  private func needs(of part: SchemaPart) -> [JSONNode] {
    guard !isPlain(part) else { return [] }
    var nodes = world.target(of: part).map { [$0] } ?? []
    for keyword in ["allOf", "anyOf", "oneOf"] { nodes += part[keyword]?.elements.map(\.self) ?? [] }
    nodes += requiredMembers(of: part)
    if let items = requiredItems(of: part) { nodes.append(items) }
    return nodes
  }

  private func look(_ part: SchemaPart) -> Int {
    if isPlain(part) { return 0 }
    var height = world.target(of: part).map(value) ?? 0
    for branch in part["allOf"]?.elements.map(\.self) ?? [] { height = max(height, value(branch)) }
    for keyword in ["anyOf", "oneOf"] {
      guard let least = part[keyword]?.elements.map(value).min() else { continue }
      height = max(height, least)
    }
    let types = part["type"].map { TypeSet($0) } ?? .all
    if !types.isDisjoint(with: TypeSet.all.subtracting([.object, .array])), part["type"] != nil {
      return height
    }
    if types.contains(.object) {
      for member in requiredMembers(of: part) { height = max(height, value(member) + 1) }
    }
    if types.contains(.array), let items = requiredItems(of: part) { height = max(height, value(items) + 1) }
    return height
  }

  private func value(_ node: JSONNode) -> Int {
    if let bool = node.bool { return bool ? 0 : Self.limit }
    return node.kind == .object ? known[node] ?? Self.limit : 0
  }

  /// Whether a value need not hold others.
  private func isPlain(_ part: SchemaPart) -> Bool {
    part["enum"] != nil || part["const"] != nil || part["nullable"]?.bool == true
  }

  private func requiredMembers(of part: SchemaPart) -> [JSONNode] {
    (part["required"]?.elements.compactMap(\.string) ?? []).compactMap { part.property($0) }
  }

  /// The schema of elements that must be there.
  private func requiredItems(of part: SchemaPart) -> JSONNode? {
    guard let least = part["minItems"]?.integer, least > 0, let items = part["items"] else { return nil }
    return items.kind == .array ? nil : items
  }
}
