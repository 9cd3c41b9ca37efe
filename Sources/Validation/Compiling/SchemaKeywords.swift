import UnderstudyJSON

/// The keywords of one schema object that its dialect has, read once, in the order in which they are run.
struct SchemaKeywords {
  let node: JSONNode
  let dialect: Dialect
  private(set) var entries: [(keyword: Keyword, value: JSONNode)] = []
  /// Keywords that name schemas or hold some, whose values are of the wrong kind.
  private(set) var misfits: [(name: String, expected: String, value: JSONNode)] = []
  /// Whether the object may be the root of a resource of its own.
  private(set) var mayBeResource = false

  init(_ node: JSONNode, dialect: Dialect) {
    self.node = node
    self.dialect = dialect
    for member in node.members {
      let name = member.name
      guard let keyword = Keyword.named[name] else {
        if name == "$schema" || name == dialect.identifier && dialect.draft != .openAPI30 {
          mayBeResource = true
        }
        if let expected = Self.kind(ofValueFor: name, in: dialect), member.value.kind != expected {
          misfits.append((name, expected.withArticle, member.value))
        }
        continue
      }
      guard keyword.exists(in: dialect) else { continue }
      // Of a name that occurs twice the last counts.
      if let known = entries.firstIndex(where: { $0.keyword == keyword }) { entries.remove(at: known) }
      entries.append((keyword, member.value))
    }
    if dialect.ignoresSiblingsOfReference,
      let reference = entries.first(where: { $0.keyword == .reference && $0.value.kind == .string })
    {
      entries = [reference]
    }
    entries.sort { $0.keyword.rawValue < $1.keyword.rawValue }
  }

  /// The kind that the value of a keyword must be of which names schemas or holds some.
  private static func kind(ofValueFor name: String, in dialect: Dialect) -> JSONKind? {
    switch name {
    case "$schema": .string
    case "$anchor": dialect.draft >= .draft2019 ? .string : nil
    case "$dynamicAnchor": dialect.draft >= .draft2020 ? .string : nil
    case dialect.identifier: dialect.draft == .openAPI30 ? nil : .string
    case dialect.definitions: dialect.draft == .openAPI30 ? nil : .object
    default: nil
    }
  }

  subscript(keyword: Keyword) -> JSONNode? {
    entries.first { $0.keyword == keyword }?.value
  }
}
