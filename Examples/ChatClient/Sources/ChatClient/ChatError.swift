public import APIRuntime

/// Why there is no answer.
public enum ChatError: Error {
  /// The endpoint refused the request, for good or for too long.
  case refused(CreateChatCompletion.Failure, requestID: String?)
  /// The answer ended before it was whole. What came of it is not the answer.
  case truncated
  /// The endpoint reported an error in the middle of its answer.
  case broken(ErrorResponse)
  /// What came is not what the document says.
  case malformed(String)
  /// No answer came at all.
  case unreachable(TransportFailure)

  init(_ failure: TransportFailure) {
    self = failure == .truncated ? .truncated : .unreachable(failure)
  }

  /// Does something, and turns what a transport throws into an error of this type.
  static func catching<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let failure as TransportFailure {
      throw ChatError(failure)
    }
  }
}
