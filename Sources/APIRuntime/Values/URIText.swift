/// An address (`format: uri`, RFC 3986).
public struct URIText: FormattedText {
  /// The text.
  public var rawValue: String

  /// Any text.
  public init(rawValue: String) { self.rawValue = rawValue }
}
