import UnderstudyJSON

/// Fills what went wrong into an error body that the document gives as an example.
///
/// The members that carry it are known by their names, as APIs use them; what has no such member stays as it is.
enum ErrorBody {
  private static let messageNames = ["message", "detail", "error_description", "msg", "description"]
  private static let parameterNames = ["param", "parameter", "field", "pointer"]

  /// The body with its message, and where it has a member for it the parameter: of what can be said the fullest that the
  /// document allows, and where it allows none of it, such as a message of one of a few texts, the body as it is.
  ///
  /// - Parameter isAllowed: whether the document allows a body.
  static func filled(
    _ body: JSONValue, message: String, parameter: String?, isAllowed: (JSONValue) -> Bool
  ) -> JSONValue {
    // Where no parameter is to blame, none is named; some documents have no way to say that but to leave it out.
    let ways: [Blame] = parameter.map { [.names($0), .keeps] } ?? [.isNull, .isLeftOut, .keeps]
    for way in ways {
      var filled = body
      var isFilled = false
      fill(&filled, message, way, &isFilled)
      if isAllowed(filled) { return filled }
    }
    return body
  }

  /// What becomes of the members that name the parameter.
  private enum Blame {
    case names(String)
    case isNull
    case isLeftOut
    case keeps
  }

  private static func fill(
    _ value: inout JSONValue, _ message: String, _ blame: Blame, _ isFilled: inout Bool
  ) {
    guard case .object(var object) = value, !isFilled else { return }
    for name in messageNames where object[name]?.kind == .string && !isFilled {
      object[name] = .string(message)
      isFilled = true
    }
    for name in parameterNames where isFilled && object[name] != nil {
      switch blame {
      case .names(let parameter): object[name] = .string(parameter)
      case .isNull: object[name] = .null
      case .isLeftOut: object[name] = nil
      case .keeps: break
      }
    }
    for name in object.names where !isFilled {
      guard var inner = object[name] else { continue }
      fill(&inner, message, blame, &isFilled)
      object[name] = inner
    }
    value = .object(object)
  }
}
