extension YAMLNodes {
  /// The index of the node after a node and its descendants.
  func after(_ index: Int) -> Int {
    nodes[index].kind == .alias ? index + 1 : Int(nodes[index].end)
  }

  /// The node that an alias names; any other node itself.
  func target(of index: Int) -> Int {
    nodes[index].kind == .alias ? Int(nodes[index].end) : index
  }

  /// The scalar that a key is, its alias followed; `nil` if it is none.
  func resolvedKey(_ index: Int) -> Int? {
    let target = target(of: index)
    let kind = nodes[target].kind
    return kind == .plain || kind == .quoted ? target : nil
  }

  /// Whether a key is the merge key (<https://yaml.org/type/merge.html>), which quotes make an ordinary one.
  func isMergeKey(_ index: Int) -> Bool {
    let node = nodes[index]
    return node.kind == .plain && node.text.count == 2 && text[node.text].elementsEqual("<<".utf8)
      || tag(node) == "merge"
  }

  /// The text of a scalar.
  func string(_ node: Node) -> String {
    String(decoding: text[node.text], as: UTF8.self)
  }

  /// A node's tag, without the prefix of YAML's own.
  func tag(_ node: Node) -> String? {
    guard node.tag >= 0 else { return nil }
    let tag = tags[Int(node.tag)]
    let prefix = "tag:yaml.org,2002:"
    return tag.hasPrefix(prefix) ? String(tag.dropFirst(prefix.count)) : tag
  }
}
