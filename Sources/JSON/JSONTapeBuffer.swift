/// The words of a tape while it is being written: memory lent by the caller, and of our own when that is full.
///
/// An array would check for uniqueness and bounds at each word.
struct JSONTapeBuffer {
  private let memory: UnsafeMutablePointer<UInt64>
  private let capacity: Int
  private let isOwned: Bool
  private(set) var count = 0

  /// Begins in memory that stays the caller's.
  init(_ memory: UnsafeMutableBufferPointer<UInt64>) {
    self.memory = memory.baseAddress.unsafelyUnwrapped
    capacity = memory.count
    isOwned = false
  }

  private init(copying words: Self, capacity: Int) {
    memory = .allocate(capacity: capacity)
    memory.initialize(from: words.memory, count: words.count)
    self.capacity = capacity
    isOwned = true
    count = words.count
  }

  /// Gives back what is our own.
  func deallocate() {
    if isOwned { memory.deallocate() }
  }

  /// The words as an array of just their number.
  var array: [UInt64] {
    Array(UnsafeBufferPointer(start: memory, count: count))
  }

  @inline(__always)
  subscript(index: Int) -> UInt64 {
    get {
      assert(index < count)
      return memory[index]
    }
    nonmutating set {
      assert(index < count)
      memory[index] = newValue
    }
  }

  @inline(__always)
  var isFull: Bool { count == capacity }

  /// Adds a word; there must be room.
  @inline(__always)
  mutating func append(_ word: UInt64) {
    assert(count < capacity)
    memory[count] = word
    count &+= 1
  }

  /// The same words with room for more: for as many as the text takes if it goes on as it began, but at least as much
  /// again.
  ///
  /// - Parameters:
  ///   - position: how much of the text has been read.
  ///   - length: the length of the text.
  @inline(never)
  consuming func grown(at position: Int, of length: Int) -> Self {
    let whole = Double(count) * (Double(length) / Double(max(1, position)))
    let larger = Self(copying: self, capacity: max(capacity * 2, min(Int(whole * 1.1), length) + 64))
    deallocate()
    return larger
  }
}
