import APIRuntime
import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Where the parts of one reply go.
struct Transfer {
  /// Who waits for the head; `nil` once it was there.
  var head: CheckedContinuation<HTTPURLResponse, any Error>?
  let pieces: APIReply.Body.Continuation

  init(head: CheckedContinuation<HTTPURLResponse, any Error>, pieces: APIReply.Body.Continuation) {
    self.head = head
    self.pieces = pieces
  }
}

/// Hands what a session receives to those who wait for it.
final class TransferDelegate: NSObject, URLSessionDataDelegate, Sendable {
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
      waiting?.resume(throwing: TransportFailure.unreachable("the reply is not of HTTP"))
    }
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    let identifier = dataTask.taskIdentifier
    transfers.withLock { $0[identifier]?.pieces }?.yield(Array(data))
  }

  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
  ) {
    // The transport follows them: on Linux the session loses the body and the target's query.
    completionHandler(nil)
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    let identifier = task.taskIdentifier
    guard let transfer = transfers.withLock({ $0.removeValue(forKey: identifier) }) else { return }
    guard let error else {
      transfer.head?.resume(throwing: TransportFailure.unreachable("it ended without a reply"))
      return transfer.pieces.finish()
    }
    let code = (error as? URLError)?.code ?? .unknown
    let isBegun = transfer.head == nil
    let reason: any Error =
      switch code {
      case .cancelled: CancellationError()
      case .timedOut: TransportFailure.timedOut
      case _ where isBegun: TransportFailure.truncated
      default: TransportFailure.unreachable("\(error.localizedDescription) (\(code.rawValue))")
      }
    transfer.head?.resume(throwing: reason)
    transfer.pieces.finish(throwing: reason)
  }
}
