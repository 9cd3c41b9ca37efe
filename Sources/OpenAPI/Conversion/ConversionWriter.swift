import UnderstudyJSON

/// Writes a document out of the parts of another, each value with the place that it comes from.
struct ConversionWriter: ~Copyable {
  private var builder: JSONTapeBuilder
  private let marks: [UInt64]
  private var counts: [Int] = []

  init(from document: JSONDocument) {
    builder = JSONTapeBuilder(file: document.file)
    marks = document.marks
  }

  /// The document.
  consuming func finish() -> JSONDocument { builder.finish() }

  /// Writes an object whose members `body` writes.
  mutating func object(at node: JSONNode, _ body: (inout ConversionWriter) -> Void) {
    container(.object, at: node, body)
  }

  /// Writes an array whose elements `body` writes, each announced by ``element()``.
  mutating func array(at node: JSONNode, _ body: (inout ConversionWriter) -> Void) {
    container(.array, at: node, body)
  }

  /// Writes the name of a member.
  mutating func key(_ name: String, at node: JSONNode) {
    element()
    string(name, at: node)
  }

  /// Announces an element.
  mutating func element() {
    if !counts.isEmpty { counts[counts.count - 1] += 1 }
  }

  /// Writes a string.
  mutating func string(_ text: String, at node: JSONNode) {
    let (line, column) = place(of: node)
    var text = text
    text.withUTF8 { builder.append(string: $0, line: line, column: column) }
  }

  /// Writes true or false.
  mutating func bool(_ value: Bool, at node: JSONNode) {
    let (line, column) = place(of: node)
    builder.append(value ? .true : .false, line: line, column: column)
  }

  /// Writes a member that is a string.
  mutating func member(_ name: String, _ text: String, at node: JSONNode) {
    key(name, at: node)
    string(text, at: node)
  }

  /// Copies a value as it is.
  mutating func copy(_ node: JSONNode) {
    switch node.kind {
    case .null:
      let (line, column) = place(of: node)
      builder.append(.null, line: line, column: column)
    case .boolean: bool(node.bool == true, at: node)
    case .string: string(node.string ?? "", at: node)
    case .number:
      let (line, column) = place(of: node)
      if let number = node.number { builder.append(number: number, line: line, column: column) }
    case .array:
      array(at: node) { writer in
        for element in node.elements {
          writer.element()
          writer.copy(element)
        }
      }
    case .object:
      object(at: node) { writer in
        for member in node.members { writer.copy(member) }
      }
    }
  }

  /// Copies a member.
  mutating func copy(_ member: JSONMember) {
    key(member.name, at: member.key)
    copy(member.value)
  }

  private mutating func container(
    _ tag: JSONWord.Tag, at node: JSONNode, _ body: (inout ConversionWriter) -> Void
  ) {
    let (line, column) = place(of: node)
    builder.open(tag, line: line, column: column)
    counts.append(0)
    body(&self)
    builder.close(count: counts.removeLast())
  }

  private func place(of node: JSONNode) -> (line: Int, column: Int) {
    guard node.index < marks.count else { return (1, 1) }
    return (Int(marks[node.index] >> 32), Int(marks[node.index] & 0xFFFF_FFFF))
  }
}
