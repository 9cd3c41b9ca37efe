import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Sends requests, and gives what comes back piece by piece.
///
/// `URLSession.bytes` does not exist on Linux; a delegate does everywhere.
final class Transport: Sendable {
  private let delegate = Delegate()
  private let session: URLSession

  init() {
    session = URLSession(configuration: .ephemeral, delegate: delegate, delegateQueue: nil)
  }

  deinit {
    // A session keeps its delegate until it is told that it is over.
    session.finishTasksAndInvalidate()
  }

  /// The reply to a request, as soon as its head is there.
  func send(_ request: URLRequest) async throws -> Reply {
    let task = session.dataTask(with: request)
    let (pieces, continuation) = Reply.Pieces.makeStream()
    continuation.onTermination = { _ in task.cancel() }
    return try await withTaskCancellationHandler {
      let head = try await withCheckedThrowingContinuation { head in
        delegate.add(Transfer(head: head, pieces: continuation), for: task)
        task.resume()
      }
      return Reply(status: head.statusCode, head: head, pieces: pieces)
    } onCancel: {
      task.cancel()
    }
  }
}

/// A reply whose head is there, and whose body is on its way.
struct Reply: Sendable {
  typealias Pieces = AsyncThrowingStream<[UInt8], any Error>

  let status: Int
  let head: HTTPURLResponse
  let pieces: Pieces

  /// A header field.
  subscript(name: String) -> String? { head.value(forHTTPHeaderField: name) }

  /// The whole body.
  func body() async throws -> [UInt8] {
    var body: [UInt8] = []
    for try await piece in pieces { body += piece }
    return body
  }
}

/// Where the parts of one reply go.
private struct Transfer {
  /// Who waits for the head; `nil` once it was there.
  var head: CheckedContinuation<HTTPURLResponse, any Error>?
  let pieces: Reply.Pieces.Continuation
}

private final class Delegate: NSObject, URLSessionDataDelegate, Sendable {
  private let transfers = Mutex<[Int: Transfer]>([:])

  func add(_ transfer: sending Transfer, for task: URLSessionTask) {
    let identifier = task.taskIdentifier
    transfers.withLock { $0[identifier] = transfer }
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
  ) {
    let identifier = dataTask.taskIdentifier
    let waiting = transfers.withLock { transfers in
      defer { transfers[identifier]?.head = nil }
      return transfers[identifier]?.head
    }
    if let response = response as? HTTPURLResponse {
      waiting?.resume(returning: response)
    } else {
      waiting?.resume(throwing: ChatError.malformed("not an answer of HTTP"))
    }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let identifier = dataTask.taskIdentifier
    transfers.withLock { $0[identifier]?.pieces }?.yield(Array(data))
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let identifier = task.taskIdentifier
    guard let transfer = transfers.withLock({ $0.removeValue(forKey: identifier) }) else { return }
    guard let error else { return transfer.pieces.finish() }
    let code = (error as? URLError)?.code ?? .unknown
    if code == .cancelled {
      transfer.head?.resume(throwing: CancellationError())
      transfer.pieces.finish(throwing: CancellationError())
    } else {
      // With the head there, whatever goes wrong cuts the body.
      transfer.head?.resume(throwing: ChatError.unreachable(URLError(code)))
      transfer.pieces.finish(throwing: ChatError.truncated)
    }
  }
}
