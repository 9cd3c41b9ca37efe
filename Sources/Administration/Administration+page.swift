import APIRuntime
import UnderstudyBundled
import UnderstudyHTTP
import UnderstudyMocking

extension Administration {
  /// The page for people: one file, which asks the admin API as any client does. It holds no secrets, so it needs no token.
  static func page() -> ReplyPlan {
    guard let bytes = Bundled.bytes(of: "Sources/Administration/Page/index.html") else {
      return AdminReply.problem(404, "no-such-path", "No such path", "the page is not in this program")
    }
    var plan = AdminReply.bytes(200, bytes, type: "text/html; charset=utf-8")
    // Nothing from elsewhere, in no frame; requests go to the mock, wherever it is (W3C CSP 3).
    plan.fields.append(
      HTTPField(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; connect-src *; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
      ))
    plan.fields.append(HTTPField("X-Content-Type-Options", "nosniff"))
    plan.fields.append(HTTPField("Referrer-Policy", "no-referrer"))
    return plan
  }

  /// Whether a path, without the prefix, is the page's.
  static func isPage(_ path: Substring, method: String) -> Bool {
    (path.isEmpty || path == "/") && (method == "GET" || method == "HEAD")
  }

  /// The operations that are served, as the page lists them.
  func listOperations() throws -> ReplyPlan {
    try AdminReply.json(
      200,
      OperationList(
        operations: engine.operationSummaries.map {
          OperationSummary(
            name: $0.name, method: $0.method, path: $0.path, summary: $0.summary, streams: $0.streams,
            example: $0.example)
        }))
  }
}
