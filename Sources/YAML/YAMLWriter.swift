import UnderstudyDiagnostics
import UnderstudyJSON

/// Writes the nodes of a YAML document out as a JSON document: scalars resolved, aliases expanded, mappings merged.
struct YAMLWriter: ~Copyable {
  private let nodes: YAMLNodes
  private var builder: JSONTapeBuilder
  private let file: String
  private let limits: YAMLLimits
  /// The words of values that have an anchor and are written already.
  private var written: [Int: Range<Int>] = [:]
  /// The members of mappings that have an anchor and were looked at already.
  private var knownMembers: [Int: [(key: Int, value: Int)]] = [:]
  /// Words that aliases and merges took so far.
  private var aliasedWords = 0
  /// The most words there may be: what the nodes themselves take, and what aliases and merges may add.
  private let wordLimit: Int
  private(set) var diagnostics: [Diagnostic] = []

  init(nodes: YAMLNodes, file: String, limits: YAMLLimits) {
    self.nodes = nodes
    self.file = file
    self.limits = limits
    builder = JSONTapeBuilder(file: file)
    wordLimit = nodes.nodes.count * 2 + limits.aliasedWords
  }

  /// Writes everything.
  mutating func writeRoot() {
    write(0)
  }

  /// The document.
  consuming func finish() -> JSONDocument {
    builder.finish()
  }

  /// Writes the value of a node. The recursion is as deep as the document, which is bounded.
  private mutating func write(_ index: Int) {
    let node = nodes.nodes[index]
    let start = builder.wordCount
    guard start <= wordLimit else {
      takeWords(limits.aliasedWords + 1, at: node.mark)
      writeLiteral(.null, node)
      return
    }
    switch node.kind {
    case .plain, .quoted: writeScalar(node)
    case .alias:
      writeAlias(node)
      return
    case .sequence:
      checkTag(of: node, is: "seq")
      builder.open(.array, line: Int(node.mark.line), column: Int(node.mark.column))
      var count = 0
      var child = index + 1
      while child < Int(node.end) {
        write(child)
        count += 1
        child = nodes.after(child)
      }
      builder.close(count: count)
    case .mapping:
      checkTag(of: node, is: "map")
      builder.open(.object, line: Int(node.mark.line), column: Int(node.mark.column))
      let members = members(of: index)
      for (key, value) in members {
        writeName(nodes.nodes[key])
        write(value)
      }
      builder.close(count: members.count)
    }
    if node.hasAnchor { written[index] = start..<builder.wordCount }
  }

  private mutating func writeAlias(_ node: YAMLNodes.Node) {
    let target = Int(node.end)
    guard let words = written[target] else {
      // What it names was not written itself, because a later key took its place.
      write(target)
      return
    }
    guard takeWords(words.count, at: node.mark) else {
      writeLiteral(.null, node)
      return
    }
    builder.appendCopy(of: words)
  }

  /// Counts words that an alias or merge adds.
  ///
  /// - Returns: whether the limit allows them; the first time it does not is reported.
  @discardableResult
  private mutating func takeWords(_ count: Int, at mark: YAMLMark) -> Bool {
    let wasAllowed = aliasedWords <= limits.aliasedWords
    aliasedWords = min(aliasedWords + count, limits.aliasedWords + 1)
    let isAllowed = aliasedWords <= limits.aliasedWords
    if wasAllowed, !isAllowed { report(YAMLError(.tooManyAliases(limit: limits.aliasedWords), at: mark)) }
    return isAllowed
  }

  private mutating func writeName(_ node: YAMLNodes.Node) {
    nodes.text[node.text].withUnsafeBufferPointer {
      builder.append(string: $0, line: Int(node.mark.line), column: Int(node.mark.column))
    }
  }

  private mutating func writeLiteral(_ literal: JSONWord.Tag, _ node: YAMLNodes.Node) {
    builder.append(literal, line: Int(node.mark.line), column: Int(node.mark.column))
  }

