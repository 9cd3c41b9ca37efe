/// A JSON Pointer made ready to be followed in many documents, through objects only.
public final class JSONPath: Sendable {
  private let names: [[UInt8]]

  /// Makes a pointer ready; `nil` if one of its tokens could be an array's index.
  public init?(_ pointer: JSONPointer) {
    names = pointer.tokens.map { Array($0.utf8) }
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    if names.contains(where: { $0.allSatisfy(digits.contains) }) { return nil }
  }

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

extension JSONDocument {
  /// Whether there is a string at the end of a path, and its UTF-8 is the expected one.
  public func hasString(_ expected: borrowing [UInt8], at path: JSONPath) -> Bool {
    guard let index = path.index(in: self) else { return false }
    let word = JSONWord(raw: tape[index])
    guard word.tag == .string else {
      return word.tag == .escapedString
        && JSONNode(document: self, index: index).string?.utf8.elementsEqual(copy expected) == true
    }
    guard word.length == expected.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      expected.withUnsafeBufferPointer { expected in
        memoryEquals(UnsafeBufferPointer(rebasing: bytes[word.offset..<word.offset + word.length]), expected)
      }
    }
  }

  /// The truth value at the end of a path, or `nil` if there is none.
  public func bool(at path: JSONPath) -> Bool? {
    guard let index = path.index(in: self) else { return nil }
    switch JSONWord(raw: tape[index]).tag {
    case .true: return true
    case .false: return false
    default: return nil
    }
  }
}
