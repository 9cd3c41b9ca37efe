import UnderstudyJSON
import UnderstudyValidation

/// One schema object, its keywords read once by the rules of its dialect.
final class SchemaPart {
  let node: JSONNode
  let dialect: Dialect
  private var keywords: [String: JSONNode] = [:]
  private lazy var propertyIndex: [String: JSONNode] = {
    Dictionary((self["properties"]?.members.map { ($0.name, $0.value) } ?? []), uniquingKeysWith: { $1 })
  }()

  /// The only values that `enum` and `const` allow, each by itself.
  private(set) lazy var listed: [[JSONValue]] = {
    var lists: [[JSONValue]] = []
    if let values = self["enum"], values.kind == .array { lists.append(values.elements.map(\.value)) }
    if let value = self["const"] { lists.append([value.value]) }
    return lists
  }()

  init(node: JSONNode, dialect: Dialect) {
    self.node = node
    self.dialect = dialect
    let isOnlyReference = dialect.ignoresSiblingsOfReference && node["$ref"]?.string != nil
    for member in node.members {
      let name = member.name
      guard !isOnlyReference || name == "$ref" else { continue }
      guard dialect.reads(name) || Self.annotations.contains(name) else { continue }
      keywords[name] = member.value
    }
  }

  private static let annotations: Set<String> = [
    "example", "examples", "default", "contentMediaType", "contentEncoding",
  ]

  /// The value of a keyword that the dialect has and that counts, or of an annotation that tells what values look like.
  subscript(keyword: String) -> JSONNode? { keywords[keyword] }

  /// The names of the keywords.
  var names: some Collection<String> { keywords.keys }

  /// The schema of a declared property.
  func property(_ name: String) -> JSONNode? { propertyIndex[name] }
}
