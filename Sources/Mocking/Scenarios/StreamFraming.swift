/// A way to write the events of a stream that every client must read like any other (HTML Living Standard §9.2).
public struct StreamFraming: Hashable, Sendable {
  /// What ends a line.
  public enum Newline: String, Hashable, Sendable, CaseIterable {
    /// U+000A, as nearly every server writes it.
    case lf
    /// U+000D U+000A.
    case crlf
    /// U+000D.
    case cr
  }

  /// Where writes are split, so that pieces come to the client one by one.
  public enum Split: Hashable, Sendable {
    /// After the first byte of each character of several bytes.
    case codepoint
    /// After each so many bytes; at least 1.
    case bytes(Int)
  }

  /// What ends each line.
  public var newline: Newline
  /// Whether the stream starts with a byte order mark.
  public var hasByteOrderMark: Bool
  /// Whether a space follows each colon.
  public var hasSpace: Bool
  /// Whether JSON that is an object or array is spread over several `data` lines.
  public var isMultiline: Bool
  /// Where writes are split; `nil`: each event is one write.
  public var split: Split?
  /// How many events are one write; at least 1.
  public var coalesced: Int

  /// Makes a framing; by default the usual one.
  public init(
    newline: Newline = .lf, hasByteOrderMark: Bool = false, hasSpace: Bool = true,
    isMultiline: Bool = false, split: Split? = nil, coalesced: Int = 1
  ) {
    self.newline = newline
    self.hasByteOrderMark = hasByteOrderMark
    self.hasSpace = hasSpace
    self.isMultiline = isMultiline
    self.split = split
    self.coalesced = coalesced
  }
}
