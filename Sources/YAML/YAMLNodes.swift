import CLibYAML

import UnderstudyDiagnostics

/// The nodes of a YAML document as they stand in the text, in one flat list: a container's children follow it.
struct YAMLNodes {
  /// What a node is.
  enum Kind: UInt8 {
    case plain, quoted, sequence, mapping, alias
  }

  /// One node.
  struct Node {
    var kind: Kind
    /// The tag, as an index into ``YAMLNodes/tags``; −1 if there is none.
    var tag: Int32 = -1
    var mark: YAMLMark
    /// A scalar's bytes in ``YAMLNodes/text``.
    var text: Range<Int> = 0..<0
    /// The index after the node's last descendant; an alias's is that of the node it names.
    var end: Int32 = 0
    /// How many levels of containers there are in it, aliases expanded.
    var height: Int32 = 0
    var hasAnchor = false
  }

  private(set) var nodes: [Node] = []
  /// The bytes of all scalars.
  private(set) var text: [UInt8] = []
  private(set) var tags: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var anchors: [String: Int] = [:]
  private var tagIndexes: [String: Int32] = [:]
  private var open: [Int32] = []
  private var aliases = 0
  private let file: String
  private let limits: YAMLLimits

  init(file: String, limits: YAMLLimits) {
    self.file = file
    self.limits = limits
  }

  /// Reads the first document of a text.
  mutating func read(_ bytes: [UInt8]) throws(YAMLError) {
    guard bytes.count <= limits.size else { throw YAMLError(.tooLong(limit: limits.size), at: .start) }
    let encoded = try YAMLEncoding.prepared(bytes)
    let failure = encoded.bytes.withUnsafeBufferPointer { input -> YAMLError? in
      do throws(YAMLError) {
        guard let events = YAMLEvents(input) else {
          throw YAMLError(.syntax(problem: "out of memory", context: nil), at: .start)
        }
        try readDocument(events, restoresSurrogates: encoded.hasSurrogates)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  private mutating func readDocument(
    _ events: borrowing YAMLEvents, restoresSurrogates: Bool
  ) throws(YAMLError) {
    var documents = 0
    var isAtEnd = false
    while !isAtEnd {
      try events.next { (event) throws(YAMLError) in
        switch event.type {
        case YAML_STREAM_END_EVENT, YAML_NO_EVENT:
          if documents == 0 { throw YAMLError(.empty, at: .start) }
          isAtEnd = true
        case YAML_DOCUMENT_START_EVENT:
          documents += 1
          guard documents > 1 else { break }
          report(YAMLError(.severalDocuments, at: YAMLMark(event.start_mark)))
          isAtEnd = true
        default: try add(event, restoresSurrogates: restoresSurrogates)
        }
      }
    }
    if nodes.isEmpty { throw YAMLError(.empty, at: .start) }
  }

  private mutating func report(_ error: YAMLError) {
    diagnostics.append(error.diagnostic(file: file))
  }

  private mutating func add(_ event: borrowing yaml_event_t, restoresSurrogates: Bool) throws(YAMLError) {
    let mark = YAMLMark(event.start_mark)
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let start = text.count
      let value = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      if restoresSurrogates {
        text.append(contentsOf: YAMLEncoding.restored(value))
      } else {
        text.append(contentsOf: value)
      }
      let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
      var node = Node(kind: isPlain ? .plain : .quoted, mark: mark, text: start..<text.count)
      node.tag = tag(scalar.tag)
      append(node, anchor: scalar.anchor)
    case YAML_SEQUENCE_START_EVENT:
      let sequence = event.data.sequence_start
      try open(.sequence, mark, tag: sequence.tag, anchor: sequence.anchor)
    case YAML_MAPPING_START_EVENT:
      let mapping = event.data.mapping_start
      try open(.mapping, mark, tag: mapping.tag, anchor: mapping.anchor)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: close()
    case YAML_ALIAS_EVENT: try addAlias(event, mark)
    default: break
    }
  }

  private mutating func addAlias(_ event: borrowing yaml_event_t, _ mark: YAMLMark) throws(YAMLError) {
    let name = Self.string(event.data.alias.anchor)
    guard let target = anchors[name] else { throw YAMLError(.unknownAlias(name), at: mark) }
    // Each adds a word at least, and a node of ours costs more than its byte or two of text.
    aliases += 1
    guard aliases <= limits.aliasedWords else {
      throw YAMLError(.tooManyAliases(limit: limits.aliasedWords), at: mark)
    }
    guard nodes[target].end > 0 else {
      // What has no end is read as nothing, and costs only its own place.
      report(YAMLError(.aliasInsideItself(name), at: mark))
      append(Node(kind: .plain, mark: mark, text: text.count..<text.count), anchor: nil)
      return
    }
    guard open.count + Int(nodes[target].height) <= limits.depth else {
      throw YAMLError(.tooDeep(limit: limits.depth), at: mark)
    }
    var node = Node(kind: .alias, mark: mark)
    node.height = nodes[target].height
    node.end = Int32(truncatingIfNeeded: target)
    nodes.append(node)
    raise(to: node.height)
  }

  private mutating func append(_ node: Node, anchor: UnsafeMutablePointer<yaml_char_t>?) {
    var node = node
    node.end = Int32(truncatingIfNeeded: nodes.count + 1)
    if let anchor {
      node.hasAnchor = true
      anchors[Self.string(anchor)] = nodes.count
    }
    nodes.append(node)
  }

  private mutating func open(
    _ kind: Kind, _ mark: YAMLMark, tag: UnsafeMutablePointer<yaml_char_t>?,
    anchor: UnsafeMutablePointer<yaml_char_t>?
  ) throws(YAMLError) {
    guard open.count < limits.depth else { throw YAMLError(.tooDeep(limit: limits.depth), at: mark) }
    open.append(Int32(truncatingIfNeeded: nodes.count))
    var node = Node(kind: kind, mark: mark)
    node.tag = self.tag(tag)
    append(node, anchor: anchor)
    nodes[nodes.count - 1].end = 0
    nodes[nodes.count - 1].height = 1
  }

  private mutating func close() {
    guard let index = open.popLast().map(Int.init) else { return }
    nodes[index].end = Int32(truncatingIfNeeded: nodes.count)
    raise(to: nodes[index].height)
  }

  /// Notes in the innermost open container how high its highest child is.
  private mutating func raise(to height: Int32) {
    guard let parent = open.last.map(Int.init) else { return }
    nodes[parent].height = max(nodes[parent].height, height + 1)
  }

  private mutating func tag(_ tag: UnsafeMutablePointer<yaml_char_t>?) -> Int32 {
    guard let tag else { return -1 }
    let name = Self.string(tag)
    if let index = tagIndexes[name] { return index }
    let index = Int32(truncatingIfNeeded: tags.count)
    tags.append(name)
    tagIndexes[name] = index
    return index
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String {
    text.map { String(cString: $0) } ?? ""
  }
}
