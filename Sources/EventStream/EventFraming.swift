/// The choices that the standard leaves to a writer. Every parser must read all of them alike.
public struct EventFraming: Hashable, Sendable {
  /// What ends a line.
  public enum Newline: String, Hashable, Sendable, CaseIterable {
    /// U+000A, as nearly every server writes it.
    case lf
    /// U+000D U+000A.
    case crlf
    /// U+000D.
    case cr

    var bytes: [UInt8] {
      switch self {
      case .lf: [.lineFeed]
      case .crlf: [.carriageReturn, .lineFeed]
      case .cr: [.carriageReturn]
      }
    }
  }

  /// What ends each line.
  public var newline: Newline
  /// Whether a space follows the colon.
  public var hasSpace: Bool
  /// Whether the stream starts with a byte order mark.
  public var hasByteOrderMark: Bool

  /// Makes a framing; by default the common one.
  public init(newline: Newline = .lf, hasSpace: Bool = true, hasByteOrderMark: Bool = false) {
    self.newline = newline
    self.hasSpace = hasSpace
    self.hasByteOrderMark = hasByteOrderMark
  }
}
