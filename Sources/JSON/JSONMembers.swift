/// The elements of an array.
public struct JSONElements: Sequence, IteratorProtocol, Sendable {
  fileprivate let document: JSONDocument
  fileprivate var range: Range<Int>

  init(document: JSONDocument, range: Range<Int>) {
    self.document = document
    self.range = range
  }

  /// The next element.
  public mutating func next() -> JSONNode? {
    guard !range.isEmpty else { return nil }
    defer { range = document.indexAfter(range.lowerBound)..<range.upperBound }
    return JSONNode(document: document, index: range.lowerBound)
  }
}

/// The members of an object, in order.
public struct JSONMembers: Sequence, IteratorProtocol, Sendable {
  fileprivate let document: JSONDocument
  fileprivate var range: Range<Int>

  init(document: JSONDocument, range: Range<Int>) {
    self.document = document
    self.range = range
  }

  /// The next member.
  public mutating func next() -> JSONMember? {
    guard !range.isEmpty else { return nil }
    defer { range = document.indexAfter(range.lowerBound + 1)..<range.upperBound }
    return JSONMember(document: document, index: range.lowerBound)
  }
}

/// A name and its value.
public struct JSONMember: Sendable {
  private let document: JSONDocument
  private let index: Int

  init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  /// The name as a node, for its place.
  public var key: JSONNode { JSONNode(document: document, index: index) }
  /// The name.
  public var name: String { key.string ?? "" }
  /// The value.
  public var value: JSONNode { JSONNode(document: document, index: index + 1) }

}

extension JSONDocument {
  /// Lends the UTF-8 that a string says. `word` must be that of a string.
  public func withText<Result>(of word: JSONWord, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withBytes(of: word) { bytes in
      guard word.tag == .escapedString else { return body(bytes) }
      // No escape sequence is shorter than what it says.
      return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { text in
        body(UnsafeBufferPointer(rebasing: text[..<JSONString.unescape(bytes, into: text)]))
      }
    }
  }

  /// Lends the bytes of a string or number.
  @inline(__always)
  func withBytes<Result>(of word: JSONWord, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[word.offset..<word.offset + word.length]))
    }
  }

  /// The index of the value of an object's member; of members with one name that of the last.
  ///
  /// Reads the tape without making nodes: this is how everything finds everything, for each request too.
  func indexOfMember(named name: UnsafeBufferPointer<UInt8>, in index: Int) -> Int? {
    tape.withUnsafeBufferPointer { tape in
      bytes.withUnsafeBufferPointer { bytes in
        guard JSONWord(raw: tape[index]).tag == .object else { return nil }
        var found: Int?
        var position = index + 2
        let end = Int(truncatingIfNeeded: tape[index + 1])
        while position < end {
          let key = JSONWord(raw: tape[position])
          let text = UnsafeBufferPointer(rebasing: bytes[key.offset..<key.offset + key.length])
          if key.tag == .string
            ? text.count == name.count && memoryEquals(text, name)
            : JSONString.unescaped(text).elementsEqual(name)
          {
            found = position + 1
          }
          let tag = JSONWord(raw: tape[position + 1]).tag
          position =
            tag == .array || tag == .object ? Int(truncatingIfNeeded: tape[position + 2]) : position + 2
        }
        return found
      }
    }
  }

  /// The index of the word after a value.
  @inline(__always)
  func indexAfter(_ index: Int) -> Int {
    let tag = JSONWord(raw: tape[index]).tag
    return tag == .array || tag == .object ? Int(truncatingIfNeeded: tape[index + 1]) : index + 1
  }
}

/// Whether two buffers of the same length hold the same bytes.
@inline(__always)
func memoryEquals(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
  for index in left.indices where left[index] != right[index] { return false }
  return true
}
