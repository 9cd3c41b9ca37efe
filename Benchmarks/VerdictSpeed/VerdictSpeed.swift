import UnderstudyHTTP
import UnderstudyMocking
import UnderstudyVerdict

/// Measures the verdict on 100,000 exchanges of 50 clients, in milliseconds, five times; a line each on standard output.
///
/// A third of the calls goes well; the others are errors of all kinds that are tried again, with a new id in the body each
/// time, and streams that are cut. Bodies differ from call to call.
@main
struct VerdictSpeed {
  static func main() {
    let exchanges = (0..<100_000).map(exchange)
    for _ in 0..<5 {
      var verdict: Verdict?
      let time = ContinuousClock().measure { verdict = Verdict(of: exchanges) }
      guard let verdict, verdict.calls.count < exchanges.count else { fatalError("no retry was seen") }
      print(time / .milliseconds(1))
    }
  }

  private static let chunks = SharedBytes(
    (0..<20).map { "data: {\"choices\":[{\"delta\":{\"content\":\"word \($0)\"}}]}\n\n" }.joined()
      + "data: [DONE]\n\n")
  private static let error = SharedBytes(#"{"error":{"message":"no","type":"rate_limit_error"}}"#)

  /// Each client makes a call in three steps: two attempts that fail in one way, and one that goes well.
  private static func exchange(_ index: Int) -> Exchange {
    let (round, client) = index.quotientAndRemainder(dividingBy: 50)
    let (call, step) = round.quotientAndRemainder(dividingBy: 3)
    let moment = Moment(nanoseconds: Int64(round) * 1_000_000_000 + Int64(client) * 1_000_000)
    var end = ExchangeEnd(cause: .performed, end: moment + .milliseconds(30), bodyBytes: 200)
    end.lastByte = end.end
    let statuses = [503, 429, 500, 400, 200]
    let status = step == 2 ? 200 : statuses[(call + client) % statuses.count]
    let isCut = step < 2 && status == 200
    let body =
      #"{"model":"m","request_id":"\#(index)","stream":\#(isCut),"messages":[{"role":"user","content":"\#(call) \#(client)"}]}"#
    let marks =
      step == 2
      ? nil
      : AnswerMarks(
        fields: status == 429 ? [HTTPField("Retry-After", "1")] : [],
        fault: isCut ? .close(after: .events(3)) : nil, body: isCut ? chunks : error)
    return Exchange(
      number: UInt64(index + 1), id: "req_\(index)", operation: "chat",
      request: HTTPRequest(
        method: "POST", target: "/v1/chat/completions", fields: ["Content-Type": "application/json"],
        body: Array(body.utf8), connection: UInt64(client), arrival: moment),
      status: status, isStream: isCut, end: end, credentialFingerprint: "c", marks: marks)
  }
}
