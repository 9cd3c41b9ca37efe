/// The six kinds of JSON values (RFC 8259 §3).
public enum JSONKind: String, Hashable, Sendable {
  /// `null`
  case null
  /// `true` or `false`
  case boolean
  /// a number
  case number
  /// a string
  case string
  /// an array
  case array
  /// an object
  case object
}
