/// The header fields of a message, in order, duplicates kept.
///
/// All names and values lie in one buffer, so that copying a request's head costs one allocation however many fields
/// it has. Values are bytes (RFC 9110 §5.5); they become strings only when asked for.
public struct HTTPFields: Sendable {
  // Safe because it is changed only while one value alone refers to it.
  nonisolated(unsafe) private(set) var storage: HTTPFieldStorage?

  /// No fields.
  public init() {}

  /// Fields from pairs of name and value.
  public init(_ pairs: KeyValuePairs<String, String>) {
    for (name, value) in pairs { append(name, value) }
  }

  /// No fields yet, and memory for so many with so many bytes.
  public init(capacity: Int, byteCapacity: Int) {
    if capacity > 0 { storage = .make(count: capacity, byteCount: byteCapacity) }
  }

  /// The number of bytes of all names and values.
  public var byteCount: Int { storage?.byteCount ?? 0 }

  /// Adds a field after those that are there.
  public mutating func append(_ name: String, _ value: String) {
    var name = name
    var value = value
    name.withUTF8 { name in value.withUTF8 { value in append(name: name, value: value) } }
  }

  /// Adds a field from bytes.
  public mutating func append(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) {
    let byteCount = name.count + value.count
    if storage == nil || !isKnownUniquelyReferenced(&storage) || storage?.hasRoom(for: byteCount) != true {
      storage = .make(copying: storage, count: 1, byteCount: byteCount)
    }
    storage?.append(name, value)
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
    return name.withUTF8 { storage?.firstIndex(named: $0) }
  }

  /// The name of a field as it was sent.
  public func name(at index: Int) -> String {
    withField(at: index) { name, _ in String(decoding: name, as: UTF8.self) }
  }

  /// The value of a field; bytes that are not UTF-8 are replaced by U+FFFD.
  public func value(at index: Int) -> String {
    withField(at: index) { _, value in String(decoding: value, as: UTF8.self) }
  }

  /// Lends the bytes of a field's value, without copying them.
  public func withValue<Result>(at index: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withField(at: index) { _, value in body(value) }
  }

  private func withField<Result>(
    at index: Int, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    precondition(indices.contains(index), "no such field")
    guard let storage else { return body(.init(start: nil, count: 0), .init(start: nil, count: 0)) }
    return storage.withField(at: index, body)
  }

  /// Field names are compared without case (RFC 9110 §5.1).
  private func matches(_ index: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    withField(at: index) { other, _ in
      guard other.count == name.count else { return false }
      for offset in 0..<name.count where lowercased(other[offset]) != lowercased(name[offset]) {
        return false
      }
      return true
    }
  }
}

extension HTTPFields: Hashable {
  /// Same names, as they were sent, and same values, in the same order.
  public static func == (left: Self, right: Self) -> Bool {
    left.storage === right.storage
      || left.elementsEqual(right) { $0.name == $1.name && $0.value == $1.value }
  }

  /// Hashes names and values in order.
  public func hash(into hasher: inout Hasher) {
    for field in self {
      hasher.combine(field.name)
      hasher.combine(field.value)
    }
  }
}

extension HTTPFields: RandomAccessCollection {
  /// Always 0.
  public var startIndex: Int { 0 }
  /// The number of fields.
  public var endIndex: Int { storage?.fieldCount ?? 0 }
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
