import UnderstudyJSON

/// How deep the values of a schema are at least: the way out of schemas that contain themselves.
final class Heights {
  private let world: SchemaWorld
  private var known: [Question: Bool] = [:]

  private struct Question: Hashable {
    var node: JSONNode
    var height: Int
  }

  /// More than any value needs that comes to an end.
  static let limit = 30

  init(_ world: SchemaWorld) {
    self.world = world
  }

  /// The least depth; ``limit`` where there is no end.
  func height(of node: JSONNode) -> Int {
    for height in 0..<Self.limit {
      var visited: Set<JSONNode> = []
      if ends(node, within: height, &visited) { return height }
    }
    return Self.limit
  }

  /// Whether a value may end within so many levels.
  private func ends(_ node: JSONNode, within height: Int, _ visited: inout Set<JSONNode>) -> Bool {
    if let bool = node.bool { return bool }
    guard node.kind == .object else { return true }
    let question = Question(node: node, height: height)
    if let answer = known[question] { return answer }
    guard visited.insert(node).inserted else { return false }
    let answer = look(world.part(node), height, &visited)
    visited.remove(node)
    // What was cut short by a circle may be right from elsewhere.
    if answer || visited.isEmpty { known[question] = answer }
    return answer
  }

  private func look(_ part: SchemaPart, _ height: Int, _ visited: inout Set<JSONNode>) -> Bool {
    if part["enum"] != nil || part["const"] != nil || part["nullable"]?.bool == true { return true }
    if let target = world.target(of: part), !ends(target, within: height, &visited) { return false }
    for branch in part["allOf"]?.elements.map(\.self) ?? [] where !ends(branch, within: height, &visited) {
      return false
    }
    for keyword in ["anyOf", "oneOf"] {
      guard let branches = part[keyword]?.elements.map(\.self), !branches.isEmpty else { continue }
      guard branches.contains(where: { ends($0, within: height, &visited) }) else { return false }
    }
    let types = part["type"].map { TypeSet($0) } ?? .all
    if !types.isDisjoint(with: TypeSet.all.subtracting([.object, .array])), part["type"] != nil {
      return true
    }
    return (!types.contains(.object) || objectEnds(part, height))
      && (!types.contains(.array) || arrayEnds(part, height))
  }

  private func objectEnds(_ part: SchemaPart, _ height: Int) -> Bool {
    (part["required"]?.elements.compactMap(\.string) ?? []).allSatisfy { name in
      guard let property = part.property(name) else { return true }
      var visited: Set<JSONNode> = []
      return height > 0 && ends(property, within: height - 1, &visited)
    }
  }

  private func arrayEnds(_ part: SchemaPart, _ height: Int) -> Bool {
    guard let least = part["minItems"]?.integer, least > 0, let items = part["items"] else { return true }
    var visited: Set<JSONNode> = []
    return height > 0 && (items.kind == .array || ends(items, within: height - 1, &visited))
  }
}
