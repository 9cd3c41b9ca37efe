import UnderstudyJSON

/// Reads the elements of an array whose positions have types of their own.
public struct ListDecoder {
  private var container: any UnkeyedDecodingContainer

  /// Throws if the value is no array.
  public init(_ decoder: any Decoder) throws {
    container = try decoder.unkeyedContainer()
  }

  /// The next element, which must be there and not null.
  public mutating func required<Value: Decodable>() throws -> Value { try container.decode(Value.self) }

  /// The next element, which must be there and may be null.
  public mutating func nullable<Value: Decodable>() throws -> Value? { try container.decode(Value?.self) }

  /// The next element, if there is one; it must not be null.
  public mutating func optional<Value: Decodable>() throws -> Value? {
    container.isAtEnd ? nil : try container.decode(Value.self)
  }

  /// The next element, if there is one; it may be null.
  ///
  /// - Parameter absent: what it is where it is left out.
  public mutating func field<Value: Decodable>(absent: Field<Value> = .absent) throws -> Field<Value> {
    container.isAtEnd ? absent : Field(try container.decode(Value?.self))
  }

  /// The next element, which has a value of its own where it is left out; it must not be null.
  public mutating func defaulted<Value: Decodable>(_ value: Value) throws -> Value {
    container.isAtEnd ? value : try container.decode(Value.self)
  }

  /// The next element, which has one possible value.
  public mutating func constant<Value: Decodable & Equatable>(_ value: Value) throws {
    guard try container.decode(Value.self) == value else {
      throw wrong("the only value allowed here is \(value)")
    }
  }

  /// All further elements.
  public mutating func others<Value: Decodable>() throws -> [Value] {
    var others: [Value] = []
    while !container.isAtEnd { others.append(try container.decode(Value.self)) }
    return others
  }

  /// Throws if there are further elements.
  public mutating func noOthers() throws {
    guard container.isAtEnd else { throw wrong("the array has more elements than it may have") }
  }

  private func wrong(_ message: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: container.codingPath, debugDescription: message))
  }
}

extension Decoder {
  /// Reads the elements of an array. Throws if the value is none.
  public func list() throws -> ListDecoder { try ListDecoder(self) }
}
