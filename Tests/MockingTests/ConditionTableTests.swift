import Testing
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON

@testable import UnderstudyMocking

/// Every way to compare, for every part of a request that can be asked for, from JSON as files have it.
struct ConditionTableTests {
  private let request = CheckedRequest(
    HTTPRequest(
      method: "POST", target: "/jobs/job-7?kind=nightly&empty=",
      fields: ["X-Team": "blue team", "X-Two": "a", "x-two": "b"]),
    body: try? JSONDocument(
      parsing: #"{"model": "m-1", "n": 3, "tags": ["a", "b"], "null": null, "deep": {"a/b": [{"x": true}]}}"#)
  )

  private static let state: [String: JSONValue] = ["phase": "paid", "count": 2]

  private func holds(_ when: String) throws -> Bool {
    let (conditions, diagnostics) = Conditions.read(try JSONDocument(parsing: when).root)
    #expect(diagnostics.isEmpty, "\(when): \(diagnostics)")
    #expect(conditions.specificity >= 1)
    // The same after it was written and read again.
    let again = Conditions.read(try JSONDocument(parsing: conditions.json.utf8()).root).0
    #expect(again == conditions)
    return conditions.hold(for: request) { Self.state[$0] }
  }

  /// Where a part of the request is asked for, with what it is, a pattern and a piece of it, and something else.
  private static let parts: [(at: String, is: String, pattern: String, piece: String, other: String)] = [
    (#"{"method": T}"#, #""POST""#, "^P.*T$", #""OS""#, #""GET""#),
    (#"{"path": T}"#, #""/jobs/job-7""#, "job-[0-9]$", #""/job-""#, #""/jobs""#),
    (#"{"query": {"kind": T}}"#, #""nightly""#, "^night", #""ght""#, #""daily""#),
    (#"{"headers": {"x-team": T}}"#, #""blue team""#, "^blue", #""e t""#, #""red team""#),
    (#"{"body": {"/model": T}}"#, #""m-1""#, "^m-", #""-""#, #""m-2""#),
    (#"{"state": {"phase": T}}"#, #""paid""#, "p.id", #""ai""#, #""open""#),
  ]

  @Test func `every way to compare holds where it should, and only there`() throws {
    for part in Self.parts {
      func check(_ test: String, _ expected: Bool) throws {
        #expect(try holds(part.at.replacing("T", with: test)) == expected, "\(part.at) \(test)")
        let not = #"{"not": \#(test.hasPrefix("{") ? test : #"{"equals": \#(test)}"#)}"#
        #expect(try holds(part.at.replacing("T", with: not)) != expected, "\(part.at) \(not)")
      }
      try check(part.is, true)
      try check(part.other, false)
      try check(#"{"equals": \#(part.is)}"#, true)
      try check(#"{"equals": \#(part.other)}"#, false)
      try check(#"{"matches": "\#(part.pattern)"}"#, true)
      try check(#"{"matches": "^nothing$"}"#, false)
      try check(#"{"contains": \#(part.piece)}"#, true)
      try check(#"{"contains": "~"}"#, false)
      try check(#"{"oneOf": [\#(part.other), \#(part.is)]}"#, true)
      try check(#"{"oneOf": [\#(part.other)]}"#, false)
      try check(#"{"oneOf": []}"#, false)
      try check(#"{"exists": true}"#, true)
      try check(#"{"exists": false}"#, false)
    }
  }

  @Test(arguments: [
    (#"{"query": {"empty": ""}}"#, true), (#"{"query": {"missing": {"exists": false}}}"#, true),
    (#"{"query": {"missing": {"exists": true}}}"#, false), (#"{"query": {"missing": ""}}"#, false),
    (#"{"headers": {"X-TEAM": "blue team"}}"#, true), (#"{"headers": {"x-other": {"not": "x"}}}"#, true),
    (#"{"headers": {"x-two": "a, b"}}"#, true), (#"{"headers": {"x-two": {"contains": "b"}}}"#, true),
    (#"{"body": {"/n": 3}}"#, true), (#"{"body": {"/n": 3.0}}"#, true), (#"{"body": {"/n": "3"}}"#, false),
    (#"{"body": {"/n": {"oneOf": [1, 2, 3]}}}"#, true), (#"{"body": {"/tags": {"contains": "b"}}}"#, true),
    (#"{"body": {"/tags": {"contains": "c"}}}"#, false), (#"{"body": {"/tags": ["a", "b"]}}"#, true),
    (#"{"body": {"/tags/1": "b"}}"#, true), (#"{"body": {"/tags/2": {"exists": true}}}"#, false),
    (#"{"body": {"/null": null}}"#, true), (#"{"body": {"/null": {"exists": true}}}"#, true),
    (#"{"body": {"/deep/a~1b/0/x": true}}"#, true), (#"{"body": {"": {"exists": true}}}"#, true),
    (#"{"body": {"/n": {"matches": "3"}}}"#, false), (#"{"state": {"count": 2}}"#, true),
    (#"{"state": {"missing": {"exists": false}}}"#, true),
    (#"{"method": {"not": {"not": "POST"}}}"#, true),
    (
      #"{"method": "POST", "query": {"kind": "nightly"}, "body": {"/n": 3}, "state": {"phase": "paid"}}"#,
      true
    ),
    (
      #"{"method": "POST", "query": {"kind": "nightly"}, "body": {"/n": 3}, "state": {"phase": "open"}}"#,
      false
    ),
  ])
  func `what is there, what is not, and what is of another type`(when: String, expected: Bool) throws {
    #expect(try holds(when) == expected)
  }

  @Test func `of equals, the first by name answers; a more specific one comes before them`() throws {
    func scenario(_ name: String, _ when: Conditions = Conditions()) -> PreparedScenario {
      PreparedScenario(
        scenario: Scenario(name: name, when: when, replies: [.success], isDefault: true),
        replies: [PreparedReply(canned: .success)])
    }
    let post = Conditions(method: .equals("POST"))
    let both = Conditions(query: [.init("kind", .equals("nightly"))], method: .equals("POST"))
    let sorted = FixtureOrder.sorted([
      scenario("b"), scenario("z", post), scenario("a"), scenario("y", post), scenario("x", both),
    ])
    #expect(sorted.map(\.scenario.name) == ["x", "y", "z", "a", "b"])
  }
}
