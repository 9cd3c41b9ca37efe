/// Bytes as text (`format: byte`, `contentEncoding: base64`; RFC 4648 §4).
public struct Base64Text: FormattedText {
  /// The text.
  public var rawValue: String

  /// Any text.
  public init(rawValue: String) { self.rawValue = rawValue }
}
