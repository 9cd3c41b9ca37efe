import APIRuntime
import Foundation

/// The chunks of a streamed answer, as they come. Ends when the answer is whole, and throws a ``ChatError`` if it never is.
///
/// Whoever stops reading before the end cancels the answer.
public struct AnswerStream: AsyncSequence {
  typealias Chunks = DecodedEvents<APIReply.Body, ChatCompletionChunk, ErrorResponse>

  private let chunks: Chunks

  init(_ chunks: Chunks) {
    self.chunks = chunks
  }

  /// Starts to read.
  public func makeAsyncIterator() -> Iterator {
    Iterator(chunks: chunks.makeAsyncIterator())
  }

  /// Reads one chunk after the other.
  public struct Iterator: AsyncIteratorProtocol {
    var chunks: Chunks.Iterator

    /// The next chunk; `nil` at the end of the answer.
    public mutating func next() async throws -> ChatCompletionChunk? {
      do {
        return try await chunks.next()
      } catch let failure as TransportFailure {
        throw ChatError(failure)
      } catch let failure as CreateChatCompletion.EventFailure {
        switch failure {
        case .truncated: throw ChatError.truncated
        case .reported(let problem): throw ChatError.broken(problem)
        case .malformed(_, let error): throw ChatError.malformed("\(error)")
        }
      }
    }
  }
}
