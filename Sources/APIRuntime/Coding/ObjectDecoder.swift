@_exported public import UnderstudyJSON

/// Reads the properties of an object, each in one of the ways in which a document can ask for it.
public struct ObjectDecoder {
  private let container: KeyedDecodingContainer<PropertyKey>
  /// The names that were asked for, so that what is left is known.
  private var names: [String] = []

  /// Throws if the value is no object.
  public init(_ decoder: any Decoder) throws {
    container = try decoder.container(keyedBy: PropertyKey.self)
  }

  /// A property that must be there, with a value.
  public mutating func required<Value: Decodable>(_ name: StaticString) throws -> Value {
    let name = asked(name)
    return try container.decode(Value.self, forKey: name)
  }

  /// A property that must be there and may be null.
  public mutating func nullable<Value: Decodable>(_ name: StaticString) throws -> Value? {
    let name = asked(name)
    return try container.decode(Value?.self, forKey: name)
  }

  /// A property that may be left out and must not be null.
  public mutating func optional<Value: Decodable>(_ name: StaticString) throws -> Value? {
    let name = asked(name)
    return container.contains(name) ? try container.decode(Value.self, forKey: name) : nil
  }

  /// A property that may be left out and may be null.
  ///
  /// - Parameter absent: what it is where it is left out.
  public mutating func field<Value: Decodable>(
    _ name: StaticString, absent: Field<Value> = .absent
  ) throws -> Field<Value> {
    let name = asked(name)
    return container.contains(name) ? Field(try container.decode(Value?.self, forKey: name)) : absent
  }

  /// A property that has a value of its own where it is left out; it must not be null.
  public mutating func defaulted<Value: Decodable>(_ name: StaticString, _ value: Value) throws -> Value {
    let name = asked(name)
    return container.contains(name) ? try container.decode(Value.self, forKey: name) : value
  }

  /// A property that must be there and has one possible value.
  public mutating func constant<Value: Decodable & Equatable>(
    _ name: StaticString, _ value: Value
  ) throws {
    guard try required(name) == value else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: container.codingPath + [PropertyKey(stringLiteral: name)],
          debugDescription: "the only value allowed here is \(value)"))
    }
  }

  /// The key for a name, from now on one that was asked for. Names come as static strings, since generated code has
  /// thousands of calls, and nothing is to be built and destroyed in each.
  private mutating func asked(_ name: StaticString) -> PropertyKey {
    let key = PropertyKey(stringLiteral: name)
    names.append(key.stringValue)
    return key
  }

  /// The properties that were not asked for.
  public func others() throws -> JSONObject {
    var others = JSONObject()
    try forEachOther { others[$0.stringValue] = try container.decode(JSONValue.self, forKey: $0) }
    return others
  }

  /// The properties that were not asked for, which all have values of one type.
  public func others<Value: Decodable>() throws -> [String: Value] {
    var others: [String: Value] = [:]
    try forEachOther { others[$0.stringValue] = try container.decode(Value.self, forKey: $0) }
    return others
  }

  /// Throws if there is a property that was not asked for.
  public func noOthers() throws {
    try forEachOther {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: container.codingPath + [$0],
          debugDescription: "there is no property '\($0.stringValue)' here"))
    }
  }

  private func forEachOther(_ body: (PropertyKey) throws -> Void) throws {
    let keys = container.allKeys
    guard !keys.isEmpty else { return }
    if names.count <= 8 {
      for key in keys where !names.contains(key.stringValue) { try body(key) }
    } else {
      let known = Set(names)
      for key in keys where !known.contains(key.stringValue) { try body(key) }
    }
  }
}

extension Decoder {
  /// Reads the properties of an object. Throws if the value is none.
  public func object() throws -> ObjectDecoder {
    try ObjectDecoder(self)
  }

  /// The value of the property that tells which of several types an object has. Throws if it is missing or no string.
  public func tag(_ name: StaticString) throws -> String {
    try container(keyedBy: PropertyKey.self).decode(String.self, forKey: PropertyKey(stringLiteral: name))
  }

  /// The value of the property that tells which of several types an object has; `nil` if it is missing or no string.
  public func optionalTag(_ name: StaticString) throws -> String? {
    let container = try container(keyedBy: PropertyKey.self)
    return try? container.decode(String.self, forKey: PropertyKey(stringLiteral: name))
  }

  /// The value as one of a type, or `nil` if it is none.
  public func attempt<Value: Decodable>(_ type: Value.Type) -> Value? {
    try? Value(from: self)
  }

  /// Which of the six kinds the value is of.
  public func kind() throws -> JSONKind {
    try JSONKind(of: self)
  }
}
