extension JSONValue {
  /// The JSON value that an encodable value describes.
  ///
  /// Numbers keep their value, those of free-form JSON their digits too; members keep the order in which they are encoded.
  ///
  /// - Throws: what the value itself throws, and `EncodingError.invalidValue` for a number that is not finite.
  public init(encoding value: some Encodable) throws {
    let encoder = ValueEncoder(codingPath: [])
    try encoder.encode(value)
    self = encoder.slot.value
  }
}

/// What has been written so far of one value: shared by the containers that write it.
final class ValueSlot {
  private enum Content {
    case single(JSONValue)
    case elements([ValueSlot])
    case members([(name: String, value: ValueSlot)])
  }

  private var content: Content?

  /// The value; an empty object where nothing was written, as an empty type writes nothing.
  var value: JSONValue {
    switch content {
    case nil: .object([:])
    case .single(let value): value
    case .elements(let elements): .array(elements.map(\.value))
    case .members(let members): .object(JSONObject(members.map { ($0.name, $0.value.value) }))
    }
  }

  func set(_ value: JSONValue) { content = .single(value) }

  func startElements() {
    if case .elements = content { return }
    content = .elements([])
  }

  func startMembers() {
    if case .members = content { return }
    // What a value wrote before, as an object in one piece, stays.
    guard case .single(.object(let object)) = content else { return content = .members([]) }
    content = .members(
      object.map { name, value in
        let slot = ValueSlot()
        slot.set(value)
        return (name, slot)
      })
  }

  var count: Int {
    if case .elements(let elements) = content { elements.count } else { 0 }
  }

  func appendElement() -> ValueSlot {
    let slot = ValueSlot()
    guard case .elements(var elements) = content else { return slot }
    content = nil
    elements.append(slot)
    content = .elements(elements)
    return slot
  }

  func appendMember(_ name: String) -> ValueSlot {
    let slot = ValueSlot()
    guard case .members(var members) = content else { return slot }
    content = nil
    members.append((name, slot))
    content = .members(members)
    return slot
  }
}

/// Encodes into a JSON value.
struct ValueEncoder: Encoder, SingleValueEncodingContainer {
  let codingPath: [any CodingKey]
  var slot = ValueSlot()
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    slot.startMembers()
    return KeyedEncodingContainer(ValueMembers<Key>(encoder: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    slot.startElements()
    return ValueElements(encoder: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { self }

  func child(_ slot: ValueSlot, _ key: some CodingKey) -> ValueEncoder {
    ValueEncoder(codingPath: codingPath + [key], slot: slot)
  }

  func set(_ value: JSONValue) { slot.set(value) }

  func encodeNil() { set(.null) }
  func encode(_ value: Bool) { set(.bool(value)) }
  func encode(_ value: String) { set(.string(value)) }
  func encode(_ value: Float) throws {
    // The digits of the number itself, not those of the nearest 64-bit one.
    guard value.isFinite, let number = JSONNumber("\(value)") else { return try encode(Double(value)) }
    set(.number(number))
  }
  func encode(_ value: Double) throws {
    guard let number = JSONNumber(value) else {
      throw EncodingError.invalidValue(
        value, .init(codingPath: codingPath, debugDescription: "JSON has no form for the number \(value)"))
    }
    set(.number(number))
  }
  func encode(_ value: Int) { set(.number(JSONNumber(value))) }
  func encode(_ value: Int8) { set(.number(JSONNumber(value))) }
  func encode(_ value: Int16) { set(.number(JSONNumber(value))) }
  func encode(_ value: Int32) { set(.number(JSONNumber(value))) }
  func encode(_ value: Int64) { set(.number(JSONNumber(value))) }
  func encode(_ value: UInt) { set(.number(JSONNumber(value))) }
  func encode(_ value: UInt8) { set(.number(JSONNumber(value))) }
  func encode(_ value: UInt16) { set(.number(JSONNumber(value))) }
  func encode(_ value: UInt32) { set(.number(JSONNumber(value))) }
  func encode(_ value: UInt64) { set(.number(JSONNumber(value))) }
  func encode<Value: Encodable>(_ value: Value) throws { try value.encode(to: self) }
}

/// Writes the members of an object.
private struct ValueMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let encoder: ValueEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }

  private func member(_ key: Key) -> ValueEncoder {
    encoder.child(encoder.slot.appendMember(key.stringValue), key)
  }

  func encodeNil(forKey key: Key) { member(key).encodeNil() }
  func encode(_ value: Bool, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: String, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: Double, forKey key: Key) throws { try member(key).encode(value) }
  func encode(_ value: Float, forKey key: Key) throws { try member(key).encode(value) }
  func encode(_ value: Int, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: Int8, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: Int16, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: Int32, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: Int64, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: UInt, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: UInt8, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: UInt16, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: UInt32, forKey key: Key) { member(key).encode(value) }
  func encode(_ value: UInt64, forKey key: Key) { member(key).encode(value) }
  func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    try value.encode(to: member(key))
  }

  func nestedContainer<Inner: CodingKey>(
    keyedBy type: Inner.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Inner> {
    member(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    member(key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    encoder.child(encoder.slot.appendMember("super"), MemberName("super"))
  }

  func superEncoder(forKey key: Key) -> any Encoder { member(key) }
}

/// Writes the elements of an array.
private struct ValueElements: UnkeyedEncodingContainer {
  let encoder: ValueEncoder
  var codingPath: [any CodingKey] { encoder.codingPath }
  var count: Int { encoder.slot.count }

  private func element() -> ValueEncoder {
    encoder.child(encoder.slot.appendElement(), ElementPosition(count))
  }

  func encodeNil() { element().encodeNil() }
  func encode(_ value: Bool) { element().encode(value) }
  func encode(_ value: String) { element().encode(value) }
  func encode(_ value: Double) throws { try element().encode(value) }
  func encode(_ value: Float) throws { try element().encode(value) }
  func encode(_ value: Int) { element().encode(value) }
  func encode(_ value: Int8) { element().encode(value) }
  func encode(_ value: Int16) { element().encode(value) }
  func encode(_ value: Int32) { element().encode(value) }
  func encode(_ value: Int64) { element().encode(value) }
  func encode(_ value: UInt) { element().encode(value) }
  func encode(_ value: UInt8) { element().encode(value) }
  func encode(_ value: UInt16) { element().encode(value) }
  func encode(_ value: UInt32) { element().encode(value) }
  func encode(_ value: UInt64) { element().encode(value) }
  func encode<Value: Encodable>(_ value: Value) throws { try value.encode(to: element()) }

  func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    element().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { element().unkeyedContainer() }
  func superEncoder() -> any Encoder { element() }
}
