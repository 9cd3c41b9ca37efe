import UnderstudyHTTP
import UnderstudyMocking

/// What one exchange says of its client, worked out once.
struct Attempt {
  let arrival: Moment
  /// When its last byte was out, or its connection was over; `nil` while it is under way, or where it was so when the
  /// client was stopped.
  let ended: Moment?
  /// When the client left before the answer was over; `nil` where it stayed, or was stopped.
  let left: Moment?
  /// 0 where there was no answer.
  let status: Int
  let connection: UInt64
  let fault: Fault.Kind?
  let wait: Wait?
  /// `retry-after-ms`.
  let waitMilliseconds: Duration?
  let shouldRetry: Bool?
  /// Which attempt the client says it is, from 0.
  let retryCount: Int?

  init(_ exchange: Exchange, _ circumstances: Verdict.Circumstances) {
    arrival = exchange.request.arrival
    status = exchange.status ?? 0
    connection = exchange.request.connection
    let marks = exchange.marks
    fault = marks?.fault?.kind
    let end = exchange.end
    // What happened when the client was stopped, the client did not do.
    let isStopped = circumstances.stopped.flatMap { stopped in end.map { $0.end >= stopped } } ?? false
    let isBeforeEnd = end.map { $0.client != .present && $0.cause == .clientGone } ?? false
    left = isBeforeEnd && !isStopped ? end?.end : nil
    let left = left
    ended = isStopped && isBeforeEnd ? nil : end.map { left ?? $0.lastByte ?? $0.end }
    wait = marks?.field("retry-after").map { Wait($0, circumstances.times) }
    waitMilliseconds = marks?.field("retry-after-ms").flatMap { Double($0) }
      .map { .microseconds(Int64(max(0, min($0, 1e9)) * 1000)) }
    shouldRetry = marks?.field("x-should-retry").flatMap { $0 == "true" ? true : $0 == "false" ? false : nil }
    retryCount = exchange.request.fields[.retryCount].flatMap { Int($0) }
  }

  /// The client may well ask once more: the answer was an error, or none, or not all there, or the client did not wait
  /// for its end.
  var mayBeRetried: Bool {
    if status == 0 || status >= 300 || left != nil { return true }
    switch fault {
    case nil, .slowHead, .dribble, .duplicateEvent, .unknownEvent, .hugeEvent, .keepAlive, .datalessEvent,
      .extraBytes, .holdOpen, .closeIdle, .shouldRetry, .brokenArguments, .unknownTool:
      return false
    default: return true
    }
  }

  /// The connection was over before the answer's end, though the head of a good one had come.
  func isCut(_ marks: AnswerMarks?) -> Bool {
    guard 200..<300 ~= status, let marks, let fault = marks.fault else { return false }
    switch fault.kind {
    case .close, .reset, .malformedChunk: return true
    case .wrongLength: return (fault.size ?? fault.kind.defaultSize) > 0
    default: return false
    }
  }
}

extension HTTPFieldName {
  static let retryCount = HTTPFieldName("x-stainless-retry-count")
  static let idempotencyKey = HTTPFieldName("idempotency-key")
}
