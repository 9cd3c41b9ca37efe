import UnderstudyJSON
import UnderstudyOpenAPI

/// The resources of one document and the names in them, found by going through its schemas: only values that are
/// schemas count, so that an `$id` inside `enum` or an unknown keyword names nothing.
struct ResourceScan: Sendable {
  struct Resource: Sendable {
    var root: JSONNode
    var uri: URIReference
    var dialect: Dialect
    var unknownDialect: String?
    /// `$anchor` and `$dynamicAnchor`, and in old drafts fragments of `$id`.
    var anchors: [String: JSONNode] = [:]
    var dynamicAnchors: [String: JSONNode] = [:]
  }

  private(set) var resources: [Resource] = []

  /// Keywords whose value is a schema, an array of schemas, or an object of schemas.
  private static let single: Set<String> = [
    "not", "if", "then", "else", "additionalProperties", "propertyNames", "contains", "unevaluatedItems",
    "unevaluatedProperties", "contentSchema", "additionalItems", "items",
  ]
  private static let lists: Set<String> = ["allOf", "anyOf", "oneOf", "prefixItems", "items"]
  private static let maps: Set<String> = [
    "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies",
  ]

  /// Goes through a document.
  ///
  /// - Parameters:
  ///   - root: the schema to start from.
  ///   - uri: where the document was found.
  ///   - dialect: what counts without `$schema`.
  ///   - named: the dialect that a `$schema` names.
  init(_ root: JSONNode, uri: URIReference, dialect: Dialect, named: (String) -> Dialect?) {
    var pending: [(node: JSONNode, resource: Int)] = []
    resources.append(Resource(root: root, uri: uri, dialect: dialect))
    pending.append((root, 0))
    while let (node, parent) = pending.popLast() {
      guard node.kind == .object else { continue }
      let number = enter(node, parent, named)
      for member in node.members {
        let name = member.name
        let value = member.value
        if value.kind == .array, Self.lists.contains(name) {
          pending += value.elements.map { ($0, number) }
        } else if value.kind == .object, Self.maps.contains(name) {
          pending += value.members.map { ($0.value, number) }
        } else if Self.single.contains(name) {
          pending.append((value, number))
        }
      }
    }
  }

  /// Notes what a schema is called.
  ///
  /// - Returns: the resource that its children belong to.
  private mutating func enter(_ node: JSONNode, _ parent: Int, _ named: (String) -> Dialect?) -> Int {
    var number = parent
    let isRoot = resources[parent].root == node
    var dialect = resources[parent].dialect
    var unknown: String?
    if let name = node["$schema"]?.string, isRoot || node["$id"] != nil || node["id"] != nil {
      if let known = named(name) { dialect = known } else { unknown = name }
    }
    let hidesSiblings = dialect.ignoresSiblingsOfReference && node["$ref"]?.kind == .string
    if let identifier = node[dialect.identifier]?.string, !hidesSiblings {
      let (address, fragment) = URIReference.cut(identifier)
      // Drafts 4 to 7 name anchors so.
      let anchor = dialect.draft <= .draft7 ? fragment.flatMap { $0.isEmpty ? nil : String($0) } : nil
      if let anchor, address.isEmpty {
        resources[parent].anchors[anchor] = node
      } else {
        let absolute = URIReference(address).resolved(against: resources[parent].uri)
        if isRoot {
          resources[parent].uri = absolute
        } else {
          number = resources.count
          resources.append(Resource(root: node, uri: absolute, dialect: dialect))
        }
        if let anchor { resources[number].anchors[anchor] = node }
      }
    }
    if resources[number].root == node {
      resources[number].dialect = dialect
      resources[number].unknownDialect = unknown
    }
    if dialect.draft >= .draft2019, let anchor = node["$anchor"]?.string {
      resources[number].anchors[anchor] = node
    }
    if dialect.draft >= .draft2020, let anchor = node["$dynamicAnchor"]?.string {
      resources[number].anchors[anchor] = node
      resources[number].dynamicAnchors[anchor] = node
    }
    if dialect.draft == .draft2019, resources[number].root == node, node["$recursiveAnchor"]?.bool == true {
      resources[number].dynamicAnchors[""] = node
    }
    return number
  }

  /// The innermost resource that a node is in.
  func resource(of node: JSONNode) -> Resource {
    var best = resources[0]
    for resource in resources.dropFirst()
    where resource.root.index <= node.index && node.index < resource.root.endIndex
      && resource.root.index >= best.root.index
    {
      best = resource
    }
    return best
  }
}

extension JSONNode {
  /// The index of the word after the value.
  var endIndex: Int {
    let word = JSONWord(raw: document.tape[index])
    return word.tag == .array || word.tag == .object
      ? Int(truncatingIfNeeded: document.tape[index + 1]) : index + 1
  }
}
