/// Builds a document from values that come one after the other from somewhere else, with their places.
///
/// Strings and numbers are copied into the document's bytes. Containers are opened and closed; inside an object a
/// string for the name and a value alternate.
public struct JSONTapeBuilder: ~Copyable {
  private var bytes: [UInt8] = []
  private var tape: [UInt64] = []
  private var marks: [UInt64] = []
  private var open: [Int] = []
  private let file: String

  /// - Parameter file: the name of the file that the values come from.
  public init(file: String) {
    self.file = file
  }

  /// The number of words so far, which bounds what has been built.
  public var wordCount: Int { tape.count }
  /// The number of bytes of strings and numbers so far.
  public var byteCount: Int { bytes.count }
  /// How many containers are open.
  public var depth: Int { open.count }

  /// Adds `null`, `true` or `false`.
  public mutating func append(_ literal: JSONWord.Tag, line: Int, column: Int) {
    append(JSONWord(literal, offset: 0, length: 0).raw, line, column)
  }

  /// Adds a string, given as valid UTF-8.
  public mutating func append(string: UnsafeBufferPointer<UInt8>, line: Int, column: Int) {
    append(.string, string, line, column)
  }

  /// Adds a number, given as JSON text.
  public mutating func append(number: JSONNumber, line: Int, column: Int) {
    var text = number.text
    let isInteger = text.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0 &- 0x30 < 10 }
    text.withUTF8 { append(isInteger ? .integer : .decimal, $0, line, column) }
  }

  /// Opens an array or object.
  public mutating func open(_ tag: JSONWord.Tag, line: Int, column: Int) {
    open.append(tape.count)
    append(JSONWord(tag, offset: 0, length: 0).raw, line, column)
    append(0, line, column)
  }

  /// Closes the innermost container.
  ///
  /// - Parameter count: the number of its elements or members.
  public mutating func close(count: Int) {
    guard let word = open.popLast() else { return }
    tape[word] |= UInt64(truncatingIfNeeded: min(count, JSONWord.maximumLength)) << 32
    tape[word + 1] = UInt64(truncatingIfNeeded: tape.count)
  }

  /// Adds a copy of a value that has been built before, with the places it has there.
  ///
  /// - Parameter range: the value's words.
  public mutating func appendCopy(of range: Range<Int>) {
    let shift = tape.count - range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let word = tape[index]
      let tag = JSONWord(raw: word).tag
      tape.append(word)
      marks.append(marks[index])
      index += 1
      if tag == .array || tag == .object {
        tape.append(tape[index] + UInt64(truncatingIfNeeded: shift))
        marks.append(marks[index])
        index += 1
      }
    }
  }

  /// The document. Exactly one value must have been built.
  public consuming func finish() -> JSONDocument {
    JSONDocument(bytes: bytes, tape: tape, file: file, marks: marks)
  }

  private mutating func append(
    _ tag: JSONWord.Tag, _ text: UnsafeBufferPointer<UInt8>, _ line: Int, _ column: Int
  ) {
    let length = min(text.count, JSONWord.maximumLength)
    append(JSONWord(tag, offset: UInt32(truncatingIfNeeded: bytes.count), length: length).raw, line, column)
    bytes.append(contentsOf: text.prefix(length))
  }

  private mutating func append(_ word: UInt64, _ line: Int, _ column: Int) {
    tape.append(word)
    marks.append(UInt64(truncatingIfNeeded: line) << 32 | UInt64(UInt32(truncatingIfNeeded: column)))
  }
}
