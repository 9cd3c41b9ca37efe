/// The words of a tape while it is being written: memory of our own, because an array checks for uniqueness and
/// bounds at each word.
struct JSONTapeBuffer {
  private var memory: UnsafeMutablePointer<UInt64>
  private var capacity: Int
  private(set) var count = 0

  /// Makes room for what a text of that many bytes usually takes.
  init(textLength: Int) {
    capacity = textLength / 4 + 16
    memory = .allocate(capacity: capacity)
  }

  func deallocate() {
    memory.deallocate()
  }

  /// The words as an array of just their number.
  var array: [UInt64] {
    Array(UnsafeBufferPointer(start: memory, count: count))
  }

  subscript(index: Int) -> UInt64 {
    get {
      assert(index < count)
      return memory[index]
    }
    set {
      assert(index < count)
      memory[index] = newValue
    }
  }

  @inline(__always)
  mutating func append(_ word: UInt64) {
    if count == capacity { grow() }
    memory[count] = word
    count += 1
  }

  private mutating func grow() {
    let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: capacity * 2)
    larger.update(from: memory, count: count)
    memory.deallocate()
    memory = larger
    capacity *= 2
  }
}
