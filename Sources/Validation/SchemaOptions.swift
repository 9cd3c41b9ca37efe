/// Choices that a schema leaves open.
public struct SchemaOptions: Hashable, Sendable {
  /// Whether `format` is an assertion.
  public enum FormatStance: Hashable, Sendable {
    /// As the dialect has it: an assertion in OpenAPI and where a vocabulary says so, else an annotation.
    case dialect
    /// Known formats are checked; unknown ones are annotations.
    case asserted
    /// No format is checked.
    case annotated
  }

  /// Which way a message goes, for `readOnly` and `writeOnly`.
  public enum Direction: Hashable, Sendable {
    /// Read-only properties are not required.
    case request
    /// Write-only properties are not required.
    case response
  }

  /// Whether `format` is an assertion.
  public var format: FormatStance
  /// Whether `nullable: true` allows null in OpenAPI 3.1 too, where the word has no meaning.
  public var toleratesNullable: Bool
  /// Whether a string must be encoded as `contentEncoding` says (RFC 4648's encodings are known), must be JSON where
  /// `contentMediaType` says so, and as `contentSchema` has it. Without, all three are annotations.
  public var assertsContent: Bool
  /// Which way the values go; `nil` where that is of no account.
  public var direction: Direction?

  /// Makes options.
  public init(
    format: FormatStance = .dialect, toleratesNullable: Bool = true, assertsContent: Bool = false,
    direction: Direction? = nil
  ) {
    self.format = format
    self.toleratesNullable = toleratesNullable
    self.assertsContent = assertsContent
    self.direction = direction
  }
}
