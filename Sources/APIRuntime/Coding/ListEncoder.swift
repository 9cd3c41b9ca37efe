import UnderstudyJSON

/// Writes the elements of an array whose positions have types of their own.
public struct ListEncoder {
  private var container: any UnkeyedEncodingContainer
  /// Whether an element was left out, so that none may follow.
  private var hasEnded = false

  /// Starts an array.
  public init(_ encoder: any Encoder) {
    container = encoder.unkeyedContainer()
  }

  /// An element. Throws if one before it was left out.
  public mutating func required<Value: Encodable>(_ value: Value) throws {
    guard !hasEnded else {
      throw EncodingError.invalidValue(
        value,
        .init(codingPath: container.codingPath, debugDescription: "an element before this one is left out"))
    }
    try container.encode(value)
  }

  /// An element that is null for `nil`.
  public mutating func nullable<Value: Encodable>(_ value: Value?) throws {
    if let value { try required(value) } else { try required(JSONValue.null) }
  }

  /// An element that is left out for `nil`; then none follows.
  public mutating func optional<Value: Encodable>(_ value: Value?) throws {
    if let value { try required(value) } else { hasEnded = true }
  }

  /// An element that is left out, null, or there with a value.
  public mutating func field<Value: Encodable>(_ field: Field<Value>) throws {
    switch field {
    case .absent: hasEnded = true
    case .null: try required(JSONValue.null)
    case .value(let value): try required(value)
    }
  }

  /// Further elements.
  public mutating func others<Value: Encodable>(_ others: [Value]) throws {
    for value in others { try required(value) }
  }
}

extension Encoder {
  /// Writes the elements of an array.
  public func list() -> ListEncoder { ListEncoder(self) }
}
