import UnderstudyJSON

/// The extension `x-stream`.
extension DocumentReader {
  mutating func readStream(_ node: JSONNode) -> StreamContract? {
    guard check(node, .stream) else { return nil }
    return StreamContract(
      terminator: node["terminator"].flatMap(Self.text), constant: readPatterns(node["constant"], "constant"),
      exactlyOnce: readPatterns(node["exactlyOnce"], "exactlyOnce"),
      first: node["first"].map { readSchema($0) }, last: node["last"].map { readSchema($0) },
      assembly: node["assembles"].flatMap { readAssembly($0) }, node: node)
  }

  private mutating func readPatterns(_ list: JSONNode?, _ key: String) -> [StreamContract.Pattern] {
    guard let list else { return [] }
    guard list.kind == .array else {
      report(.notAList(key), at: list)
      return []
    }
    return list.elements.compactMap { readPattern($0.string ?? "", at: $0) }
  }

  private mutating func readPattern(_ text: String, at node: JSONNode) -> StreamContract.Pattern? {
    let pattern = StreamContract.Pattern(text)
    if pattern == nil { report(.badPattern(text), at: node) }
    return pattern
  }

  private mutating func readAssembly(_ node: JSONNode) -> StreamContract.Assembly? {
    guard check(node, .assembly) else { return nil }
    guard let shape = node["schema"] else {
      report(.missing("schema", in: .assembly), at: node)
      return nil
    }
    var rules: [(pattern: StreamContract.Pattern, rule: StreamContract.Rule)] = []
    for member in node["rules"].map({ Array($0.members) }) ?? [] {
      guard let pattern = readPattern(member.name, at: member.key) else { continue }
      for entry in member.value.members {
        switch (entry.name, entry.value.string, entry.value.bool) {
        case ("set", _, _): rules.append((pattern, .set(entry.value.value)))
        case ("append", _, true?): rules.append((pattern, .append))
        case ("append", _, false?): break
        case ("mergeBy", let name?, _): rules.append((pattern, .mergeBy(name)))
        case ("renameTo", let name?, _): rules.append((pattern, .renameTo(name)))
        default: report(.badRule(entry.name), at: entry.key)
        }
      }
      if member.value.kind != .object { report(.badRule(member.name), at: member.value) }
    }
    return StreamContract.Assembly(schema: readSchema(shape), rules: rules, node: node)
  }
}
