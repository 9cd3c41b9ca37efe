import UnderstudyDiagnostics
import UnderstudyJSON

extension StreamFraming {
  /// Reads a `framing`.
  static func read(_ node: JSONNode) -> (StreamFraming, [Diagnostic]) {
    var fields = FieldReader(node, role: "a framing")
    var framing = StreamFraming()
    framing.newline = fields.choice("newline", of: Newline.self) ?? .lf
    framing.hasByteOrderMark = fields.bool("bom") ?? false
    framing.hasSpace = !(fields.bool("noSpace") ?? false)
    framing.isMultiline = fields.bool("multiline") ?? false
    framing.split = fields.read("split", "'codepoint', 'byte' or a number of bytes") { node in
      switch node.string {
      case "codepoint": .codepoint
      case "byte": .bytes(1)
      default: node.integer.flatMap { $0 >= 1 ? .bytes($0) : nil }
      }
    }
    framing.coalesced = fields.integer("coalesce", in: 1...Int.max) ?? 1
    if framing.split != nil, framing.coalesced > 1 {
      fields.fail("writes are split or put together, not both", note: "leave 'split' or 'coalesce' out")
    }
    return (framing, fields.finish())
  }
}
