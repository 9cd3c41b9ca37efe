public import UnderstudyJSON

/// Finds what a schema's references name.
public protocol SchemaResolver: Sendable {
  /// The schema that a reference names.
  ///
  /// - Parameters:
  ///   - reference: the text of `$ref`, `$dynamicRef` or `$recursiveRef`.
  ///   - node: the schema object that holds it, whose base URI counts.
  /// - Returns: `nil` if there is no such schema.
  func resolve(_ reference: String, from node: JSONNode) -> JSONNode?

  /// The members of a map of schemas. Without own implementation: as they stand there.
  func members(of map: JSONNode) -> [JSONMember]

  /// The schema resource that a schema belongs to. Without own implementation: the whole document.
  func resource(of node: JSONNode) -> SchemaResource

  /// The schema in a resource that has a `$dynamicAnchor` of that name. Without own implementation: none.
  ///
  /// The empty name stands for a resource's root where that has `$recursiveAnchor: true`.
  func dynamicAnchor(_ name: String, in resource: SchemaResource) -> JSONNode?

  /// What to do about a reference that leads nowhere, in one sentence. Without own implementation: nothing is known.
  func advice(on reference: String, from node: JSONNode) -> String?
}

extension SchemaResolver {
  /// As they stand there.
  public func members(of map: JSONNode) -> [JSONMember] { Array(map.members) }
  /// The whole document.
  public func resource(of node: JSONNode) -> SchemaResource { SchemaResource(root: node.document.root) }
  /// Nothing is known.
  public func advice(on reference: String, from node: JSONNode) -> String? { nil }
  /// None.
  public func dynamicAnchor(_ name: String, in resource: SchemaResource) -> JSONNode? { nil }
}

/// A schema with a URI of its own, and all in it that has none.
public struct SchemaResource: Sendable {
  /// The outermost value.
  public var root: JSONNode
  /// The dialect that its `$schema` names; `nil` where it has none.
  public var dialect: Dialect?
  /// What `$schema` says, where that is no known dialect.
  public var unknownDialect: String?

  /// Makes a resource.
  public init(root: JSONNode, dialect: Dialect? = nil, unknownDialect: String? = nil) {
    self.root = root
    self.dialect = dialect
    self.unknownDialect = unknownDialect
  }
}
