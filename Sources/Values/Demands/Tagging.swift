import UnderstudyJSON

/// What a discriminator says of branches, or of the schemas that inherit from one (OpenAPI 3.1.1 §4.8.25).
struct Tagging {
  private let world: SchemaWorld
  private let node: JSONNode
  private let branches: [JSONNode]

  init(_ world: SchemaWorld, _ node: JSONNode, _ branches: [JSONNode]) {
    self.world = world
    self.node = node
    self.branches = branches
  }

  /// For each branch the property and its value; `nil` for a branch that has none.
  var tags: [(property: String, value: String)?] {
    guard let property = node["propertyName"]?.string else { return [] }
    let mapping = Dictionary(heirs.map { ($0.node, $0.value) }, uniquingKeysWith: { first, _ in first })
    return branches.map { branch in
      guard let reference = branch["$ref"]?.string else { return nil }
      let target = world.target(of: world.part(branch))
      if let known = target.flatMap({ mapping[$0] }) { return (property, known) }
      return reference.split(separator: "/").last.map { (property, String($0)) }
    }
  }

  /// The schemas of the mapping with their values.
  var heirs: [(node: JSONNode, value: String)] {
    (node["mapping"]?.members.map(\.self) ?? []).compactMap { member in
      guard let reference = member.value.string else { return nil }
      let target =
        world.schema(at: "#/components/schemas/\(JSONPointer.escaped(reference))", from: node)
        ?? world.schema(at: reference, from: node)
      return target.map { ($0, member.name) }
    }
  }
}
