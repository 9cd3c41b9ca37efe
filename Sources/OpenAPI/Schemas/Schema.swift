public import UnderstudyDiagnostics
public import UnderstudyJSON

/// A view on one schema of a document: nothing is copied, keywords are read when asked for.
///
/// Two views are equal if they are of the same place. What each keyword means depends on ``dialect``; where a document
/// mixes dialects and means something plainly (`nullable` in 3.1), the view gives what is meant.
public struct Schema: Sendable, Hashable {
  /// The schema in the document: an object, or `true` or `false`.
  public let node: JSONNode
  /// What its references are resolved with.
  public let references: References

  /// The schema at a node.
  public init(node: JSONNode, references: References) {
    self.node = node
    self.references = references
  }

  /// Where it stands.
  public var location: SourceLocation { node.location }

  /// The rules by which its keywords are read.
  public var dialect: SchemaDialect { references.dialect(of: node) }

  /// What a schema that is only true or false allows: everything or nothing; `nil` if it has keywords.
  public var booleanValue: Bool? { node.bool }

  /// The value of a keyword.
  public subscript(keyword: String) -> JSONNode? { node[keyword] }

  /// The name it has in a document's components, also where the component is a reference to it; `nil` if it is none.
  public var name: String? { references.schemaName(of: node) }

  /// The text of its `$ref`.
  public var reference: String? { node["$ref"]?.string }

  /// What its `$ref` leads to, one step; `nil` if there is none, or it leads nowhere.
  public var target: Schema? {
    reference.flatMap { references.resolve($0, from: node) }.map(schema)
  }

  /// The schema at the end of its references; itself if it has none, or they lead nowhere or in a circle.
  public var resolved: Schema {
    var schema = self
    for _ in 0..<References.chainLimit {
      guard schema.reference != nil else { return schema }
      guard let target = schema.target else { return self }
      schema = target
    }
    return self
  }

  /// Whether it is a `$ref` and nothing else that counts: descriptions and the like aside, and in dialects that ignore
  /// what stands beside a `$ref` always.
  public var isOnlyReference: Bool {
    guard reference != nil else { return false }
    return !dialect.readsSiblingsOfReferences
      || node.members.allSatisfy { Self.annotations.contains($0.name) || $0.name.hasPrefix("x-") }
  }

  /// Keywords that say nothing about values.
  private static let annotations: Set<String> = [
    "$ref", "title", "description", "summary", "deprecated", "readOnly", "writeOnly", "examples", "example",
    "default", "$comment", "externalDocs", "xml",
  ]

  /// Whether two views are of the same place.
  public static func == (left: Self, right: Self) -> Bool { left.node == right.node }

  /// Hashes the place.
  public func hash(into hasher: inout Hasher) { hasher.combine(node) }

  /// Another schema of the same documents.
  func schema(_ node: JSONNode) -> Schema { Schema(node: node, references: references) }
}

/// A schema of a document's components, under its name.
public struct NamedSchema: Sendable {
  /// The name.
  public let name: String
  /// The schema.
  public let schema: Schema
}
