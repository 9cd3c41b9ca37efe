public import UnderstudyJSON

/// Decodes values from JSON text, with every number and every unlisted property exactly as it was written.
///
/// Foundation's `JSONDecoder` decodes the same types; with it, free-form numbers are what `Double` makes of them. Errors
/// are `DecodingError`s and, where the text is no JSON, ``UnderstudyJSON/JSONError``s.
public struct ExactJSONDecoder: Sendable {
  private let limits: JSONLimits

  /// Makes a decoder for texts within limits of depth and size.
  public init(limits: JSONLimits = .standard) {
    self.limits = limits
  }

  /// Decodes a value from the bytes of a JSON text.
  public func decode<Value: Decodable>(
    _ type: Value.Type = Value.self, from bytes: some Collection<UInt8>
  ) throws -> Value {
    let bytes = bytes as? [UInt8] ?? Array(bytes)
    return try decode(from: JSONDocument(parsing: bytes, limits: limits).root)
  }

  /// Decodes a value from a JSON text.
  public func decode<Value: Decodable>(
    _ type: Value.Type = Value.self, from text: some StringProtocol
  ) throws -> Value {
    try decode(from: Array(text.utf8))
  }

  /// Decodes a value from a part of a parsed JSON text.
  public func decode<Value: Decodable>(
    _ type: Value.Type = Value.self, from node: JSONNode
  ) throws -> Value {
    try node.decode()
  }
}
