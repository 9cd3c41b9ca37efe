extension Fault {
  /// A place in an answer.
  public enum Place: Hashable, Sendable {
    /// After so many bytes of the body.
    case bytes(Int)
    /// After so many events of a stream.
    case events(Int)
    /// After that share of the body's bytes, 0 to 1.
    case fraction(Double)
    /// After so many bytes of the head.
    case headBytes(Int)
  }

  /// Something that a cut can lie within.
  public enum Interior: String, Hashable, Sendable, CaseIterable {
    /// After the first byte of a character of several bytes (UTF-8).
    case codepoint
    /// Half way through an event of a stream.
    case event
    /// Half way through the line with a chunk's size; a whole body goes out in chunks for that.
    case chunkSize
    /// Half way through a string of JSON.
    case jsonString
    /// Half way through the head.
    case head
  }
}
