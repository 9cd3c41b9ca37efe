import UnderstudyJSON

/// Fills what went wrong into an error body that the document gives as an example.
///
/// The members that carry it are known by their names, as APIs use them; what has no such member stays as it is.
enum ErrorBody {
  private static let messageNames = ["message", "detail", "error_description", "msg", "description"]
  private static let parameterNames = ["param", "parameter", "field", "pointer"]

  /// The body with its message, and where it has a member for it the parameter.
  static func filled(_ body: JSONValue, message: String, parameter: String?) -> JSONValue {
    var body = body
    var isFilled = false
    fill(&body, message, parameter, &isFilled)
    return body
  }

  private static func fill(
    _ value: inout JSONValue, _ message: String, _ parameter: String?, _ isFilled: inout Bool
  ) {
    guard case .object(var object) = value, !isFilled else { return }
    for name in messageNames where object[name]?.kind == .string && !isFilled {
      object[name] = .string(message)
      isFilled = true
    }
    for name in parameterNames where isFilled && object[name] != nil {
      object[name] = parameter.map(JSONValue.string) ?? .null
    }
    for name in object.names where !isFilled {
      guard var inner = object[name] else { continue }
      fill(&inner, message, parameter, &isFilled)
      object[name] = inner
    }
    value = .object(object)
  }
}
