import Testing
import UnderstudyAudit
import UnderstudyHTTP
import UnderstudyMocking

/// A way in which a mock breaks its contract, and what an audit must say of it, once and nothing else.
struct SeededBreak: Sendable, CustomTestStringConvertible {
  let name: String
  let rule: AuditFinding.Rule
  /// What the message must hold.
  let words: String
  var options = MockOptions()
  let change: BreakingMock.Change

  var testDescription: String { name }

  static let all: [SeededBreak] = bodies + heads + streams + refusals

  private static let bodies = [
    SeededBreak(name: "a property of the wrong type", rule: .wrongBody, words: "created") { _, plan in
      if plan.status == 200, plan.isJSON {
        plan.setText(plan.text.replacing(#/"created"\s*:\s*\d+/#, with: "\"created\":\"now\""))
      }
    },
    SeededBreak(name: "a missing property", rule: .wrongBody, words: "id") { _, plan in
      if plan.status == 200, plan.isJSON { plan.replace("\"id\"", with: "\"identity\"") }
    },
    SeededBreak(name: "a value that is not listed", rule: .wrongBody, words: "finish_reason") { _, plan in
      guard plan.status == 200, plan.isJSON else { return }
      plan.setText(plan.text.replacing(#/"finish_reason"\s*:\s*"stop"/#, with: "\"finish_reason\":\"tired\""))
    },
    SeededBreak(name: "JSON that is cut off though the reply is complete", rule: .wrongBody, words: "JSON") {
      _, plan in
      if plan.status == 200, plan.isJSON { plan.setText(String(plan.text.dropLast(20))) }
    },
    SeededBreak(name: "no body", rule: .wrongBody, words: "JSON") { _, plan in
      if plan.status == 200, plan.isJSON { plan.setText("") }
    },
    SeededBreak(name: "a body that ends before its length", rule: .truncated, words: "before it is complete")
    {
      _, plan in
      guard plan.status == 200, plan.isJSON else { return }
      plan.declaredLength = plan.text.utf8.count + 10
      let bytes = SharedBytes(plan.text)
      plan.body = .paced(PacedBytes(bytes, steps: [.init(end: bytes.count, pause: .zero)]))
      plan.ending = .close
    },
  ]

  private static let heads = [
    SeededBreak(name: "another status of success", rule: .undeclaredStatus, words: "201") { _, plan in
      if plan.status == 200 { plan.status = 201 }
    },
    SeededBreak(name: "an undeclared status of refusal", rule: .undeclaredStatus, words: "422") { _, plan in
      if plan.status == 400 { plan.status = 422 }
    },
    SeededBreak(name: "a wrong media type", rule: .wrongMediaType, words: "text/plain") { _, plan in
      if plan.status == 200, plan.isJSON { plan.setField("Content-Type", to: "text/plain") }
    },
    SeededBreak(name: "no media type", rule: .wrongMediaType, words: "Content-Type") { _, plan in
      if plan.status == 200, plan.isJSON { plan.setField("Content-Type", to: nil) }
    },
    SeededBreak(name: "a missing header field", rule: .wrongHeader, words: "x-request-id") { _, plan in
      plan.requestID = nil
    },
    SeededBreak(name: "a refusal without its challenge", rule: .wrongHeader, words: "WWW-Authenticate") {
      _, plan in
      if plan.status == 401 { plan.setField("WWW-Authenticate", to: nil) }
    },
    SeededBreak(name: "a web page in place of an error", rule: .wrongMediaType, words: "text/html") {
      _, plan in
      guard plan.status == 401 else { return }
      plan.setField("Content-Type", to: "text/html")
      plan.setText("<html><body>Sign in</body></html>")
    },
    SeededBreak(name: "a redirection that is not declared", rule: .undeclaredStatus, words: "302") {
      _, plan in
      guard plan.status == 200, !plan.isStream else { return }
      plan.status = 302
      plan.setField("Location", to: "/elsewhere")
      plan.setText("")
    },
  ]

  private static let streams = [
    SeededBreak(name: "a stream without [DONE]", rule: .noTerminator, words: "[DONE]") { _, plan in
      if plan.isStream { plan.setText(plan.text.replacing("data: [DONE]\n\n", with: "")) }
    },
    SeededBreak(name: "an event that breaks its schema", rule: .wrongEvent, words: "created") { _, plan in
      if plan.isStream {
        plan.setText(
          plan.text.replacing(#/"created"\s*:\s*\d+/#, with: "\"created\":null", maxReplacements: 1))
      }
    },
    SeededBreak(name: "an event that is not JSON", rule: .wrongEvent, words: "JSON") { _, plan in
      if plan.isStream { plan.replaceFirst("data: {", with: "data: {{") }
    },
    SeededBreak(name: "an id that changes within a stream", rule: .wrongStream, words: "id") { _, plan in
      guard plan.isStream else { return }
      let events = plan.text.split(separator: "\n\n", omittingEmptySubsequences: false).map(String.init)
      let changed = events.enumerated().map { number, event in
        number == 2 ? event.replacing(#/"id"\s*:\s*"[^"]*"/#, with: "\"id\":\"another\"") : event
      }
      plan.setText(changed.joined(separator: "\n\n"))
    },
    SeededBreak(name: "a stream without an end of its answer", rule: .wrongStream, words: "finish_reason") {
      _, plan in
      if plan.isStream { plan.replace("\"finish_reason\":\"stop\"", with: "\"finish_reason\":null") }
    },
    SeededBreak(name: "an event after [DONE]", rule: .wrongStream, words: "[DONE]") { _, plan in
      if plan.isStream { plan.setText(plan.text + "data: {}\n\n") }
    },
    SeededBreak(name: "a stream that is cut", rule: .truncated, words: "before it is complete") { _, plan in
      guard plan.isStream else { return }
      let bytes = SharedBytes(String(plan.text.prefix(300)))
      plan.body = .paced(PacedBytes(bytes, steps: [.init(end: bytes.count, pause: .zero)]))
      plan.ending = .close
    },
    SeededBreak(name: "an event that is not finished", rule: .wrongStream, words: "empty line") { _, plan in
      if plan.isStream { plan.setText(String(plan.text.dropLast(1))) }
    },
    SeededBreak(name: "a whole answer in place of a stream", rule: .wrongForm, words: "a stream is asked for")
    {
      _, plan in
      guard plan.isStream else { return }
      plan.setField("Content-Type", to: "application/json")
      plan.setText(ExampleAnswer.text)
    },
  ]

  private static let refusals = [
    SeededBreak(name: "no credential is asked for", rule: .noCredentialAccepted, words: "200") { _, plan in
      guard plan.status == 401 else { return }
      plan = ExampleAnswer.plan
    },
    SeededBreak(
      name: "broken requests are taken", rule: .invalidAccepted, words: "200",
      options: MockOptions(stance: .off)
    ) { request, plan in
      // What is no JSON cannot be taken, and gets what the others get.
      if plan.status >= 400, plan.status != 401 { plan = ExampleAnswer.plan }
    },
    SeededBreak(name: "broken requests make it fail", rule: .invalidFailed, words: "500") { _, plan in
      if plan.status == 400 || plan.status == 404 { plan.status = 500 }
    },
    SeededBreak(name: "a value at its bound is refused", rule: .validRefused, words: "/temperature") {
      request, plan in
      let body = String(decoding: request.body, as: UTF8.self)
      if plan.status == 200, body.contains("\"temperature\":2,") || body.contains("\"temperature\":2}") {
        plan = ExampleAnswer.refusal
      }
    },
    SeededBreak(name: "the connection is closed without a word", rule: .noReply, words: "without a reply") {
      _, plan in
      guard plan.status == 401 else { return }
      plan.framing = .raw
      plan.body = .none
      plan.ending = .close
    },
  ]
}

/// Replies that keep to the document.
enum ExampleAnswer {
  static let text = """
    {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"gemini-3.5-flash","choices":[{"index":0,\
    "message":{"role":"assistant","content":"Hello"},"finish_reason":"stop"}],\
    "usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}
    """
  static let plan = make(200, text)
  static let refusal = make(
    400, #"{"error":{"code":400,"message":"too hot","type":"invalid_request_error"}}"#)

  private static func make(_ status: Int, _ text: String) -> ReplyPlan {
    ReplyPlan(
      status: status,
      fields: [HTTPField("Content-Type", "application/json"), HTTPField("x-request-id", "req_1")],
      body: .whole(SharedBytes(text)))
  }
}
