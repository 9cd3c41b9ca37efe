/// A JSON Pointer made ready to be followed in many documents, through objects only.
public final class JSONPath: Sendable, Hashable {
  /// The names on the way, one after the other.
  private let names: [UInt8]
  /// Where each of them ends.
  private let ends: [Int]

  /// Makes a pointer ready; `nil` if one of its tokens could be an array's index.
  public init?(_ pointer: JSONPointer) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    if pointer.tokens.contains(where: { $0.utf8.allSatisfy(digits.contains) }) { return nil }
    var names: [UInt8] = []
    ends = pointer.tokens.map { token in
      names += Array(token.utf8)
      return names.count
    }
    self.names = names
  }

  /// Whether two lead to the same value in every document.
  public static func == (left: JSONPath, right: JSONPath) -> Bool {
    left.names == right.names && left.ends == right.ends
  }
  /// Feeds the names on the way.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(names)
    hasher.combine(ends)
  }

  /// The index of the value that it leads to in a document, or `nil`.
  fileprivate func index(in document: JSONDocument) -> Int? {
    names.withUnsafeBufferPointer { names in
      ends.withUnsafeBufferPointer { ends in
        var index = 0
        var start = 0
        for end in ends {
          let name = UnsafeBufferPointer(rebasing: names[start..<end])
          guard let next = document.indexOfMember(named: name, in: index) else { return nil }
          index = next
          start = end
        }
        return index
      }
    }
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
    glance(atIndex: path.index(in: self))
  }

  /// What the root's member of a name is.
  public func glance(atMember name: StaticString) -> JSONGlance {
    let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
    return glance(atIndex: indexOfMember(named: name, in: 0))
  }

  private func glance(atIndex index: Int?) -> JSONGlance {
    guard let index else { return .other }
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
