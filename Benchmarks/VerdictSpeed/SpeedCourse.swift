import UnderstudyHTTP
import UnderstudyMocking

/// What clients did, for the verdict to be measured on.
struct SpeedCourse: Sendable {
  let name: String
  /// How many calls the exchanges must come out as.
  let expectedCalls: ClosedRange<Int>
  let exchange: @Sendable (Int) -> Exchange

  /// The usual, and whatever leaves many calls to choose from.
  static let all = [
    SpeedCourse(name: "50 clients, usual and failing calls", expectedCalls: 33_000...41_000, exchange: usual),
    SpeedCourse(name: "all alike, all fail, 3,000 at a time", expectedCalls: 1...100_000) { index in
      make(index, at: index * 10, lasting: 30_000, status: 503)
    },
    SpeedCourse(name: "all alike, all fail, all at once", expectedCalls: 100_000...100_000) { index in
      make(index, at: index, lasting: 60_000_000, status: 503)
    },
    SpeedCourse(name: "one bad credential, no two bodies alike", expectedCalls: 100_000...100_000) { index in
      make(index, at: index * 1000, status: 401, text: "Question \(index)")
    },
    SpeedCourse(name: "one call, tried again and again", expectedCalls: 1...1) { index in
      make(index, at: index * 100_000, status: 503, connection: 1)
    },
    SpeedCourse(name: "redirected, never followed", expectedCalls: 100_000...100_000) { index in
      make(index, at: index * 10, status: 307, text: "Question \(index)", location: "/v2/chat/completions")
    },
    SpeedCourse(name: "redirected and followed", expectedCalls: 50_000...50_000) { index in
      make(
        index, at: index * 1000, lasting: 500, status: index % 2 == 0 ? 307 : 200,
        text: "Question \(index / 2)",
        location: index % 2 == 0 ? "/v2/chat/completions" : nil, path: index % 2 == 0 ? "/v1" : "/v2")
    },
    SpeedCourse(name: "retries of what nobody sent", expectedCalls: 1...100_000) { index in
      make(index, at: index * 1000, status: 503, text: "Question \(index)", retryCount: 7)
    },
    SpeedCourse(name: "answers with broken tool calls", expectedCalls: 100_000...100_000) { index in
      make(
        index, at: index * 1000, status: 200, text: "Question \(index)", fault: Fault(.brokenArguments))
    },
    SpeedCourse(name: "a session each", expectedCalls: 100_000...100_000) { index in
      make(index, at: index * 1000, status: 503, session: "s\(index)")
    },
  ]

  private static let chunks = SharedBytes(
    (0..<20).map { "data: {\"choices\":[{\"delta\":{\"content\":\"word \($0)\"}}]}\n\n" }.joined()
      + "data: [DONE]\n\n")
  private static let error = SharedBytes(#"{"error":{"message":"no","type":"rate_limit_error"}}"#)
  private static let prompt = String(repeating: "You are a helpful assistant of a small shop. ", count: 10)

  /// Each of 50 clients makes a call in three steps: two attempts that fail in one way, and one that goes well. A fifth of
  /// the failures are streams that are cut, and ids in the bodies are new each time.
  private static func usual(_ index: Int) -> Exchange {
    let (round, client) = index.quotientAndRemainder(dividingBy: 50)
    let (call, step) = round.quotientAndRemainder(dividingBy: 3)
    let statuses = [503, 429, 500, 400, 200]
    let status = step == 2 ? 200 : statuses[(call + client) % statuses.count]
    let isCut = step < 2 && status == 200
    var exchange = make(
      index, at: round * 1_000_000 + client * 1000, lasting: 30_000, status: status,
      text: "Question \(call) of \(client)", isStream: isCut, fault: isCut ? .close(after: .events(3)) : nil,
      retryAfter: status == 429 ? "1" : nil, connection: client)
    if step == 2 { exchange.marks = nil }
    return exchange
  }

  /// Times in microseconds.
  private static func make(
    _ index: Int, at time: Int, lasting: Int = 200, status: Int, session: String = "default",
    text: String? = nil, isStream: Bool = false, location: String? = nil, path: String = "/v1",
    fault: Fault? = nil, retryAfter: String? = nil, retryCount: Int? = nil, connection: Int? = nil
  ) -> Exchange {
    let moment = Moment(nanoseconds: Int64(time) * 1000)
    var end = ExchangeEnd(cause: .performed, end: moment + .microseconds(lasting), bodyBytes: 200)
    end.lastByte = end.end
    let id = text == nil ? "" : #""request_id":"\#(index)","#
    let body =
      #"{"model":"m",\#(id)"stream":\#(isStream),"tools":[],"messages":[{"role":"system","content":"\#(prompt)"},"#
      + #"{"role":"user","content":"\#(text ?? "Hello")"}]}"#
    var fields: HTTPFields = ["Content-Type": "application/json"]
    if let retryCount { fields.append("x-stainless-retry-count", "\(retryCount)") }
    var sent: [HTTPField] = []
    if let location { sent.append(HTTPField("Location", location)) }
    if let retryAfter { sent.append(HTTPField("Retry-After", retryAfter)) }
    return Exchange(
      session: session, number: UInt64(index + 1), id: "req_\(index)", operation: "chat",
      request: HTTPRequest(
        method: "POST", target: path + "/chat/completions", fields: fields, body: Array(body.utf8),
        connection: UInt64(connection ?? index), arrival: moment),
      status: status, isStream: isStream, end: end, credentialFingerprint: "c",
      marks: AnswerMarks(fields: sent, fault: fault, body: isStream ? chunks : error))
  }
}
