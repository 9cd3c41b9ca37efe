/// Why a stream of events failed.
public enum StreamFailure<Problem: Sendable>: Error {
  /// The stream reported an error of the kind that the document describes, although its status was that of a success.
  case reported(Problem)
  /// The data of an event, or a line, that is not what the document says, and why: a `JSONError` or a `DecodingError`.
  case malformed(String, any Error)
  /// The stream ended before the event that ends it: something on the way was cut off.
  case truncated

  /// The error that the stream reported, if that is why it failed.
  public var problem: Problem? {
    if case .reported(let problem) = self { problem } else { nil }
  }
}

extension StreamFailure: CustomStringConvertible {
  /// One sentence in lower case without a full stop.
  public var description: String {
    switch self {
    case .reported(let problem): "the stream reported an error: \(problem)"
    case .malformed(let data, let error):
      "an event of the stream is not what the document says: \(error) in \(data.debugDescription)"
    case .truncated: "the stream ended before the event that ends it"
    }
  }
}
