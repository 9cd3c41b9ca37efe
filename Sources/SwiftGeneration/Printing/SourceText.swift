/// Swift source as it grows: lines at the current depth, long lists broken over lines.
struct SourceText {
  /// The greatest length of a line, in columns, where a line can be broken.
  static let width = 110

  private(set) var text = ""
  private var depth = 0

  mutating func line(_ line: String = "") {
    if !line.isEmpty {
      for _ in 0..<depth { text += "  " }
      text += line
    }
    text += "\n"
  }

  mutating func documentation(_ documentation: String?) {
    for comment in DocComment.lines(documentation, width: Self.width - 2 * depth) { line(comment) }
  }

  /// A declaration and, a level deeper, what is in its braces.
  mutating func block(_ head: String, _ body: (inout SourceText) -> Void) {
    line(head + " {")
    depth += 1
    body(&self)
    depth -= 1
    line("}")
  }

  /// A head, a list and a tail: on one line if that is short enough, else with the list on lines of its own.
  mutating func list(_ head: String, _ items: [String], _ tail: String) {
    let length = 2 * depth + head.count + tail.count + items.reduce(0) { $0 + $1.count + 2 }
    if length <= Self.width {
      return line(head + items.joined(separator: ", ") + tail)
    }
    line(head)
    depth += 1
    var current = ""
    for (index, item) in items.enumerated() {
      let item = index == items.count - 1 ? item : item + ","
      if !current.isEmpty, 2 * depth + current.count + item.count + 1 > Self.width {
        line(current)
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + item
    }
    if !current.isEmpty { line(current) }
    depth -= 1
    line(tail)
  }

  /// A text as a literal of several lines, at the current depth, within an expression.
  mutating func text(_ head: String, _ text: String, _ tail: String) {
    var marks = "#"
    while text.contains("\"\"\"\(marks)") || text.contains("\\\(marks)") { marks += "#" }
    line("\(head)\(marks)\"\"\"")
    depth += 1
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) { line(String(part)) }
    line("\"\"\"\(marks)\(tail)")
    depth -= 1
  }

  /// The patterns of a `case`, broken over lines where they are too long for one.
  mutating func patterns(_ patterns: [String], _ statement: String) {
    var current = "case "
    for (index, pattern) in patterns.enumerated() {
      let pattern = index == patterns.count - 1 ? "\(pattern): \(statement)" : pattern + ","
      if index > 0 {
        if 2 * depth + current.count + pattern.count + 1 > Self.width {
          line(current)
          current = "  "
        } else {
          current += " "
        }
      }
      current += pattern
    }
    line(current)
  }

  /// What is deeper by a level without braces of its own, such as the statements of a `case`.
  mutating func indented(_ body: (inout SourceText) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }
}
