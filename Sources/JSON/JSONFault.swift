/// What ended the parsing of a text, small enough to be handed through the parser's loop; ``JSONError`` says it to people.
enum JSONFault {
  // What was expected where something else, or nothing, was found.
  case value, name, colon, commaOrBrace, commaOrBracket, `true`, `false`, null, quote, escape
  // What was found.
  case byteOrderMark, trailingBytes, number, control, badEscape, loneSurrogate, utf8, tooLong
  case tooDeep(limit: Int)

  /// The reason for people.
  func reason(at position: Int, in bytes: [UInt8]) -> JSONError.Reason {
    switch self {
    case .value: Self.unexpected("a value", position, bytes)
    case .name: Self.unexpected("a property name in double quotes", position, bytes)
    case .colon: Self.unexpected("':'", position, bytes)
    case .commaOrBrace: Self.unexpected("',' or '}'", position, bytes)
    case .commaOrBracket: Self.unexpected("',' or ']'", position, bytes)
    case .true: Self.unexpected("'true'", position, bytes)
    case .false: Self.unexpected("'false'", position, bytes)
    case .null: Self.unexpected("'null'", position, bytes)
    case .quote: .unexpectedEnd(expected: "the closing quote of a string")
    case .escape: .unexpectedEnd(expected: "an escape sequence")
    case .byteOrderMark: .byteOrderMark
    case .trailingBytes: .trailingBytes
    case .number: .invalidNumber
    case .control: .controlCharacter(bytes[position])
    case .badEscape: .invalidEscape
    case .loneSurrogate: .loneSurrogate
    case .utf8: .invalidUTF8
    case .tooLong: .tooLong(limit: JSONWord.maximumLength)
    case .tooDeep(let limit): .tooDeep(limit: limit)
    }
  }

  private static func unexpected(_ expected: String, _ position: Int, _ bytes: [UInt8]) -> JSONError.Reason {
    position < bytes.count
      ? .unexpectedByte(bytes[position], expected: expected) : .unexpectedEnd(expected: expected)
  }
}
