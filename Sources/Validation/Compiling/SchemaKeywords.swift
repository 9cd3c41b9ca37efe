import UnderstudyJSON

/// The keywords of one schema object that its dialect has, read once, in the order in which they are run.
struct SchemaKeywords {
  let node: JSONNode
  let dialect: Dialect
  private(set) var entries: [(keyword: Keyword, value: JSONNode)] = []
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

  subscript(keyword: Keyword) -> JSONNode? {
    entries.first { $0.keyword == keyword }?.value
  }
}
