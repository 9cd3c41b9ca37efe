import UnderstudyJSON

extension StreamFraming {
  /// A stream written in this framing: other bytes, the same events.
  func applied(to stream: PreparedStream) -> PreparedStream {
    guard newline != .lf || hasByteOrderMark || !hasSpace || isMultiline else { return stream }
    var parts = stream.parts
    for index in parts.indices {
      var bytes: [UInt8] = index == 0 && hasByteOrderMark ? [0xEF, 0xBB, 0xBF] : []
      for line in Self.lines(of: parts[index].bytes) {
        for part in isMultiline ? Self.spread(line) : [Array(line)] {
          bytes += hasSpace ? part : Self.withoutSpace(part)
          bytes += newlineBytes
        }
      }
      parts[index].bytes = bytes[...]
    }
    return PreparedStream(parts, hasTerminator: stream.hasTerminator)
  }

  private var newlineBytes: [UInt8] {
    switch newline {
    case .lf: [0x0A]
    case .crlf: [0x0D, 0x0A]
    case .cr: [0x0D]
    }
  }

  /// The lines without their ends. What follows the last line end is a line too, if there is anything.
  private static func lines(of bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var rest = bytes
    while let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      lines.append(rest[..<end])
      let isPair = rest[end] == 0x0D && end + 1 < rest.endIndex && rest[end + 1] == 0x0A
      rest = rest[(end + (isPair ? 2 : 1))...]
    }
    return rest.isEmpty ? lines : lines + [rest]
  }

  /// A `data` line whose value is an object or an array as three: a line end between JSON's tokens means nothing.
  private static func spread(_ line: ArraySlice<UInt8>) -> [[UInt8]] {
    let prefix = Array("data: ".utf8)
    let value = line.dropFirst(prefix.count)
    guard line.starts(with: prefix), let first = value.first, let last = value.last, value.count > 2,
      first == UInt8(ascii: "{") && last == UInt8(ascii: "}")
        || first == UInt8(ascii: "[") && last == UInt8(ascii: "]"),
      // `[DONE]` is no array.
      (try? JSONDocument(parsing: Array(value))) != nil
    else { return [Array(line)] }
    return [prefix + [first], prefix + value.dropFirst().dropLast(), prefix + [last]]
  }

  /// The line without the space after its colon, unless another follows that one.
  private static func withoutSpace(_ line: [UInt8]) -> [UInt8] {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < line.count,
      line[colon + 1] == 0x20, !(colon + 2 < line.count && line[colon + 2] == 0x20)
    else { return line }
    var line = line
    line.remove(at: colon + 1)
    return line
  }
}
