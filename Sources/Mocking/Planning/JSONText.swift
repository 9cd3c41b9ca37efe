/// Where the strings and the structure of a JSON text lie, told without parsing: for faults that go between them.
struct JSONText {
  /// The content of each string, without its quotes.
  private(set) var strings: [Range<Int>] = []
  /// The bytes outside of strings that are one of `{}[]:,`.
  private(set) var structure: [Int] = []

  /// Looks through a text; what is not JSON gives something or nothing, but never stops.
  init(_ bytes: ArraySlice<UInt8>) {
    var start: Int?
    var isEscaped = false
    for index in bytes.indices {
      let byte = bytes[index]
      if let opened = start {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          strings.append(opened..<index)
          start = nil
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): start = index + 1
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ":"),
        UInt8(ascii: ","):
        structure.append(index)
      default: break
      }
    }
  }

  /// Looks through the JSON in the data of an event: from its first bracket on.
  init(ofEvent event: ArraySlice<UInt8>) {
    let start = event.firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") } ?? event.endIndex
    self.init(event[start...])
  }

  /// The middle of the first string of at least two bytes whose middle is at an offset or after it.
  func middleOfString(from offset: Int) -> Int? {
    strings.lazy.filter { $0.count >= 2 }.map { $0.lowerBound + $0.count / 2 }.first { $0 >= offset }
  }

  /// The first structural byte at an offset or after it, else the last one before.
  func structuralByte(from offset: Int) -> Int? {
    structure.first { $0 >= offset } ?? structure.last
  }
}
