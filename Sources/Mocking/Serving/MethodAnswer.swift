import UnderstudyHTTP
import UnderstudyJSON

/// Answers methods that a path's operations do not have: OPTIONS, the browser's preflight, and all others with 405.
struct MethodAnswer {
  /// The methods that the document declares for the path.
  let methods: [String]

  private var allowed: String {
    let implied = (methods.contains("GET") && !methods.contains("HEAD") ? ["HEAD"] : []) + ["OPTIONS"]
    return (methods + implied).joined(separator: ", ")
  }

  /// The answer.
  func answer(to request: HTTPRequest) -> Answer {
    guard request.method == "OPTIONS" else {
      return Answer(
        Problem(
          kind: .noMethod, status: 405,
          detail: "the path '\(request.path)' has \(allowed), but not \(request.method)",
          members: ["allowed": .array(methods.map(JSONValue.string))], fields: [HTTPField("Allow", allowed)]),
        rule: .route)
    }
    var fields = [HTTPField("Allow", allowed)]
    // The CORS protocol's preflight (WHATWG Fetch §3.2.2).
    if request.fields["access-control-request-method"] != nil {
      fields.append(HTTPField("Access-Control-Allow-Methods", allowed))
      fields.append(HTTPField("Access-Control-Max-Age", "600"))
      if let headers = request.fields["access-control-request-headers"], HTTPField.isValue(headers),
        !headers.isEmpty
      {
        fields.append(HTTPField("Access-Control-Allow-Headers", headers))
      }
    }
    return Answer(ReplyPlan(status: 204, fields: fields), rule: .route, operation: nil)
  }
}
