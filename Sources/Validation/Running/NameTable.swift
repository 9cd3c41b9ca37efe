/// Some names, found by length, first and last eight bytes, and for names over 16 bytes by what is between.
struct NameTable: Sendable {
  /// The first slot in the program's list.
  var firstSlot: Int32
  /// The number of slots less one, a power of two less one.
  var mask: Int32
  /// The first of the names in the program's list; entries are counted from it.
  var firstName: Int32
  var count: Int32
}

/// A place of a name table; `entry` is -1 where it is free.
struct NameSlot: Sendable {
  var key: NameKey
  var entry: Int32
}

/// Bytes in the program's `nameBytes`.
struct NameRange: Sendable {
  var start: Int32
  var length: Int32
}

/// What tells most names apart.
struct NameKey: Hashable, Sendable {
  /// The first eight bytes; a shorter name is filled with zeros.
  var head: UInt64
  /// The last eight bytes; 0 for a shorter name.
  var tail: UInt64
  var length: Int32

  /// The key of no bytes.
  static let empty = NameKey()

  private init() {
    (head, tail, length) = (0, 0, 0)
  }

  /// The key of bytes; `available` is how many may be read from there, at least `length`.
  @inline(__always)
  init(_ bytes: UnsafePointer<UInt8>, length: Int, available: Int) {
    let raw = UnsafeRawPointer(bytes)
    self.length = Int32(truncatingIfNeeded: length)
    if length >= 8 {
      head = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
      tail = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self))
      return
    }
    tail = 0
    if available >= 8 {
      head =
        UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
        & ((1 &<< UInt64(truncatingIfNeeded: length &* 8)) &- 1)
    } else {
      var word: UInt64 = 0
      for position in 0..<length { word |= UInt64(bytes[position]) << UInt64(position * 8) }
      head = word
    }
  }

  /// Where to start looking.
  @inline(__always)
  var hash: Int {
    let mixed =
      (head ^ (tail &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(truncatingIfNeeded: length)) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}

extension ProgramParts {
  /// Adds a table of names, which must differ.
  mutating func addTable(_ texts: [[UInt8]]) -> Int32 {
    var capacity = 2
    while capacity < texts.count * 2 { capacity *= 2 }
    let table = NameTable(
      firstSlot: Int32(slots.count), mask: Int32(capacity - 1), firstName: Int32(names.count),
      count: Int32(texts.count))
    var own = [NameSlot](repeating: NameSlot(key: .empty, entry: -1), count: capacity)
    for (entry, text) in texts.enumerated() {
      addName(text)
      let key = text.withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { NameKey($0, length: text.count, available: text.count) } ?? .empty
      }
      var slot = key.hash & (capacity - 1)
      while own[slot].entry >= 0 { slot = (slot + 1) & (capacity - 1) }
      own[slot] = NameSlot(key: key, entry: Int32(entry))
    }
    slots += own
    tables.append(table)
    return Int32(tables.count - 1)
  }

  /// Adds one name and returns its number.
  @discardableResult
  mutating func addName(_ text: [UInt8]) -> Int32 {
    names.append(NameRange(start: Int32(nameBytes.count), length: Int32(text.count)))
    nameBytes += text
    return Int32(names.count - 1)
  }

  /// A name as a string.
  func name(_ number: Int32) -> String {
    let range = names[Int(number)]
    return String(decoding: nameBytes[Int(range.start)..<Int(range.start + range.length)], as: UTF8.self)
  }
}
