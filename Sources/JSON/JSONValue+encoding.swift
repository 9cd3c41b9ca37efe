extension JSONValue {
  /// The JSON value that an encodable value describes.
  ///
  /// Integers and floating-point numbers keep their value; members keep the order in which they are encoded.
  ///
  /// - Throws: what the value itself throws, and `EncodingError.invalidValue` for a number that is not finite.
  public init(encoding value: some Encodable) throws {
    self = try ValueEncoder.value(of: value, path: [])
  }
}

/// Encodes into a JSON value: a tree of boxes while containers are open, a value when everything is encoded.
private struct ValueEncoder: Encoder {
  var codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }
  let slot: Slot

  static func value(of value: some Encodable, path: [any CodingKey]) throws -> JSONValue {
    let slot = Slot()
    try slot.encode(value, path: path)
    return slot.value
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(KeyedContainer(codingPath: codingPath, members: slot.beginObject()))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    UnkeyedContainer(codingPath: codingPath, elements: slot.beginArray())
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    SingleContainer(codingPath: codingPath, slot: slot)
  }
}

/// Where a value goes: empty, finished, or a container that is still being filled.
private final class Slot {
  private enum Content {
    case finished(JSONValue)
    case array(Elements)
    case object(Members)
  }

  private var content: Content?

  /// The value, as far as it has been encoded; an empty object where nothing was.
  var value: JSONValue {
    switch content {
    case nil: .object([:])
    case .finished(let value): value
    case .array(let elements): .array(elements.slots.map(\.value))
    case .object(let members): .object(JSONObject(members.slots.map { ($0.name, $0.slot.value) }))
    }
  }

  func set(_ value: JSONValue) { content = .finished(value) }

  func beginArray() -> Elements {
    if case .array(let elements) = content { return elements }
    let elements = Elements()
    content = .array(elements)
    return elements
  }

  func beginObject() -> Members {
    if case .object(let members) = content { return members }
    let members = Members()
    content = .object(members)
    return members
  }

  func encode(_ value: some Encodable, path: [any CodingKey]) throws {
    switch value {
    case let value as JSONValue: set(value)
    case let value as Bool: set(.bool(value))
    case let value as String: set(.string(value))
    case let value as any BinaryInteger: set(.number(JSONNumber(value)))
    case let value as Double: try set(value, value, path)
    case let value as Float: try set(Double("\(value)") ?? Double(value), value, path)
    default: try value.encode(to: ValueEncoder(codingPath: path, slot: self))
    }
  }

  private func set(_ number: Double, _ original: some Encodable, _ path: [any CodingKey]) throws {
    guard let number = JSONNumber(number) else {
      throw EncodingError.invalidValue(
        original, EncodingError.Context(codingPath: path, debugDescription: "JSON has no number \(original)"))
    }
    set(.number(number))
  }
}

private final class Elements {
  var slots: [Slot] = []

  func next() -> Slot {
    slots.append(Slot())
    return slots[slots.count - 1]
  }
}

private final class Members {
  var slots: [(name: String, slot: Slot)] = []

  func next(_ name: String) -> Slot {
    slots.append((name, Slot()))
    return slots[slots.count - 1].slot
  }
}

private struct KeyedContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  var codingPath: [any CodingKey]
  let members: Members

  func encodeNil(forKey key: Key) { members.next(key.stringValue).set(.null) }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    try members.next(key.stringValue).encode(value, path: codingPath + [key])
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type, forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    let slot = members.next(key.stringValue)
    return KeyedEncodingContainer(
      KeyedContainer<NestedKey>(codingPath: codingPath + [key], members: slot.beginObject()))
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    UnkeyedContainer(codingPath: codingPath + [key], elements: members.next(key.stringValue).beginArray())
  }

  func superEncoder() -> any Encoder { ValueEncoder(codingPath: codingPath, slot: members.next("super")) }

  func superEncoder(forKey key: Key) -> any Encoder {
    ValueEncoder(codingPath: codingPath + [key], slot: members.next(key.stringValue))
  }
}

private struct UnkeyedContainer: UnkeyedEncodingContainer {
  var codingPath: [any CodingKey]
  let elements: Elements

  var count: Int { elements.slots.count }

  func encodeNil() { elements.next().set(.null) }

  func encode(_ value: some Encodable) throws { try elements.next().encode(value, path: codingPath) }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy keyType: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    KeyedEncodingContainer(
      KeyedContainer<NestedKey>(codingPath: codingPath, members: elements.next().beginObject()))
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    UnkeyedContainer(codingPath: codingPath, elements: elements.next().beginArray())
  }

  func superEncoder() -> any Encoder { ValueEncoder(codingPath: codingPath, slot: elements.next()) }
}

private struct SingleContainer: SingleValueEncodingContainer {
  var codingPath: [any CodingKey]
  let slot: Slot

  func encodeNil() { slot.set(.null) }

  func encode(_ value: some Encodable) throws { try slot.encode(value, path: codingPath) }
}
