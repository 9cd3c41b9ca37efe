/// A description as a documentation comment, which no description can break out of.
enum DocComment {
  /// The lines of the comment, each with its slashes.
  ///
  /// - Parameter width: the columns that are left for a line; long lines of prose are wrapped.
  static func lines(_ text: String?, width: Int) -> [String] {
    guard let text else { return [] }
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(clean)
    while lines.last == "" { lines.removeLast() }
    while lines.first == "" { lines.removeFirst() }
    var isCode = false
    return lines.flatMap { line in
      let fence = line.drop { $0 == " " }.hasPrefix("```") || line.drop { $0 == " " }.hasPrefix("~~~")
      if fence { isCode.toggle() }
      return isCode || fence ? [line] : wrapped(line, width: width - 4)
    }.map { $0.isEmpty ? "///" : "/// " + $0 }
  }

  /// Whether a character is not to be seen in code, or changes how the code around it is seen: control characters,
  /// line ends other than LF, and what reorders text (Unicode UTS #55).
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    // Looking a category up takes long, and nearly all that is written is ASCII.
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    return switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
    case .format: scalar != "\u{200D}" && scalar != "\u{200C}"
    default: false
    }
  }

  private static func clean(_ line: Substring) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      if scalar == "\t" {
        scalars.append(contentsOf: "  ".unicodeScalars)
      } else if !isHidden(scalar) {
        scalars.append(scalar)
      }
    }
    while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
    return String(scalars)
  }

  /// Breaks a line of prose at spaces; what follows an item of a list is indented as its text. Tables and indented code
  /// stay as they are.
  private static func wrapped(_ line: String, width: Int) -> [String] {
    guard line.utf8.count > width, !line.hasPrefix("    "), !line.contains("|") else { return [line] }
    let indentation = line.prefix { $0 == " " }
    let text = line.dropFirst(indentation.count)
    let marker = text.prefix { $0 == "-" || $0 == "*" || $0 == "+" || $0 == "." || $0.isNumber }
    let hang =
      !marker.isEmpty && marker.count < 4 && text.dropFirst(marker.count).first == " " ? marker.count + 1 : 0
    var lines: [String] = []
    var current = String(indentation)
    var isEmpty = true
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      if !isEmpty, current.count + word.count + 1 > width, !startsItem(word) {
        lines.append(current)
        current = indentation + String(repeating: " ", count: hang)
        isEmpty = true
      }
      current += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return lines + [current]
  }

  /// Whether a word would make a line that starts with it something other than prose.
  private static func startsItem(_ word: Substring) -> Bool {
    ["-", "*", "+", "#", ">", "="].contains(where: word.hasPrefix)
      || word.first?.isNumber == true && word.hasSuffix(".")
  }
}
