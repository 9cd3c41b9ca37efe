/// Writes the properties of an object, each in one of the ways in which a document can ask for it.
public struct ObjectEncoder {
  private var container: KeyedEncodingContainer<PropertyKey>

  /// Starts an object.
  public init(_ encoder: any Encoder) {
    container = encoder.container(keyedBy: PropertyKey.self)
  }

  /// A property that is there, with a value.
  public mutating func required<Value: Encodable>(_ name: PropertyKey, _ value: Value) throws {
    try container.encode(value, forKey: name)
  }

  /// A property that is there, and null for `nil`.
  public mutating func nullable<Value: Encodable>(_ name: PropertyKey, _ value: Value?) throws {
    if let value { try container.encode(value, forKey: name) } else { try container.encodeNil(forKey: name) }
  }

  /// A property that is left out for `nil`.
  public mutating func optional<Value: Encodable>(_ name: PropertyKey, _ value: Value?) throws {
    if let value { try container.encode(value, forKey: name) }
  }

  /// A property that is left out, null, or there with a value.
  public mutating func field<Value: Encodable>(_ name: PropertyKey, _ field: Field<Value>) throws {
    switch field {
    case .absent: break
    case .null: try container.encodeNil(forKey: name)
    case .value(let value): try container.encode(value, forKey: name)
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
