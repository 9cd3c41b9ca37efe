public import UnderstudyJSON

/// Encodes values as JSON, with numbers and the order of members exactly as they are in the value.
///
/// Errors are `EncodingError`s: numbers that are not finite have no JSON form.
public struct ExactJSONEncoder: Sendable {
  /// Spaces a level, one member or element a line; `nil` for no space at all.
  public var indentation: Int?

  /// Makes an encoder.
  public init(indentation: Int? = nil) {
    self.indentation = indentation
  }

  /// The bytes of the JSON text for a value.
  public func encode(_ value: some Encodable) throws -> [UInt8] {
    try self.value(of: value).utf8(indentation: indentation)
  }

  /// The JSON value for a value.
  public func value(of value: some Encodable) throws -> JSONValue {
    try JSONValue(encoding: value)
  }
}
