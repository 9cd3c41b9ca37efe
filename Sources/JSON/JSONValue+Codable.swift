// Free-form JSON in types of the caller's. Read with `JSONNode.decode` and written with `JSONValue(encoding:)`, numbers
// and the order of members are kept as they are; other coders decide for themselves.

extension JSONValue: Codable {
  /// Reads any value.
  public init(from decoder: any Decoder) throws {
    if let decoder = decoder as? NodeDecoder {
      self = decoder.node.value
      return
    }
    switch try JSONKind(of: decoder) {
    case .null: self = .null
    case .boolean: self = .bool(try Bool(from: decoder))
    case .number: self = .number(try JSONNumber(from: decoder))
    case .string: self = .string(try String(from: decoder))
    case .array: self = .array(try [JSONValue](from: decoder))
    case .object: self = .object(try JSONObject(from: decoder))
    }
  }

  /// Writes the value.
  public func encode(to encoder: any Encoder) throws {
    if let encoder = encoder as? ValueEncoder { return encoder.set(self) }
    switch self {
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .bool(let value): try value.encode(to: encoder)
    case .number(let value): try value.encode(to: encoder)
    case .string(let value): try value.encode(to: encoder)
    case .array(let value): try value.encode(to: encoder)
    case .object(let value): try value.encode(to: encoder)
    }
  }
}

extension JSONObject: Codable {
  /// Reads an object with any members.
  public init(from decoder: any Decoder) throws {
    if let decoder = decoder as? NodeDecoder, let object = decoder.node.value.object {
      self = object
      return
    }
    let container = try decoder.container(keyedBy: MemberName.self)
    self.init()
    for key in container.allKeys { self[key.stringValue] = try container.decode(JSONValue.self, forKey: key) }
  }

  /// Writes the members.
  public func encode(to encoder: any Encoder) throws {
    if let encoder = encoder as? ValueEncoder { return encoder.set(.object(self)) }
    var container = encoder.container(keyedBy: MemberName.self)
    for (name, value) in self { try container.encode(value, forKey: MemberName(name)) }
  }
}

extension JSONNumber: Codable {
  /// Reads a number.
  public init(from decoder: any Decoder) throws {
    if let decoder = decoder as? NodeDecoder, let number = decoder.node.number {
      self = number
      return
    }
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Int64.self) {
      self.init(value)
    } else if let value = try? container.decode(UInt64.self) {
      self.init(value)
    } else if let number = JSONNumber(try container.decode(Double.self)) {
      self = number
    } else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "the number is not finite")
    }
  }

  /// Writes the number.
  public func encode(to encoder: any Encoder) throws {
    if let encoder = encoder as? ValueEncoder { return encoder.set(.number(self)) }
    var container = encoder.singleValueContainer()
    if let value = integer {
      try container.encode(value)
    } else if let value = UInt64(text) {
      try container.encode(value)
    } else {
      try container.encode(double)
    }
  }
}

extension JSONKind {
  /// The kind of the value that a decoder stands on.
  public init(of decoder: any Decoder) throws {
    if let decoder = decoder as? NodeDecoder {
      self = decoder.node.kind
    } else if (try? decoder.container(keyedBy: MemberName.self)) != nil {
      self = .object
    } else if (try? decoder.unkeyedContainer()) != nil {
      self = .array
    } else {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if (try? container.decode(String.self)) != nil {
        self = .string
      } else {
        self = (try? container.decode(Bool.self)) != nil ? .boolean : .number
      }
    }
  }
}
