/// A JSON Pointer made ready to be followed in many documents, through objects only.
public final class JSONPath: Sendable, Hashable {
  private let names: [[UInt8]]

  /// Makes a pointer ready; `nil` if one of its tokens could be an array's index.
  public init?(_ pointer: JSONPointer) {
    names = pointer.tokens.map { Array($0.utf8) }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    if names.contains(where: { $0.allSatisfy(digits.contains) }) { return nil }
  }

  /// Whether two lead to the same value in every document.
  public static func == (left: JSONPath, right: JSONPath) -> Bool { left.names == right.names }
  /// Feeds the names on the way.
  public func hash(into hasher: inout Hasher) { hasher.combine(names) }

  /// The index of the value that it leads to in a document, or `nil`.
  fileprivate func index(in document: borrowing JSONDocument) -> Int? {
    var index = 0
    for position in names.indices {
      let next = names[position].withUnsafeBufferPointer { document.indexOfMember(named: $0, in: index) }
      guard let next else { return nil }
      index = next
    }
    return index
  }
}

/// What stands at the end of a path, as far as it can be told at a glance.
public enum JSONGlance: Sendable {
  /// A string; where its UTF-8 lies among the document's bytes.
  case string(start: Int, count: Int)
  /// A string with escapes: its bytes are not its text.
  case escapedString
  /// A truth value.
  case bool(Bool)
  /// Something else, or nothing.
  case other
}

extension JSONDocument {
  /// What stands at the end of a path.
  public func glance(at path: JSONPath) -> JSONGlance {
    guard let index = path.index(in: self) else { return .other }
    let word = JSONWord(raw: tape[index])
    switch word.tag {
    case .string: return .string(start: word.offset, count: word.length)
    case .escapedString: return .escapedString
    case .true: return .bool(true)
    case .false: return .bool(false)
    default: return .other
    }
  }
}
