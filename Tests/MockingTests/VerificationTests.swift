import Testing
import UnderstudyHTTP
import UnderstudyJSON

@testable import UnderstudyMocking

/// What can be demanded of a journal, and what a failure says.
struct VerificationTests {
  private func journal(_ bodies: [String], limits: Journal.Limits = .init()) -> Journal {
    var journal = Journal(limits: limits)
    for (index, body) in bodies.enumerated() {
      let request = HTTPRequest(method: "POST", target: "/v1/x", body: Array(body.utf8))
      journal.append(ExchangeRecord(request, number: UInt64(index + 1)))
    }
    return journal
  }

  private func model(_ name: String) throws -> ExchangeFilter {
    ExchangeFilter(
      when: Conditions(body: [.init(try #require(JSONPointer("/model")), .equals(.string(name)))]))
  }

  @Test func `counts that are right pass`() throws {
    let journal = journal([#"{"model":"a"}"#, #"{"model":"b"}"#, #"{"model":"a"}"#])
    #expect(Verification.count(2...2, try model("a")).failure(in: journal) == nil)
    #expect(Verification.count(1...Int.max, try model("b")).failure(in: journal) == nil)
    #expect(Verification.count(0...0, try model("c")).failure(in: journal) == nil)
  }

  @Test func `a failure lists what was received and the three nearest misses`() throws {
    let journal = journal([#"{"model":"b"}"#, #"{}"#, "no JSON", #"{"model":"c"}"#])
    let failure = try #require(Verification.count(1...1, try model("a")).failure(in: journal))
    #expect(
      failure == """
        expected 1 request, but 0 came
        nearest:
          request 1: body /model is "b", not "a"
          request 2: body /model is missing, not "a"
          request 3: body /model is missing, not "a"
        received:
          1. POST /v1/x → no answer (the mock)
          2. POST /v1/x → no answer (the mock)
          3. POST /v1/x → no answer (the mock)
          4. POST /v1/x → no answer (the mock)
        """)
  }

  @Test func `an order passes only as it was`() throws {
    let journal = journal([#"{"model":"a"}"#, #"{"model":"x"}"#, #"{"model":"b"}"#])
    #expect(Verification.order([try model("a"), try model("b")]).failure(in: journal) == nil)
    let failure = try #require(Verification.order([try model("b"), try model("a")]).failure(in: journal))
    #expect(failure.hasPrefix("expected request 2 of 2 of the order after request 3, but none"))
  }

  @Test func `requests that reach no operation are told`() throws {
    let failure = try #require(Verification.nothingUnmatched.failure(in: journal(["{}"])))
    #expect(failure.hasPrefix("requests reached no operation:\n  request 1: POST /v1/x"))
  }

  @Test(arguments: [
    Verification.count(2...2), .count(0...10), .noViolations, .nothingUnmatched, .count(3...Int.max),
  ])
  func `nothing passes that a dropped exchange could change`(verification: Verification) throws {
    let journal = journal(["{}", "{}", "{}"], limits: .init(count: 2))
    #expect(journal.droppedCount == 1)
    let failure = try #require(verification.failure(in: journal))
    if verification != .nothingUnmatched { #expect(failure.contains("dropped before these")) }
  }

  @Test func `what the kept exchanges prove passes although some were dropped`() throws {
    let journal = journal(["{}", "{}", "{}"], limits: .init(count: 2))
    #expect(Verification.count(2...Int.max).failure(in: journal) == nil)
  }
}
