import Synchronization

/// Where the lines of a text start, found when first asked for.
struct LineStarts: ~Copyable, Sendable {
  let index = Mutex<Index?>(nil)

  /// Line and column, both from 1; the column counts Unicode scalars.
  func place(ofOffset offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
    index.withLock { index in
      let known = index ?? Index(bytes)
      index = known
      return known.place(ofOffset: offset, in: bytes)
    }
  }

  /// What is known of a text. Scalars are counted up to every so many bytes, so that no line is too long to find a column
  /// in: a whole document may be one line.
  struct Index {
    private static let step = 1024
    /// The offset of each line's first byte.
    private var starts = [0]
    /// The number of scalars before each multiple of the step.
    private var scalars: [Int] = []

    init(_ bytes: [UInt8]) {
      var count = 0
      for (offset, byte) in bytes.enumerated() {
        if offset % Self.step == 0 { scalars.append(count) }
        if byte & 0xC0 != 0x80 { count += 1 }
        // Lines end with LF, CR LF or CR.
        if byte == 0x0A || byte == 0x0D && (offset + 1 == bytes.count || bytes[offset + 1] != 0x0A) {
          starts.append(offset + 1)
        }
      }
      scalars.append(count)
    }

    func place(ofOffset offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
      var low = 0
      var high = starts.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if starts[middle] <= offset { low = middle } else { high = middle }
      }
      let end = min(offset, bytes.count)
      return (low + 1, count(before: end, in: bytes) - count(before: min(starts[low], end), in: bytes) + 1)
    }

    /// The number of scalars that begin before an offset.
    private func count(before offset: Int, in bytes: [UInt8]) -> Int {
      let block = offset / Self.step
      return scalars[min(block, scalars.count - 1)]
        + bytes[min(block * Self.step, offset)..<offset].count { $0 & 0xC0 != 0x80 }
    }
  }
}
