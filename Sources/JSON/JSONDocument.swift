import UnderstudyDiagnostics

/// A parsed JSON text: its bytes and a flat tape of words over them.
///
/// Strings and numbers stay where they are in the text and are read on demand. Read it through ``root``; code that is
/// called for every request reads ``tape`` and ``bytes`` itself.
///
/// Beside the text it takes eight bytes for each scalar and name and sixteen for each array and object: together less
/// than three times the text for all but texts of nothing but tiny values (`[1,1,1]` takes five times, `[[],[]]` six).
public final class JSONDocument: Sendable {
  /// The text, or, where the values came from elsewhere, the bytes of the strings and numbers.
  public let bytes: [UInt8]
  /// The words, as ``JSONWord`` describes them; the first is the root.
  public let tape: [UInt64]
  /// The file that the text came from, as the user named it; empty if it came from no file.
  public let file: String

  /// The places of the words, where they were built with them: line in the upper half, column in the lower, both from 1.
  private let givenMarks: [UInt64]?
  /// Where the lines of the text start, for words whose places follow from their offsets.
  private let lineStarts = LineStarts()

  /// A parsed text whose places are found in the text.
  init(bytes: [UInt8], tape: [UInt64], file: String) {
    self.bytes = bytes
    self.tape = tape
    self.file = file
    givenMarks = nil
  }

  /// Values that were built with their places.
  init(bytes: [UInt8], tape: [UInt64], file: String, marks: [UInt64]) {
    self.bytes = bytes
    self.tape = tape
    self.file = file
    givenMarks = marks
  }

  /// Parses a JSON text (RFC 8259).
  ///
  /// - Parameters:
  ///   - bytes: the text, UTF-8 without a byte order mark.
  ///   - file: the name of the file for places.
  ///   - limits: depth and size.
  public convenience init(
    parsing bytes: [UInt8], file: String = "", limits: JSONLimits = .standard
  ) throws(JSONError) {
    let tape = try JSONParser.tape(of: bytes, limits: limits)
    self.init(bytes: bytes, tape: tape, file: file)
  }

  /// Parses a JSON text given as a string.
  public convenience init(
    parsing text: String, file: String = "", limits: JSONLimits = .standard
  ) throws(JSONError) {
    try self.init(parsing: Array(text.utf8), file: file, limits: limits)
  }

  /// The outermost value.
  public var root: JSONNode { JSONNode(document: self, index: 0) }

  /// The place of each word of the tape, line in the upper half, column in the lower, both from 1: for those who need
  /// many, as finding the column of one takes time in a text of long lines. A container's second word has none of its own.
  public var marks: [UInt64] {
    if let givenMarks { return givenMarks }
    var marks: [UInt64] = []
    marks.reserveCapacity(tape.count)
    var (line, column, position): (UInt64, UInt64, Int) = (1, 1, 0)
    while marks.count < tape.count {
      let word = JSONWord(raw: tape[marks.count])
      let isString = word.tag == .string || word.tag == .escapedString
      let offset = isString ? max(0, word.offset - 1) : word.offset
      while position < offset {
        let byte = bytes[position]
        position += 1
        if byte == 0x0A || byte == 0x0D && (position == bytes.count || bytes[position] != 0x0A) {
          (line, column) = (line + 1, 1)
        } else if bytes[position] & 0xC0 != 0x80 {
          column += 1
        }
      }
      marks.append(line << 32 | column)
      if word.tag == .array || word.tag == .object { marks.append(line << 32 | column) }
    }
    return marks
  }

  /// The place of the word at an index of the tape.
  func location(ofWordAt index: Int) -> SourceLocation {
    if let givenMarks {
      let mark = index < givenMarks.count ? givenMarks[index] : 1 << 32 | 1
      return SourceLocation(file: file, line: Int(mark >> 32), column: Int(mark & 0xFFFF_FFFF))
    }
    let word = JSONWord(raw: tape[index])
    // A string's offset is that of its first byte; its place is the quote before it.
    let isString = word.tag == .string || word.tag == .escapedString
    let (line, column) = lineStarts.place(
      ofOffset: isString ? max(0, word.offset - 1) : word.offset, in: bytes)
    return SourceLocation(file: file, line: line, column: column)
  }
}
