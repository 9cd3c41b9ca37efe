import APIRuntime
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyMocking
import UnderstudyValidation

/// Replies of the admin API. None of them lets a web page of another origin read it.
enum AdminReply {
  /// A problem that ends an operation.
  struct Failure: Error {
    let plan: ReplyPlan
  }

  /// A value as JSON.
  static func json(_ status: Int, _ value: some Encodable) throws -> ReplyPlan {
    bytes(status, try ExactJSONEncoder().encode(value), type: "application/json")
  }

  /// Nothing more to say than that it is done.
  static var done: ReplyPlan { ReplyPlan(status: 204) }

  /// Bytes of a type.
  static func bytes(_ status: Int, _ bytes: [UInt8], type: String) -> ReplyPlan {
    ReplyPlan(
      status: status, fields: [HTTPField("Content-Type", type), HTTPField("Cache-Control", "no-store")],
      body: .whole(SharedBytes(bytes)))
  }

  /// What is wrong, as RFC 9457 has it.
  static func problem(
    _ status: Int, _ kind: String, _ title: String, _ detail: String, violations: [Violation] = [],
    diagnostics: [Diagnostic] = []
  ) -> ReplyPlan {
    var problem = AdminProblem(type: "urn:understudy:\(kind)", title: title, status: status, detail: detail)
    if !violations.isEmpty {
      problem.violations = violations.compactMap { violation in
        try? ExactJSONDecoder().decode(ViolationSummary.self, from: violation.json.utf8())
      }
    }
    if !diagnostics.isEmpty { problem.diagnostics = diagnostics.map(\.description) }
    let body = (try? ExactJSONEncoder().encode(problem)) ?? []
    var plan = bytes(status, body, type: "application/problem+json")
    plan.fields.append(HTTPField("Understudy-Error", kind))
    return plan
  }

  /// No session or scenario has a name.
  static func notFound(_ what: String, _ name: String) -> Failure {
    Failure(plan: problem(404, "no-such-\(what)", "No such \(what)", "there is no \(what) '\(name)'"))
  }

  /// A text is of the form of a duration, but too long for one.
  static func noDuration(_ text: String) -> Failure {
    wrong([.error("'\(text)' is no duration: it is at most ten days")])
  }

  /// Something cannot be done on this server.
  static func impossible(_ detail: String) -> Failure {
    Failure(plan: problem(409, "impossible", "Not possible here", detail))
  }

  /// Something is well-formed but cannot be done.
  static func wrong(_ diagnostics: [Diagnostic]) -> Failure {
    Failure(
      plan: problem(
        422, "invalid-request", "The request cannot be done",
        diagnostics.first?.message ?? "something is wrong", diagnostics: diagnostics))
  }
}
