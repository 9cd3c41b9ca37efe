/// A day (`format: date`, RFC 3339's `full-date`).
public struct CalendarDate: FormattedText {
  /// The text, such as `2026-11-21`.
  public var rawValue: String

  /// Any text.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The day; `nil` if the text is none.
  public var components: (year: Int, month: Int, day: Int)? {
    guard let start = DateTime(rawValue + "T00:00:00Z"), rawValue.utf8.count == 10 else { return nil }
    let parts = start.text.prefix(10).split(separator: "-").compactMap { Int($0) }
    return parts.count == 3 ? (parts[0], parts[1], parts[2]) : nil
  }
}
