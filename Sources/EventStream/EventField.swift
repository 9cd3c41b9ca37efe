/// A line that sets one of the standard's four fields.
struct EventField {
  enum Name {
    case data, event, id, retry
  }

  let name: Name
  /// The index in the line at which the value starts: after the colon and one space.
  let valueStart: Int

  /// Reads a line that is neither blank nor a comment; `nil` where its field has no meaning.
  init?(_ line: UnsafeBufferPointer<UInt8>) {
    // The standard's names are at most five bytes long: a later colon cannot end one of them.
    let nameEnd = line.prefix(6).firstIndex(of: .colon) ?? line.count
    switch nameEnd {
    case 4 where line.starts(with: [0x64, 0x61, 0x74, 0x61]): name = .data
    case 5 where line.starts(with: [0x65, 0x76, 0x65, 0x6E, 0x74]): name = .event
    case 2 where line.starts(with: [0x69, 0x64]): name = .id
    case 5 where line.starts(with: [0x72, 0x65, 0x74, 0x72, 0x79]): name = .retry
    default: return nil
    }
    let afterColon = min(nameEnd + 1, line.count)
    valueStart = afterColon < line.count && line[afterColon] == .space ? afterColon + 1 : afterColon
  }
}

extension UInt8 {
  static let lineFeed: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20
  static let colon: UInt8 = 0x3A
}

extension UnsafeBufferPointer<UInt8> {
  /// The index of the first CR or LF at or after an index, else the count.
  func indexOfLineEnd(from start: Int) -> Int {
    var index = start
    while index < count, self[index] != .lineFeed, self[index] != .carriageReturn { index += 1 }
    return index
  }
}
