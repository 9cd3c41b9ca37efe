/// A UUID (`format: uuid`, RFC 9562), in the letters in which it was written.
public struct UUIDText: FormattedText {
  /// The text.
  public var rawValue: String

  /// Any text.
  public init(rawValue: String) { self.rawValue = rawValue }
}
