/// A decimal number that is sent as text (`type: string`, `format: decimal`), in the digits in which it was written.
public struct DecimalText: FormattedText {
  /// The text.
  public var rawValue: String

  /// Any text.
  public init(rawValue: String) { self.rawValue = rawValue }
}
