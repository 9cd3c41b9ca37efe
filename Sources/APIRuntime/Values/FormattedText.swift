/// A string that a document gives a format: the text is kept as it was written, so that it is written back the same, and
/// read when it is asked for.
///
/// Reading never fails for a text that breaks its format: many APIs send such ones.
public protocol FormattedText: RawRepresentable, Codable, Hashable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
where RawValue == String, StringLiteralType == String {
  /// Any text.
  init(rawValue: String)
}

extension FormattedText {
  /// Any text.
  public init(_ text: String) { self.init(rawValue: text) }

  /// Any text.
  public init(stringLiteral value: String) { self.init(rawValue: value) }

  /// The text.
  public var description: String { rawValue }

  /// Reads any string.
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try String(from: decoder))
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    try rawValue.encode(to: encoder)
  }
}
