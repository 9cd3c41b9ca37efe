extension JSONError: CustomStringConvertible {
  /// What was wrong, in one sentence without the place.
  public var message: String {
    switch reason {
    case .unexpectedEnd(let expected): "the JSON text ends where \(expected) was expected"
    case .unexpectedByte(let byte, let expected): "\(quoted(byte)) found where \(expected) was expected"
    case .trailingBytes: "the JSON value is complete, but something follows it"
    case .invalidNumber: "not a JSON number"
    case .controlCharacter(let byte): "control character \(hexadecimal(byte)) inside a string must be escaped"
    case .invalidEscape: "not an escape sequence that JSON knows"
    case .loneSurrogate: "a surrogate without its other half is not a character"
    case .invalidUTF8: "the bytes are not UTF-8"
    case .byteOrderMark: "a JSON text must not begin with a byte order mark"
    case .tooDeep(let limit): "nested deeper than the limit of \(limit) levels"
    case .tooLong(let limit): "longer than the limit of \(limit) bytes"
    }
  }

  /// `line:column: ` and the sentence.
  public var description: String { "\(line):\(column): \(message)" }
}

/// A printable ASCII byte in quotes, any other as hexadecimal.
private func quoted(_ byte: UInt8) -> String {
  0x21...0x7E ~= byte ? "'\(Character(Unicode.Scalar(byte)))'" : "byte \(hexadecimal(byte))"
}

private func hexadecimal(_ byte: UInt8) -> String {
  let digits = String(byte, radix: 16, uppercase: true)
  return "0x" + (digits.count == 1 ? "0" : "") + digits
}
