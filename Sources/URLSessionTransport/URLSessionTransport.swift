public import APIRuntime
import Foundation

#if canImport(FoundationNetworking)
  public import FoundationNetworking
#endif

/// Sends the requests of generated clients with Foundation's `URLSession`.
///
/// The bytes of a reply are handed on as they come, through the session's delegate: `URLSession.bytes` does not exist on
/// Linux. Redirects are followed, ten at most; credentials go to the host that they were meant for only.
public final class URLSessionTransport: APITransport {
  private let delegate = TransferDelegate()
  private let session: URLSession

  /// Makes a transport.
  ///
  /// - Parameter configuration: how the session behaves; by default it keeps nothing on disk, and gives up when nothing
  ///   has come for 60 seconds.
  public init(configuration: URLSessionConfiguration = .ephemeral) {
    session = URLSession(configuration: configuration, delegate: delegate, delegateQueue: nil)
  }

  deinit {
    // A session keeps its delegate until it is told that it is over.
    session.finishTasksAndInvalidate()
  }

  /// Sends a request, and returns as soon as the head of the reply is there.
  public func send(_ request: APIRequest, to baseURL: String) async throws -> APIReply {
    let address = baseURL + request.target
    guard let url = URL(string: address), url.host != nil else {
      throw TransportFailure.invalidAddress(address)
    }
    var message = URLRequest(url: url)
    message.httpMethod = request.method
    message.httpBody = request.body.map { Data($0) }
    for field in request.headers.fields { message.addValue(field.value, forHTTPHeaderField: field.name) }
    var reply = try await send(message)
    for _ in 0..<Redirect.most {
      guard let next = Redirect.request(after: reply, to: message) else { break }
      // A short body is read, so that the connection serves the next request too.
      if reply.headers["Content-Length"].flatMap({ Int($0) }).map({ $0 <= 65536 }) ?? false {
        _ = try? await reply.whole()
      }
      message = next
      reply = try await send(message)
    }
    return reply
  }

  private func send(_ message: URLRequest) async throws -> APIReply {
    let task = session.dataTask(with: message)
    let (pieces, continuation) = APIReply.Body.makeStream()
    continuation.onTermination = { _ in task.cancel() }
    return try await withTaskCancellationHandler {
      let head = try await withCheckedThrowingContinuation { head in
        delegate.add(Transfer(head: head, pieces: continuation), for: task)
        task.resume()
      }
      return APIReply(status: head.statusCode, headers: Self.headers(head), body: pieces)
    } onCancel: {
      task.cancel()
    }
  }

  private static func headers(_ head: HTTPURLResponse) -> HeaderFields {
    var headers = HeaderFields()
    for (name, value) in head.allHeaderFields { headers.append("\(name)", "\(value)") }
    return headers
  }
}
