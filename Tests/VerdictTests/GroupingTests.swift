import Testing
import UnderstudyHTTP
import UnderstudyMocking

@testable import UnderstudyVerdict

/// How many calls are looked at: not more for each exchange, however many there are.
@Suite struct GroupingTests {
  struct Course: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let exchange: @Sendable (Int) -> Exchange
  }

  static let courses = [
    Course(testDescription: "all alike, one after the other, over new connections") { make($0) },
    Course(testDescription: "all alike, at once") { make($0, lasting: .seconds(60)) },
    Course(testDescription: "all alike, too far apart") { make($0, at: $0 * 1_000_000) },
    Course(testDescription: "all alike, on one connection") { make($0, connection: 1) },
    Course(testDescription: "ids that differ") { make($0, lasting: .seconds(60), text: "", id: $0) },
    Course(testDescription: "retries of what nobody sent") { make($0, text: "\($0)", count: 7) },
    Course(testDescription: "redirected and followed by nobody") {
      make($0, 307, text: "\($0)", location: "/elsewhere/v1/chat")
    },
    Course(testDescription: "redirected in a circle") { make($0, 307, location: "/v1/chat") },
  ]

  @Test(arguments: courses.indices)
  func `each exchange looks at few calls, however many wait`(_ course: Int) {
    let course = Self.courses[course]
    let exchanges = (0..<1000).map(course.exchange)
    let attempts = exchanges.map { Attempt($0, Verdict.Circumstances()) }
    let grouping = CallGrouping(exchanges, attempts, isOnlyCall: false)
    #expect(grouping.lookCount <= 70 * exchanges.count, "\(course.testDescription)")
  }

  private static func make(
    _ index: Int, _ status: Int = 503, at milliseconds: Int? = nil, lasting: Duration = .milliseconds(1),
    text: String = "Hello", id: Int = 0, connection: Int? = nil, count: Int? = nil, location: String? = nil
  ) -> Exchange {
    let arrival = Moment(nanoseconds: Int64(milliseconds ?? index) * 1_000_000)
    var fields = HTTPFields()
    if let count { fields.append("x-stainless-retry-count", "\(count)") }
    return Exchange(
      number: UInt64(index + 1),
      request: HTTPRequest(
        method: "POST", target: "/v1/chat", fields: fields,
        body: Array(#"{"request_id":"\#(id)","text":"\#(text)"}"#.utf8),
        connection: UInt64(connection ?? index), arrival: arrival),
      status: status,
      end: ExchangeEnd(cause: .performed, end: arrival + lasting, bodyBytes: 0),
      marks: AnswerMarks(fields: location.map { [HTTPField("Location", $0)] } ?? []))
  }
}
