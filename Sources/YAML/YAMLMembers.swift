/// The members of a mapping, each key once, found by the bytes of their keys.
struct YAMLMembers {
  /// Key and value as indexes of nodes, in order; removed ones have a negative key.
  private var entries: [(key: Int, value: Int)] = []
  private var positions: [Name: Int] = [:]

  /// The members in the order of their first keys.
  var list: [(key: Int, value: Int)] { entries }

  /// Sets a member, in place of an earlier one of the same name.
  ///
  /// - Returns: the earlier one's key.
  mutating func set(_ key: Int, to value: Int, in nodes: YAMLNodes) -> Int? {
    guard let position = position(of: key, in: nodes) else {
      append(key, value, nodes)
      return nil
    }
    let earlier = entries[position].key
    entries[position] = (key, value)
    return earlier
  }

  /// Sets a member if there is none of that name.
  mutating func setIfAbsent(_ key: Int, to value: Int, in nodes: YAMLNodes) {
    if position(of: key, in: nodes) == nil { append(key, value, nodes) }
  }

  /// Below this number of members comparing is faster than hashing.
  private static let hashed = 12

  private func position(of key: Int, in nodes: YAMLNodes) -> Int? {
    guard entries.count < Self.hashed else { return positions[name(key, nodes)] }
    let wanted = nodes.text[nodes.nodes[key].text]
    return entries.firstIndex { nodes.text[nodes.nodes[$0.key].text].elementsEqual(wanted) }
  }

  private mutating func append(_ key: Int, _ value: Int, _ nodes: YAMLNodes) {
    entries.append((key, value))
    if entries.count == Self.hashed {
      for (position, entry) in entries.enumerated() { positions[name(entry.key, nodes)] = position }
    } else if entries.count > Self.hashed {
      positions[name(key, nodes)] = entries.count - 1
    }
  }

  private func name(_ key: Int, _ nodes: YAMLNodes) -> Name {
    Name(bytes: nodes.text[nodes.nodes[key].text])
  }

  /// A key's bytes: equal scalar by scalar, as JSON names are.
  private struct Name: Hashable {
    var bytes: ArraySlice<UInt8>
  }
}