  private mutating func writeScalar(_ node: YAMLNodes.Node) {
    switch scalar(node) {
    case .null: writeLiteral(.null, node)
    case .bool(let value): writeLiteral(value ? .true : .false, node)
    case .number(let number):
      builder.append(number: number, line: Int(node.mark.line), column: Int(node.mark.column))
    case .string: writeName(node)
    case .notANumberInJSON:
      report(YAMLError(.notANumberInJSON(nodes.string(node)), at: node.mark))
      writeName(node)
    case .integerTooLong:
      report(YAMLError(.integerTooLong(nodes.string(node)), at: node.mark))
      writeName(node)
    }
  }

  /// What a scalar stands for, by its tag if it has one.
  private mutating func scalar(_ node: YAMLNodes.Node) -> YAMLScalar {
    guard let tag = nodes.tag(node) else {
      return node.kind == .plain ? YAMLScalar(plain: nodes.text[node.text]) : .string
    }
    let plain = YAMLScalar(plain: nodes.text[node.text])
    switch (tag, plain) {
    case ("str", _), ("!", _), ("binary", _), ("timestamp", _): return .string
    case ("null", .null), ("bool", .bool), ("float", .number), ("float", .notANumberInJSON),
      ("int", .integerTooLong):
      return plain
    case ("int", .number(let number)) where number.isInteger: return plain
    case ("null", _), ("bool", _), ("float", _), ("int", _):
      report(YAMLError(.tagMismatch(tag: tag, text: nodes.string(node)), at: node.mark))
      return .string
    default:
      report(YAMLError(.unknownTag(tag), at: node.mark))
      return node.kind == .plain ? plain : .string
    }
  }

  private mutating func checkTag(of node: YAMLNodes.Node, is expected: String) {
    if let tag = nodes.tag(node), tag != expected, tag != "!" {
      report(YAMLError(.unknownTag(tag), at: node.mark))
    }
  }

  mutating func report(_ error: YAMLError) {
    diagnostics.append(error.diagnostic(file: file))
  }

  /// The members of a mapping that count: of equal keys the last, and before what is merged in what stands here.
  private mutating func members(of index: Int) -> [(key: Int, value: Int)] {
    if let known = knownMembers[index] { return known }
    var members = YAMLMembers()
    var merges: [Int] = []
    var key = index + 1
    let end = Int(nodes.nodes[index].end)
    while key < end {
      let value = nodes.after(key)
      defer { key = nodes.after(value) }
      let name = nodes.resolvedKey(key)
      guard let name else {
        report(YAMLError(.keyIsNoScalar, at: nodes.nodes[key].mark))
        continue
      }
      if nodes.isMergeKey(name) {
        merges.append(value)
      } else if let earlier = members.set(name, to: value, in: nodes) {
        report(
          YAMLError(
            .duplicateKey(nodes.string(nodes.nodes[name])), at: nodes.nodes[key].mark,
            note: (nodes.nodes[earlier].mark, "the first one is here")))
      }
    }
    for merge in merges { add(merge, to: &members) }
    if nodes.nodes[index].hasAnchor { knownMembers[index] = members.list }
    return members.list
  }

  /// Merges a mapping, or each mapping of a list, into members that are there already and stay.
  private mutating func add(_ merged: Int, to members: inout YAMLMembers) {
    let target = nodes.target(of: merged)
    guard nodes.nodes[target].kind == .sequence else {
      addMembers(of: merged, to: &members)
      return
    }
    var child = target + 1
    while child < Int(nodes.nodes[target].end) {
      addMembers(of: child, to: &members)
      child = nodes.after(child)
    }
  }

  private mutating func addMembers(of merged: Int, to members: inout YAMLMembers) {
    let target = nodes.target(of: merged)
    guard nodes.nodes[target].kind == .mapping else {
      report(YAMLError(.mergeOfNoMapping, at: nodes.nodes[merged].mark))
      return
    }
    let added = self.members(of: target)
    guard takeWords(added.count, at: nodes.nodes[merged].mark) else { return }
    for (key, value) in added { members.setIfAbsent(key, to: value, in: nodes) }
  }
}
