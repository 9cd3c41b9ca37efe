public import UnderstudyDiagnostics

/// One value of a parsed document: a cursor that reads on demand and knows its place.
public struct JSONNode: Sendable {
  /// The document that the value belongs to.
  public let document: JSONDocument
  /// The index of the value's first word on the document's tape.
  public let index: Int

  /// The value at a word of a tape. `index` must be that of a value's first word.
  public init(document: JSONDocument, index: Int) {
    self.document = document
    self.index = index
  }

  /// The value's first word.
  @inline(__always)
  var word: JSONWord { JSONWord(raw: document.tape[index]) }

  /// Which of the six kinds the value is of.
  public var kind: JSONKind {
    switch word.tag {
    case .null: .null
    case .true, .false: .boolean
    case .integer, .decimal: .number
    case .string, .escapedString: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Where the value stands in its file.
  public var location: SourceLocation { document.location(ofWordAt: index) }

  /// Whether the value is `null`.
  public var isNull: Bool { word.tag == .null }

  /// The truth value, or `nil` if it is none.
  public var bool: Bool? {
    switch word.tag {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// The string, or `nil` if it is none.
  public var string: String? {
    let word = word
    switch word.tag {
    case .string:
      return String(decoding: document.bytes[word.offset..<word.offset + word.length], as: UTF8.self)
    case .escapedString:
      return document.withBytes(of: word) { String(decoding: JSONString.unescaped($0), as: UTF8.self) }
    default: return nil
    }
  }

  /// Whether the value is a string equal to the one given, scalar by scalar.
  public func isString(_ text: StaticString) -> Bool {
    let word = word
    guard word.tag == .string else { return string.map { $0.utf8.elementsEqual("\(text)".utf8) } ?? false }
    return text.withUTF8Buffer { text in
      word.length == text.count
        && document.bytes.withUnsafeBufferPointer { bytes in
          memoryEquals(UnsafeBufferPointer(rebasing: bytes[word.offset..<word.offset + word.length]), text)
        }
    }
  }

  /// The number, exactly, or `nil` if it is none.
  public var number: JSONNumber? {
    let word = word
    guard word.tag == .integer || word.tag == .decimal else { return nil }
    return JSONNumber(
      unchecked: String(decoding: document.bytes[word.offset..<word.offset + word.length], as: UTF8.self))
  }

  /// The number as an integer; `nil` if it is none or does not fit.
  public var integer: Int? { number?.integer }

  /// The number of elements or members; 0 for everything that is no array or object.
  public var count: Int {
    let word = word
    return word.tag == .array || word.tag == .object ? word.length : 0
  }

  /// The elements of an array; empty for everything else.
  public var elements: JSONElements {
    JSONElements(document: document, range: word.tag == .array ? childRange : index..<index)
  }

  /// The members of an object, in order; empty for everything else.
  public var members: JSONMembers {
    JSONMembers(document: document, range: word.tag == .object ? childRange : index..<index)
  }

  /// The value of an object's member, or `nil` if this is no object or has none of that name.
  ///
  /// Where a name occurs more than once, the last counts, as in most parsers.
  public subscript(name: String) -> JSONNode? {
    var name = name
    return name.withUTF8 { document.indexOfMember(named: $0, in: index) }
      .map { JSONNode(document: document, index: $0) }
  }

  /// An element of an array, or `nil` if this is no array or has fewer elements.
  public subscript(position: Int) -> JSONNode? {
    guard word.tag == .array, position >= 0, position < word.length else { return nil }
    return elements.dropFirst(position).first { _ in true }
  }

  /// Whether the value is equal to another as JSON; nothing is copied for it.
  public func isEqual(to value: JSONValue) -> Bool {
    switch value {
    case .null: return isNull
    case .bool(let expected): return bool == expected
    case .number(let expected): return number == expected
    case .string(let expected):
      let word = word
      guard word.tag == .string else { return string.map { $0.utf8.elementsEqual(expected.utf8) } ?? false }
      guard word.length == expected.utf8.count else { return false }
      var text = expected
      return text.withUTF8 { text in
        document.bytes.withUnsafeBufferPointer { bytes in
          memoryEquals(UnsafeBufferPointer(rebasing: bytes[word.offset..<word.offset + word.length]), text)
        }
      }
    case .array(let expected):
      return kind == .array && count == expected.count
        && zip(elements, expected).allSatisfy { $0.isEqual(to: $1) }
    case .object(let expected):
      return kind == .object && self.value == .object(expected)
    }
  }

  /// The value as one that stands for itself.
  public var value: JSONValue {
    switch word.tag {
    case .null: .null
    case .true: .bool(true)
    case .false: .bool(false)
    case .integer, .decimal: number.map(JSONValue.number) ?? .null
    case .string, .escapedString: .string(string ?? "")
    case .array: .array(elements.map(\.value))
    case .object: .object(JSONObject(members.map { ($0.name, $0.value.value) }))
    }
  }

  /// The words of an array's or object's children.
  private var childRange: Range<Int> {
    index + 2..<Int(truncatingIfNeeded: document.tape[index + 1])
  }
}

extension JSONNode: Equatable {
  /// Whether two cursors stand on the same value of the same document. Compare ``value`` for equal values.
  public static func == (left: Self, right: Self) -> Bool {
    left.document === right.document && left.index == right.index
  }
}

extension JSONNode: Hashable {
  /// Hashes the cursor, not the value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(document))
    hasher.combine(index)
  }
}
