public import APIRuntime
import MicroHTTPD
public import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyMocking

/// A mock in the process of the client: the same replies as over the wire, without a server, a port or a socket.
///
/// ```swift
/// let mock = try MockTransport(.chatCompletions)
/// let client = Client(APIConnection(baseURL: mock.baseURL, transport: mock))
/// ```
public struct MockTransport: APITransport {
  /// What requests are answered with, and the record of them.
  public let session: MockSession
  private let engine: MockEngine

  /// Makes a mock of documents.
  ///
  /// - Throws: what is wrong with the documents when none can be served.
  public init(_ documents: MockDocument..., options: MockOptions = MockOptions()) throws(DiagnosticError) {
    let served = Served(documents)
    guard let catalogue = served.catalogue else {
      throw DiagnosticError(served.diagnostics) ?? DiagnosticError(.error("there is no document to serve"))
    }
    engine = MockEngine(catalogue, options: options)
    session = MockSession(engine.mainSession, engine, url: "http://mock.invalid")
  }

  /// What clients take for their base URL; a path that follows it is kept.
  public var baseURL: String { session.url }

  /// Answers a request. Paces and delays are kept to; what would break a connection breaks the reply.
  public func send(_ request: APIRequest, to baseURL: String) async throws -> APIReply {
    var fields = HTTPFields()
    for field in request.headers.fields { fields.append(field.name, field.value) }
    let body = request.body ?? []
    if request.body != nil { fields.append("Content-Length", "\(body.count)") }
    let reply = engine.reply(
      to: HTTPRequest(
        method: request.method, target: Self.path(of: baseURL) + request.target, fields: fields, body: body,
        arrival: .now()))
    let plan = reply.plan
    guard plan.isStandard else {
      reply.observer?.ended(ExchangeEnd(cause: .performed, end: .now(), bodyBytes: 0))
      throw TransportFailure.unreachable("the reply is not of HTTP")
    }
    if plan.delay > .zero { try await Task.sleep(for: plan.delay) }
    var headers = HeaderFields()
    for field in plan.allFields { headers.append(field.name, field.value) }
    let (pieces, continuation) = APIReply.Body.makeStream()
    let task = Task {
      let end = await Self.perform(plan, continuation)
      reply.observer?.ended(end)
    }
    continuation.onTermination = { _ in task.cancel() }
    return APIReply(status: plan.status, headers: headers, body: pieces)
  }

  /// The part of an address after the host, without a slash at the end.
  private static func path(of address: String) -> Substring {
    var rest = Substring(address)
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...].drop { $0 != "/" } }
    while rest.hasSuffix("/") { rest.removeLast() }
    return rest
  }

  /// Hands on the parts of a body when they are due, and ends it as the plan says.
  private static func perform(
    _ plan: ReplyPlan, _ pieces: APIReply.Body.Continuation
  ) async -> ExchangeEnd {
    var count = 0
    let began = Moment.now()
    do {
      switch plan.body {
      case .none: break
      case .whole(let bytes):
        count = bytes.count
        pieces.yield(bytes.array)
      case .live(let live):
        while true {
          let (bytes, isFinished) = live.take()
          if !bytes.isEmpty { pieces.yield(bytes) }
          count += bytes.count
          if bytes.isEmpty, isFinished { break }
          if bytes.isEmpty { try await Task.sleep(for: .milliseconds(5)) }
        }
      case .paced(let paced):
        for step in paced.steps {
          if step.pause > .zero { try await Task.sleep(for: step.pause) }
          try Task.checkCancellation()
          pieces.yield(Array(paced.bytes.buffer[count..<step.end]))
          count = step.end
        }
      }
      switch plan.ending {
      case .complete:
        if let length = plan.declaredLength, length > count { throw TransportFailure.truncated }
        pieces.finish()
      case .close:
        // Without a length or a last chunk, nobody can tell a close from the end (RFC 9112 §6.3).
        if let length = plan.declaredLength, length <= count { pieces.finish() }
        throw TransportFailure.truncated
      case .reset: throw TransportFailure.truncated
      case .hold(let duration):
        try await Task.sleep(for: duration ?? .seconds(3600))
        throw TransportFailure.truncated
      }
    } catch is CancellationError {
      return ExchangeEnd(cause: .clientGone, client: .gone, firstByte: began, end: .now(), bodyBytes: count)
    } catch {
      pieces.finish(throwing: error)
    }
    return ExchangeEnd(cause: .performed, firstByte: began, end: .now(), bodyBytes: count)
  }
}
