/// The header fields of a message, in order, duplicates kept.
///
/// All names and values lie in one buffer, so that copying a request's head costs two allocations however many fields
/// it has. Values are bytes (RFC 9110 §5.5); they become strings only when asked for.
public struct HTTPFields: Sendable, Hashable {
  private struct Entry: Sendable, Hashable {
    var start: UInt32
    var nameLength: UInt32
    var valueLength: UInt32
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []

  /// No fields.
  public init() {}

  /// Fields from pairs of name and value.
  public init(_ pairs: KeyValuePairs<String, String>) {
    for (name, value) in pairs { append(name, value) }
  }

  /// Makes room, so that appending does not allocate again.
  ///
  /// - Parameters:
  ///   - count: the number of fields.
  ///   - byteCount: the length of all names and values together.
  public mutating func reserveCapacity(count: Int, byteCount: Int) {
    entries.reserveCapacity(count)
    bytes.reserveCapacity(byteCount)
  }

  /// Adds a field after those that are there.
  public mutating func append(_ name: String, _ value: String) {
    var name = name
    var value = value
    name.withUTF8 { name in value.withUTF8 { value in append(name: name, value: value) } }
  }

  /// Adds a field from bytes.
  public mutating func append(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) {
    entries.append(
      Entry(
        start: UInt32(truncatingIfNeeded: bytes.count), nameLength: UInt32(truncatingIfNeeded: name.count),
        valueLength: UInt32(truncatingIfNeeded: value.count)))
    bytes.append(contentsOf: name)
    bytes.append(contentsOf: value)
  }

  /// The value of the first field of that name (compared without case), or `nil`.
  public subscript(name: String) -> String? {
    firstIndex(named: name).map { value(at: $0) }
  }

  /// All values of that name (compared without case), in order.
  public func values(of name: String) -> [String] {
    var name = name
    return name.withUTF8 { name in
      indices.filter { matches($0, name) }.map { value(at: $0) }
    }
  }

  /// The position of the first field of that name (compared without case), or `nil`.
  public func firstIndex(named name: String) -> Int? {
    var name = name
    return name.withUTF8 { name in indices.first { matches($0, name) } }
  }

  /// The name of a field as it was sent.
  public func name(at index: Int) -> String {
    String(decoding: bytes[nameRange(index)], as: UTF8.self)
  }

  /// The value of a field; bytes that are not UTF-8 are replaced by U+FFFD.
  public func value(at index: Int) -> String {
    String(decoding: bytes[valueRange(index)], as: UTF8.self)
  }

  /// Lends the bytes of a field's value, without copying them.
  public func withValue<Result>(at index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[valueRange(index)])) }
  }

  /// Lends the bytes of the first field of that name, or `nil` to say that there is none.
  public func withValue<Result>(
    of name: String, _ body: (UnsafeBufferPointer<UInt8>?) -> Result
  ) -> Result {
    guard let index = firstIndex(named: name) else { return body(nil) }
    return withValue(at: index) { body($0) }
  }

  private func nameRange(_ index: Int) -> Range<Int> {
    let entry = entries[index]
    return Int(entry.start)..<Int(entry.start) + Int(entry.nameLength)
  }

  private func valueRange(_ index: Int) -> Range<Int> {
    let entry = entries[index]
    let start = Int(entry.start) + Int(entry.nameLength)
    return start..<start + Int(entry.valueLength)
  }

  /// Field names are compared without case (RFC 9110 §5.1).
  private func matches(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let range = nameRange(index)
    guard range.count == name.count else { return false }
    return bytes.withUnsafeBufferPointer { bytes in
      for offset in 0..<range.count
      where lowercased(bytes[range.lowerBound + offset]) != lowercased(name[offset]) {
        return false
      }
      return true
    }
  }
}

extension HTTPFields: RandomAccessCollection {
  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of fields.
  public var endIndex: Int { entries.count }
  /// A field as two strings.
  public subscript(position: Int) -> (name: String, value: String) {
    (name(at: position), value(at: position))
  }
}

extension HTTPFields: ExpressibleByDictionaryLiteral {
  /// Fields in the order of the literal.
  public init(dictionaryLiteral elements: (String, String)...) {
    for (name, value) in elements { append(name, value) }
  }
}

/// An ASCII letter in lower case; every other byte as it is.
private func lowercased(_ byte: UInt8) -> UInt8 {
  byte &- 0x41 < 26 ? byte | 0x20 : byte
}
