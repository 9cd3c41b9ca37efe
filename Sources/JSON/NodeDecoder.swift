import UnderstudyDiagnostics

extension JSONNode {
  /// The value as a type of the caller's, its numbers exact as far as the type can hold them.
  ///
  /// - Throws: `DecodingError`, whose description begins with line and column, and what the type itself throws.
  public func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    try Value(from: NodeDecoder(node: self, codingPath: []))
  }
}

/// Decodes from a node of a parsed text; the numbers are still as they were written.
struct NodeDecoder: Decoder, SingleValueDecodingContainer {
  let node: JSONNode
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard node.kind == .object else { throw mismatch(JSONObject.self, "an object") }
    return KeyedDecodingContainer(NodeMembers<Key>(self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard node.kind == .array else { throw mismatch([JSONValue].self, "an array") }
    return NodeElements(self)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  /// The decoder of a member or an element.
  func child(_ node: JSONNode, _ key: some CodingKey) -> NodeDecoder {
    NodeDecoder(node: node, codingPath: codingPath + [key])
  }

  func decodeNil() -> Bool { node.isNull }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard let value = node.bool else { throw mismatch(type, "true or false") }
    return value
  }

  func decode(_ type: String.Type) throws -> String {
    guard let value = node.string else { throw mismatch(type, "a string") }
    return value
  }

  func decode(_ type: Double.Type) throws -> Double {
    guard let number = node.number else { throw mismatch(type, "a number") }
    guard number.double.isFinite else { throw corrupted("the number \(number) is too large") }
    return number.double
  }

  func decode(_ type: Float.Type) throws -> Float {
    let value = Float(try decode(Double.self))
    guard value.isFinite else { throw corrupted("the number is too large for a 32-bit number") }
    return value
  }

  func decode(_ type: Int.Type) throws -> Int { try integer() }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
  func decode(_ type: UInt.Type) throws -> UInt { try integer() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: self) }

  private func integer<Value: FixedWidthInteger>() throws -> Value {
    guard let number = node.number else { throw mismatch(Value.self, "an integer") }
    if let value = Value(number.text) ?? number.integer.flatMap({ Value(exactly: $0) }) { return value }
    throw corrupted(number.isInteger ? "the number \(number) is too large" : "\(number) is no integer")
  }

  private func mismatch(_ type: Any.Type, _ wanted: String) -> DecodingError {
    let found = node.kind == .boolean ? "\(node.bool == true)" : node.isNull ? "null" : "a \(node.kind)"
    let article = node.kind == .array || node.kind == .object ? "an \(node.kind)" : found
    return .typeMismatch(type, context("expected \(wanted), found \(article)"))
  }

  private func corrupted(_ message: String) -> DecodingError {
    .dataCorrupted(context(message))
  }

  func context(_ message: String) -> DecodingError.Context {
    let place = node.location
    return .init(codingPath: codingPath, debugDescription: "\(place.line):\(place.column): \(message)")
  }
}

/// The members of an object.
private struct NodeMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let decoder: NodeDecoder
  /// The members by name, where there are so many that looking through them is slower.
  private let index: [String: JSONNode]?

  private static var indexedFrom: Int { 16 }

  init(_ decoder: NodeDecoder) {
    self.decoder = decoder
    index =
      decoder.node.count < Self.indexedFrom
      ? nil
      : Dictionary(decoder.node.members.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var allKeys: [Key] { decoder.node.members.compactMap { Key(stringValue: $0.name) } }

  private func find(_ key: Key) -> JSONNode? {
    if let index { index[key.stringValue] } else { decoder.node[key.stringValue] }
  }

  func contains(_ key: Key) -> Bool { find(key) != nil }

  private func value(_ key: Key) throws -> NodeDecoder {
    if let node = find(key) { return decoder.child(node, key) }
    throw DecodingError.keyNotFound(
      key, decoder.context("the property '\(key.stringValue)' is missing"))
  }

  func decodeNil(forKey key: Key) throws -> Bool { try value(key).decodeNil() }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try value(key).decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try value(key).decode(type) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try value(key).decode(type) }
  func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try value(key).decode(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try value(key).decode(type) }
  func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try value(key).decode(type) }
  func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try value(key).decode(type) }
  func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try value(key).decode(type) }
  func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try value(key).decode(type) }
  func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try value(key).decode(type) }
  func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try value(key).decode(type) }
  func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try value(key).decode(type) }
  func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try value(key).decode(type) }
  func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try value(key).decode(type) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    try Value(from: value(key))
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Inner> {
    try value(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try value(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { decoder }
  func superDecoder(forKey key: Key) throws -> any Decoder { try value(key) }
}

/// The elements of an array.
private struct NodeElements: UnkeyedDecodingContainer {
  private let decoder: NodeDecoder
  private var rest: JSONElements
  private var peeked: JSONNode?
  private(set) var currentIndex = 0

  init(_ decoder: NodeDecoder) {
    self.decoder = decoder
    rest = decoder.node.elements
    peeked = rest.next()
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { decoder.node.count }
  var isAtEnd: Bool { peeked == nil }

  private func current() throws -> NodeDecoder {
    guard let peeked else {
      throw DecodingError.valueNotFound(JSONValue.self, decoder.context("the array has no more elements"))
    }
    return decoder.child(peeked, ElementPosition(currentIndex))
  }

  /// Goes on only if the element was what was asked for.
  private mutating func take<Value>(_ read: (NodeDecoder) throws -> Value) throws -> Value {
    let value = try read(current())
    peeked = rest.next()
    currentIndex += 1
    return value
  }

  mutating func decodeNil() throws -> Bool {
    guard try current().decodeNil() else { return false }
    return try take { _ in true }
  }

  mutating func decode(_ type: Bool.Type) throws -> Bool { try take { try $0.decode(type) } }
  mutating func decode(_ type: String.Type) throws -> String { try take { try $0.decode(type) } }
  mutating func decode(_ type: Double.Type) throws -> Double { try take { try $0.decode(type) } }
  mutating func decode(_ type: Float.Type) throws -> Float { try take { try $0.decode(type) } }
  mutating func decode(_ type: Int.Type) throws -> Int { try take { try $0.decode(type) } }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try take { try $0.decode(type) } }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try take { try $0.decode(type) } }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try take { try $0.decode(type) } }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try take { try $0.decode(type) } }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try take { try $0.decode(type) } }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try take { try $0.decode(type) } }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try take { try $0.decode(type) } }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try take { try $0.decode(type) } }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try take { try $0.decode(type) } }
  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try take { try Value(from: $0) }
  }

  mutating func nestedContainer<Key: CodingKey>(
    keyedBy type: Key.Type
  ) throws -> KeyedDecodingContainer<Key> {
    try take { try $0.container(keyedBy: type) }
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try take { try $0.unkeyedContainer() }
  }

  mutating func superDecoder() throws -> any Decoder { try take { $0 } }
}
