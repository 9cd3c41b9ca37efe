/// Turns a JSON text into a tape, in one pass, without recursion and without memory beside the tape: while a container
/// is open, its second word holds the index of the container around it, and its first the number of children so far.
///
/// Everything is one loop over local values, because that is what every request and every reply goes through.
struct JSONParser {
  private let input: UnsafeBufferPointer<UInt8>
  /// Where the next byte to look at is; where a fault is, once there is one.
  private var position = 0
  /// What ended the parsing, if something did.
  private var fault: JSONFault?

  private let depthLimit: Int
  private var words: JSONTapeBuffer
  private var depth = 0
  /// The index of the innermost open container's first word.
  private var container = 0
  /// The number of its children so far.
  private var children = 0
  /// The byte that ends it.
  private var closing: UInt8 = 0

  /// The tape of a JSON text.
  static func tape(of bytes: [UInt8], limits: JSONLimits) throws(JSONError) -> [UInt64] {
    guard bytes.count <= min(limits.size, Int(UInt32.max)) else {
      throw JSONError(.tooLong(limit: limits.size), at: 0, in: bytes)
    }
    // A small text's tape is put together on the stack, so that its one allocation has the right size.
    let (tape, position, fault) = withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 128) { memory in
      bytes.withUnsafeBufferPointer { input in
        var parser = JSONParser(input, depthLimit: limits.depth, JSONTapeBuffer(memory))
        parser.parseText()
        defer { parser.words.deallocate() }
        return (parser.fault == nil ? parser.words.array : [], parser.position, parser.fault)
      }
    }
    if let fault { throw JSONError(fault.reason(at: position, in: bytes), at: position, in: bytes) }
    return tape
  }

  @inline(__always)
  private init(_ input: UnsafeBufferPointer<UInt8>, depthLimit: Int, _ words: JSONTapeBuffer) {
    self.input = input
    self.depthLimit = depthLimit
    self.words = words
  }

  @inline(__always)
  private mutating func parseText() {
    if input.count >= 3, input[0] == 0xEF, input[1] == 0xBB, input[2] == 0xBF { return fail(.byteOrderMark) }
    guard parseValue() else { return }
    _ = nextByte()
    if position < input.count { fail(.trailingBytes) }
  }

  /// Parses the outermost value with all that is in it.
  ///
  /// - Returns: whether there was no fault.
  @inline(__always)
  private mutating func parseValue() -> Bool {
    var byte = nextByte()
    values: while true {
      switch byte {
      case UInt8(ascii: "\""): guard parseString() else { return false }
      case UInt8(ascii: "{"):
        guard open(.object, closing: UInt8(ascii: "}")) else { return false }
        byte = nextByte()
        if byte != UInt8(ascii: "}") {
          guard parseName(byte) else { return false }
          byte = nextByte()
          continue values
        }
        close()
      case UInt8(ascii: "["):
        guard open(.array, closing: UInt8(ascii: "]")) else { return false }
        byte = nextByte()
        if byte != UInt8(ascii: "]") {
          children = 1
          continue values
        }
        close()
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): guard parseNumber() else { return false }
      case UInt8(ascii: "t"): guard parseLiteral("true", .true, .true) else { return false }
      case UInt8(ascii: "f"): guard parseLiteral("false", .false, .false) else { return false }
      case UInt8(ascii: "n"): guard parseLiteral("null", .null, .null) else { return false }
      default: return refuse(.value)
      }
      while depth > 0 {
        byte = nextByte()
        if byte == UInt8(ascii: ",") {
          position &+= 1
          byte = nextByte()
          if closing == UInt8(ascii: "}") {
            guard parseName(byte) else { return false }
            byte = nextByte()
          } else {
            children &+= 1
          }
          continue values
        }
        guard byte == closing else {
          return refuse(closing == UInt8(ascii: "}") ? .commaOrBrace : .commaOrBracket)
        }
        close()
      }
      return true
    }
  }

  /// Parses a member's name and the colon.
  ///
  /// - Parameter byte: the byte that the name begins with.
  @inline(__always)
  private mutating func parseName(_ byte: UInt8) -> Bool {
    children &+= 1
    guard byte == UInt8(ascii: "\"") else { return refuse(.name) }
    guard parseString() else { return false }
    guard nextByte() == UInt8(ascii: ":") else { return refuse(.colon) }
    position &+= 1
    return true
  }

  @inline(__always)
  private mutating func open(_ tag: JSONWord.Tag, closing byte: UInt8) -> Bool {
    guard depth < depthLimit else { return refuse(.tooDeep(limit: depthLimit)) }
    if depth > 0 { words[container] = JSONWord(raw: words[container]).withLength(children).raw }
    let index = words.count
    append(tag, position, length: 0)
    append(raw: UInt64(truncatingIfNeeded: container))
    (container, children, closing) = (index, 0, byte)
    depth &+= 1
    position &+= 1
    return true
  }

  /// Ends the innermost container at its last byte, and goes back to the one around it.
  @inline(__always)
  private mutating func close() {
    words[container] = JSONWord(raw: words[container]).withLength(children).raw
    let outer = Int(truncatingIfNeeded: words[container &+ 1])
    words[container &+ 1] = UInt64(truncatingIfNeeded: words.count)
    container = outer
    depth &-= 1
    position &+= 1
    guard depth > 0 else { return }
    let word = JSONWord(raw: words[outer])
    children = word.length
    closing = word.tag == .object ? UInt8(ascii: "}") : UInt8(ascii: "]")
  }

  @inline(__always)
  private mutating func parseLiteral(_ text: StaticString, _ tag: JSONWord.Tag, _ fault: JSONFault) -> Bool {
    let count = text.utf8CodeUnitCount
    for offset in 0..<count {
      guard position &+ offset < input.count, input[position &+ offset] == text.utf8Start[offset] else {
        position &+= offset
        return refuse(fault)
      }
    }
    append(tag, position, length: 0)
    position &+= count
    return true
  }

  @inline(__always)
  private mutating func parseNumber() -> Bool {
    guard let (end, isInteger) = JSONNumber.scan(input, from: position) else { return refuse(.number) }
    let length = end &- position
    guard length <= JSONWord.maximumLength else { return refuse(.tooLong) }
    append(isInteger ? .integer : .decimal, position, length: length)
    position = end
    return true
  }

  @inline(__always)
  private mutating func parseString() -> Bool {
    let start = position &+ 1
    let string = JSONString.scan(input, from: start)
    if let fault = string.fault {
      position = string.end
      return refuse(fault)
    }
    let length = string.end &- start
    guard length <= JSONWord.maximumLength else { return refuse(.tooLong) }
    append(string.hasEscapes ? .escapedString : .string, start, length: length)
    position = string.end &+ 1
    return true
  }

  @inline(__always)
  private mutating func append(_ tag: JSONWord.Tag, _ offset: Int, length: Int) {
    append(raw: JSONWord(tag, offset: UInt32(truncatingIfNeeded: offset), length: length).raw)
  }

  @inline(__always)
  private mutating func append(raw word: UInt64) {
    if words.isFull { words = words.grown(at: position, of: input.count) }
    words.append(word)
  }

  /// Skips white space: mostly there is none, or one space, or a new line with its indentation.
  ///
  /// - Returns: the byte after it, which stays the next; 0 at the end, where nothing allows a 0.
  @inline(__always)
  private mutating func nextByte() -> UInt8 {
    while position < input.count {
      let byte = input[position]
      guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
      position &+= 1
      while position &+ 8 <= input.count {
        let others = input.word(at: position) ^ 0x2020_2020_2020_2020
        // The next step must not have to wait for this one's outcome.
        if others != 0 {
          position &+= others.trailingZeroBitCount >> 3
          break
        }
        position &+= 8
      }
    }
    return 0
  }

  private mutating func fail(_ fault: JSONFault) {
    self.fault = fault
  }

  @inline(__always)
  private mutating func refuse(_ fault: JSONFault) -> Bool {
    fail(fault)
    return false
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Eight bytes, the first of them the lowest; they must all be there.
  @inline(__always)
  func word(at position: Int) -> UInt64 {
    assert(position >= 0 && position + 8 <= count)
    let bytes = UnsafeRawPointer(baseAddress.unsafelyUnwrapped)
    return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
  }
}
