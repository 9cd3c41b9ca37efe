/// What a request shows to be let in.
public enum APICredential: Hashable, Sendable {
  /// A token in the `Authorization` header (RFC 6750 §2.1).
  case bearer(String)
  /// A name and a password in the `Authorization` header (RFC 7617).
  case basic(user: String, password: String)
  /// A key in a header field.
  case header(String, String)
  /// A key in the query.
  case query(String, String)
  /// A key in a cookie.
  case cookie(String, String)

  /// Puts the credential into a request.
  func write(to request: inout APIRequest) throws {
    switch self {
    case .bearer(let token): request.headers["Authorization"] = "Bearer \(token)"
    case .basic(let user, let password):
      request.headers["Authorization"] = "Basic \(Base64Text("\(user):\(password)".utf8))"
    case .header(let name, let value): request.headers[name] = value
    case .query(let name, let value): try request.addQuery(name, value)
    case .cookie(let name, let value): try request.addCookie(name, value)
    }
  }
}

extension APICredential: CustomStringConvertible, CustomDebugStringConvertible {
  /// Its kind; the secret is never printed.
  public var description: String {
    switch self {
    case .bearer: "bearer …"
    case .basic: "basic …"
    case .header(let name, _): "header \(name) …"
    case .query(let name, _): "query \(name) …"
    case .cookie(let name, _): "cookie \(name) …"
    }
  }

  /// Its kind; the secret is never printed.
  public var debugDescription: String { description }
}
