/// Which of an object's first 128 declared names must be there, as bits. Required names are declared first.
struct RequiredNames: Sendable {
  static let capacity = 128

  private var first: UInt64
  private var second: UInt64

  /// The first so many names, at most ``capacity``.
  init(count: Int) {
    first = count >= 64 ? .max : 1 << UInt64(count) - 1
    second = count >= Self.capacity ? .max : count > 64 ? 1 << UInt64(count - 64) - 1 : 0
  }

  /// How many there are.
  var count: Int { first.nonzeroBitCount + second.nonzeroBitCount }

  @inline(__always)
  var isEmpty: Bool { first | second == 0 }

  /// Notes that a name is there.
  @inline(__always)
  mutating func remove(_ entry: Int32) {
    let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: entry)
    if entry < 64 { first &= ~bit } else if entry < Self.capacity { second &= ~bit }
  }
}
