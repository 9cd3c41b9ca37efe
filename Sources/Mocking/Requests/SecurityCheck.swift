import UnderstudyHTTP
import UnderstudyOpenAPI

/// Whether a request carries the credentials that an operation asks for.
///
/// A mock knows no secrets: a credential that is there and well-formed is good, unless the keys are named.
struct SecurityCheck: Sendable {
  /// The alternatives; each asks for all its schemes. None means that no credentials are needed.
  var alternatives: [[SecurityScheme]]
  /// The keys that are good; `nil`: any.
  var keys: Set<String>?

  /// Whether one of the alternatives is a bearer token and nothing else.
  static func acceptsBearer(_ alternatives: [[SecurityScheme]]) -> Bool {
    alternatives.contains { schemes in
      guard schemes.count == 1 else { return false }
      switch schemes[0].kind {
      case .http(let name): return name.lowercased() == "bearer"
      case .oauth2, .openIDConnect: return true
      case .apiKey, .mutualTLS: return false
      }
    }
  }

  /// Whether the request may pass.
  func passes(_ request: HTTPRequest) -> Bool {
    alternatives.isEmpty || alternatives.contains { $0.allSatisfy { isSatisfied($0, by: request) } }
  }

  /// Whether a request carries a bearer token, told without a look at the schemes: what nearly all requests carry, and
  /// enough where one of the alternatives asks for nothing else.
  static func carriesBearer(_ request: HTTPRequest) -> Bool {
    request.withFieldValue(of: .authorization) { value in
      guard let value, value.count > 7, value[6] == 0x20 else { return false }
      var bits = UInt64(0)
      for index in 0..<6 { bits = bits << 8 | UInt64(value[index] | 0x20) }
      return bits == 0x62_65_61_72_65_72 && value[7...].contains { $0 != 0x20 }
    }
  }

  /// The challenge that a 401 carries (RFC 9110 §11.6.1).
  func challenge(for request: HTTPRequest) -> HTTPField {
    let hasToken = request.hasField(.authorization)
    for scheme in alternatives.joined() {
      switch scheme.kind {
      case .http(let name) where name.lowercased() == "basic":
        return HTTPField("WWW-Authenticate", #"Basic realm="mock""#)
      case .http(let name) where name.lowercased() != "bearer": return HTTPField("WWW-Authenticate", name)
      case .apiKey(_, let name): return HTTPField("WWW-Authenticate", #"ApiKey name="\#(name)""#)
      default: break
      }
    }
    return HTTPField("WWW-Authenticate", hasToken ? #"Bearer error="invalid_token""# : "Bearer")
  }

  private func isSatisfied(_ scheme: SecurityScheme, by request: HTTPRequest) -> Bool {
    switch scheme.kind {
    case .apiKey(let place, let name):
      switch place {
      case .query:
        return request.queryItems.contains { $0.name == name && isGood($0.value) }
      case .cookie: return cookies(of: request).contains { $0.name == name && isGood($0.value) }
      default: return request.fields[name].map(isGood) ?? false
      }
    case .http(let name) where name.lowercased() == "bearer": return hasCredential("bearer", request)
    case .http(let name): return hasCredential(name.lowercased(), request)
    case .oauth2, .openIDConnect: return hasCredential("bearer", request)
    case .mutualTLS: return true
    }
  }

  /// `scheme credential`, the scheme in any case (RFC 9110 §11.1).
  private func hasCredential(_ scheme: String, _ request: HTTPRequest) -> Bool {
    guard let value = request.fields[.authorization] else { return false }
    let parts = value.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == scheme else { return false }
    return isGood(String(parts[1])) || scheme == "basic" && isGood(pair: parts[1])
  }

  /// Whether one of the two that basic credentials join is good: some APIs take a key as user, others as password
  /// (RFC 7617 §2).
  private func isGood(pair encoded: Substring) -> Bool {
    guard let bytes = Base64.decoded(encoded.utf8) else { return false }
    let pair = String(decoding: bytes, as: UTF8.self)
    return pair.split(separator: ":", maxSplits: 1).contains { isGood(String($0)) }
  }

  private func isGood(_ credential: String) -> Bool {
    guard !credential.isEmpty else { return false }
    return keys.map { $0.contains(credential) || credential.hasPrefix("understudy.") } ?? true
  }

  private func cookies(of request: HTTPRequest) -> [(name: String, value: String)] {
    request.fields.values(of: "cookie").flatMap { $0.split(separator: ";") }.map { cookie in
      let parts = cookie.drop { $0 == " " }.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
  }
}
