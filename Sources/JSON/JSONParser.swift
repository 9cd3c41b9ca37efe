/// Turns a JSON text into a tape, in one pass and without recursion.
struct JSONParser {
  private let input: UnsafeBufferPointer<UInt8>
  private let limits: JSONLimits
  private var position = 0
  private var words: JSONTapeBuffer
  /// For each open container the index of its first word and the number of its children so far.
  private var open: [(word: Int, count: Int)] = []

  /// An error before its line and column are known.
  struct Failure: Error {
    var reason: JSONError.Reason
    var offset: Int
  }

  /// The tape of a JSON text.
  static func tape(of bytes: [UInt8], limits: JSONLimits) throws(JSONError) -> [UInt64] {
    guard bytes.count <= min(limits.size, Int(UInt32.max)) else {
      throw JSONError(.tooLong(limit: limits.size), at: 0, in: bytes)
    }
    do {
      return try bytes.withUnsafeBufferPointer { (input) throws(Failure) in
        var parser = JSONParser(input: input, limits: limits, words: JSONTapeBuffer(textLength: input.count))
        defer { parser.words.deallocate() }
        try parser.parseText()
        return parser.words.array
      }
    } catch {
      throw JSONError(error.reason, at: error.offset, in: bytes)
    }
  }

  private init(input: UnsafeBufferPointer<UInt8>, limits: JSONLimits, words: JSONTapeBuffer) {
    self.input = input
    self.limits = limits
    self.words = words
    open.reserveCapacity(16)
  }

  private mutating func parseText() throws(Failure) {
    if input.count >= 3, input[0] == 0xEF, input[1] == 0xBB, input[2] == 0xBF {
      throw Failure(reason: .byteOrderMark, offset: 0)
    }
    skipSpace()
    var isOpen = try parseValue()
    while isOpen || !open.isEmpty { isOpen = try parseNext(isFirst: isOpen) }
    skipSpace()
    if position < input.count { throw Failure(reason: .trailingBytes, offset: position) }
  }

  /// Goes on inside the innermost open container, up to and including its next child or its end.
  ///
  /// - Returns: whether the child opened a container.
  private mutating func parseNext(isFirst: Bool) throws(Failure) -> Bool {
    let last = open.count - 1
    let isObject = JSONWord(raw: words[open[last].word]).tag == .object
    skipSpace()
    let end: UInt8 = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    guard position < input.count else { throw unexpected(isObject ? "',' or '}'" : "',' or ']'") }
    if input[position] == end {
      position += 1
      close()
      return false
    }
    if !isFirst {
      guard input[position] == UInt8(ascii: ",") else {
        throw unexpected(isObject ? "',' or '}'" : "',' or ']'")
      }
      position += 1
      skipSpace()
    }
    open[last].count += 1
    if isObject {
      guard position < input.count, input[position] == UInt8(ascii: "\"") else {
        throw unexpected("a property name in double quotes")
      }
      try parseString()
      skipSpace()
      guard position < input.count, input[position] == UInt8(ascii: ":") else { throw unexpected("':'") }
      position += 1
      skipSpace()
    }
    return try parseValue()
  }

  private mutating func close() {
    let (word, count) = open.removeLast()
    words[word] |= UInt64(truncatingIfNeeded: min(count, JSONWord.maximumLength)) << 32
    words[word + 1] = UInt64(truncatingIfNeeded: words.count)
  }

  /// - Returns: whether the value opened a container.
  private mutating func parseValue() throws(Failure) -> Bool {
    guard position < input.count else { throw unexpected("a value") }
    switch input[position] {
    case UInt8(ascii: "\""): try parseString()
    case UInt8(ascii: "{"): return try begin(.object)
    case UInt8(ascii: "["): return try begin(.array)
    case UInt8(ascii: "t"): try parseLiteral("true", .true)
    case UInt8(ascii: "f"): try parseLiteral("false", .false)
    case UInt8(ascii: "n"): try parseLiteral("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try parseNumber()
    default: throw unexpected("a value")
    }
    return false
  }

  private mutating func begin(_ tag: JSONWord.Tag) throws(Failure) -> Bool {
    guard open.count < limits.depth else {
      throw Failure(reason: .tooDeep(limit: limits.depth), offset: position)
    }
    open.append((words.count, 0))
    words.append(JSONWord(tag, offset: UInt32(truncatingIfNeeded: position), length: 0).raw)
    words.append(0)
    position += 1
    return true
  }

  private mutating func parseLiteral(_ text: StaticString, _ tag: JSONWord.Tag) throws(Failure) {
    for offset in 0..<text.utf8CodeUnitCount {
      guard position + offset < input.count, input[position + offset] == text.utf8Start[offset] else {
        position += offset
        throw unexpected("'\(text)'")
      }
    }
    words.append(JSONWord(tag, offset: UInt32(truncatingIfNeeded: position), length: 0).raw)
    position += text.utf8CodeUnitCount
  }

  private mutating func parseNumber() throws(Failure) {
    guard let (end, isInteger) = JSONNumber.scan(input, from: position) else {
      throw Failure(reason: .invalidNumber, offset: position)
    }
    guard end - position <= JSONWord.maximumLength else {
      throw Failure(reason: .tooLong(limit: JSONWord.maximumLength), offset: position)
    }
    words.append(
      JSONWord(
        isInteger ? .integer : .decimal, offset: UInt32(truncatingIfNeeded: position), length: end - position
      ).raw)
    position = end
  }

  private mutating func parseString() throws(Failure) {
    let start = position + 1
    let (end, hasEscapes) = try JSONString.scan(input, from: start)
    guard end - start <= JSONWord.maximumLength else {
      throw Failure(reason: .tooLong(limit: JSONWord.maximumLength), offset: start)
    }
    words.append(
      JSONWord(
        hasEscapes ? .escapedString : .string, offset: UInt32(truncatingIfNeeded: start), length: end - start
      ).raw)
    position = end + 1
  }

  @inline(__always)
  private mutating func skipSpace() {
    while position < input.count {
      switch input[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  private func unexpected(_ expected: String) -> Failure {
    guard position < input.count else {
      return Failure(reason: .unexpectedEnd(expected: expected), offset: input.count)
    }
    return Failure(reason: .unexpectedByte(input[position], expected: expected), offset: position)
  }
}
