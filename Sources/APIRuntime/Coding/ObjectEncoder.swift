/// Writes the properties of an object, each in one of the ways in which a document can ask for it.
public struct ObjectEncoder {
  private var container: KeyedEncodingContainer<PropertyKey>

  /// Starts an object.
  public init(_ encoder: any Encoder) {
    container = encoder.container(keyedBy: PropertyKey.self)
  }

  /// A property that is there, with a value.
  public mutating func required<Value: Encodable>(_ name: StaticString, _ value: Value) throws {
    try container.encode(value, forKey: PropertyKey(stringLiteral: name))
  }

  /// A property that is there, and null for `nil`.
  public mutating func nullable<Value: Encodable>(_ name: StaticString, _ value: Value?) throws {
    let key = PropertyKey(stringLiteral: name)
    if let value { try container.encode(value, forKey: key) } else { try container.encodeNil(forKey: key) }
  }

  /// A property that is left out for `nil`.
  public mutating func optional<Value: Encodable>(_ name: StaticString, _ value: Value?) throws {
    if let value { try container.encode(value, forKey: PropertyKey(stringLiteral: name)) }
  }

  /// A property that is left out, null, or there with a value.
  public mutating func field<Value: Encodable>(_ name: StaticString, _ field: Field<Value>) throws {
    switch field {
    case .absent: break
    case .null: try container.encodeNil(forKey: PropertyKey(stringLiteral: name))
    case .value(let value): try container.encode(value, forKey: PropertyKey(stringLiteral: name))
    }
  }

  /// Properties that the type does not list.
  public mutating func others(_ others: JSONObject) throws {
    for (name, value) in others { try container.encode(value, forKey: PropertyKey(name)) }
  }

  /// Properties that the type does not list, in the order of their names.
  public mutating func others<Value: Encodable>(_ others: [String: Value]) throws {
    for (name, value) in others.sorted(by: { $0.key < $1.key }) {
      try container.encode(value, forKey: PropertyKey(name))
    }
  }
}

extension Encoder {
  /// Writes the properties of an object.
  public func object() -> ObjectEncoder {
    ObjectEncoder(self)
  }
}
