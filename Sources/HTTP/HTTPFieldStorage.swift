/// The memory of header fields: where each begins, then the bytes of all of them.
final class HTTPFieldStorage: ManagedBuffer<HTTPFieldStorage.Header, UInt8> {
  struct Header {
    var count = 0
    var byteCount = 0
    var capacity: Int
    var byteCapacity: Int
    /// Which lengths the names have, a bit each, those of 63 and more in one: most fields that are looked for are not
    /// there, and are told so by this.
    var nameLengths: UInt64 = 0
  }

  private struct Entry {
    var start: UInt32
    var nameLength: UInt32
    var valueLength: UInt32
  }

  /// Memory for so many fields and bytes.
  static func make(count: Int, byteCount: Int) -> HTTPFieldStorage {
    let size = count * MemoryLayout<Entry>.stride + byteCount
    let buffer = create(minimumCapacity: size) { _ in Header(capacity: count, byteCapacity: byteCount) }
    return unsafeDowncast(buffer, to: HTTPFieldStorage.self)
  }

  /// Memory for the fields of another, and at least so many more.
  static func make(copying old: HTTPFieldStorage?, count: Int, byteCount: Int) -> HTTPFieldStorage {
    guard let old else { return make(count: max(8, count), byteCount: max(256, byteCount)) }
    let header = old.header
    let new = make(count: 2 * header.count + count, byteCount: 2 * header.byteCount + byteCount)
    for index in 0..<header.count { old.withField(at: index) { new.append($0, $1) } }
    return new
  }

  /// The number of fields. (Not by `header`, each use of which is checked while the program runs.)
  var fieldCount: Int { withUnsafeMutablePointerToHeader { $0.pointee.count } }

  /// The number of bytes of all names and values.
  var byteCount: Int { withUnsafeMutablePointerToHeader { $0.pointee.byteCount } }

  /// There is room for one field more, with so many bytes.
  func hasRoom(for byteCount: Int) -> Bool {
    withUnsafeMutablePointerToHeader { header in
      header.pointee.count < header.pointee.capacity
        && byteCount <= header.pointee.byteCapacity - header.pointee.byteCount
    }
  }

  /// Adds a field. There must be room for it.
  func append(_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) {
    withUnsafeMutablePointers { header, memory in
      let memory = UnsafeMutableRawPointer(memory)
      let entry = Entry(
        start: UInt32(truncatingIfNeeded: header.pointee.byteCount),
        nameLength: UInt32(truncatingIfNeeded: name.count),
        valueLength: UInt32(truncatingIfNeeded: value.count))
      memory.storeBytes(
        of: entry, toByteOffset: header.pointee.count * MemoryLayout<Entry>.stride, as: Entry.self)
      let bytes = memory + header.pointee.capacity * MemoryLayout<Entry>.stride + header.pointee.byteCount
      if let start = name.baseAddress { bytes.copyMemory(from: start, byteCount: name.count) }
      if let start = value.baseAddress {
        (bytes + name.count).copyMemory(from: start, byteCount: value.count)
      }
      header.pointee.count += 1
      header.pointee.byteCount += name.count + value.count
      header.pointee.nameLengths |= Self.bit(ofLength: name.count)
    }
  }

  /// Lends name and value of a field. The index must be one of a field that is there.
  func withField<Result>(
    at index: Int, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeMutablePointers { header, memory in
      let stride = MemoryLayout<Entry>.stride
      let entry = UnsafeRawPointer(memory).load(fromByteOffset: index * stride, as: Entry.self)
      let start = UnsafePointer(memory) + header.pointee.capacity * stride + Int(entry.start)
      return body(
        UnsafeBufferPointer(start: start, count: Int(entry.nameLength)),
        UnsafeBufferPointer(start: start + Int(entry.nameLength), count: Int(entry.valueLength)))
    }
  }

  private static func bit(ofLength length: Int) -> UInt64 { 1 &<< UInt64(min(length, 63)) }

  /// The first field of a name, compared without case (RFC 9110 §5.1): one pass over all fields, as every request is
  /// looked through several times.
  func firstIndex(named name: UnsafeBufferPointer<UInt8>) -> Int? {
    withUnsafeMutablePointers { header, memory in
      guard header.pointee.nameLengths & Self.bit(ofLength: name.count) != 0 else { return nil }
      let stride = MemoryLayout<Entry>.stride
      let bytes = UnsafePointer(memory) + header.pointee.capacity * stride
      for index in 0..<header.pointee.count {
        let entry = UnsafeRawPointer(memory).load(fromByteOffset: index * stride, as: Entry.self)
        guard Int(entry.nameLength) == name.count else { continue }
        if isSameName(bytes + Int(entry.start), name) { return index }
      }
      return nil
    }
  }
}

/// Whether a field's name is the one looked for, letters compared without case: eight at a time.
private func isSameName(_ name: UnsafePointer<UInt8>, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
  let (name, wanted, count) = (UnsafeRawPointer(name), UnsafeRawBufferPointer(wanted), wanted.count)
  var offset = 0
  while offset + 8 <= count {
    let difference =
      name.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      ^ wanted.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    if difference & ~0x2020_2020_2020_2020 != 0 { return false }
    if difference != 0, !isSameTail(name, wanted, offset..<offset + 8) { return false }
    offset += 8
  }
  return isSameTail(name, wanted, offset..<count)
}

private func isSameTail(
  _ name: UnsafeRawPointer, _ wanted: UnsafeRawBufferPointer, _ range: Range<Int>
) -> Bool {
  for offset in range {
    let byte = name.load(fromByteOffset: offset, as: UInt8.self)
    if byte != wanted[offset], lowercased(byte) != lowercased(wanted[offset]) { return false }
  }
  return true
}

/// An ASCII letter in lower case; every other byte as it is.
@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 {
  byte &- 0x41 < 26 ? byte | 0x20 : byte
}
