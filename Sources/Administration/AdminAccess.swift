import UnderstudyHTTP

/// Who may ask the admin API.
///
/// No web page may, neither with a request to another origin nor by a name that leads to this machine (DNS rebinding): a
/// browser tells of both, in `Origin` (RFC 6454 §7) or `Sec-Fetch-Site` (W3C Fetch Metadata), and in `Host`.
struct AdminAccess: Sendable {
  let token: String?
  let isLoopback: Bool
  /// How URLs of the mock begin: `http` or `https`.
  let scheme: String

  /// Whether an address or a name is this machine's, for itself alone.
  static func isLoopback(_ host: String) -> Bool {
    let name = host.lowercased()
    if name == "localhost" || name == "::1" || name == "[::1]" { return true }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  /// Why a request is not let in; `nil` if it is.
  ///
  /// - Parameter isHealth: it asks whether the mock runs, which anyone may know who is no web page.
  func refusal(of request: HTTPRequest, isHealth: Bool) -> ReplyPlan? {
    let host = request.fields["host"] ?? ""
    if let origin = request.fields[.origin], origin.lowercased() != "\(scheme)://\(host.lowercased())" {
      return Self.forbidden(
        "requests of web pages of other origins are refused, and this one is of '\(origin)'")
    }
    if let site = request.fields["sec-fetch-site"], site != "same-origin", site != "none" {
      return Self.forbidden("requests of web pages of other origins are refused")
    }
    if isHealth { return nil }
    if let token {
      guard let sent = Self.bearer(request.fields[.authorization]), Self.isSame(sent, token) else {
        var plan = AdminReply.problem(
          401, "unauthorized", "No token",
          "the admin API needs the bearer token that the mock was started with")
        plan.fields.append(HTTPField("WWW-Authenticate", #"Bearer realm="understudy""#))
        return plan
      }
      return nil
    }
    guard isLoopback else {
      return Self.forbidden(
        "the mock listens on more than a loopback address: start it with '--admin-token' to use the admin API"
      )
    }
    guard Self.isLoopback(Self.name(inHost: host)) else {
      return Self.forbidden("'\(host)' is no name of a loopback address: ask for 'localhost' or '127.0.0.1'")
    }
    return nil
  }

  private static func forbidden(_ detail: String) -> ReplyPlan {
    AdminReply.problem(403, "forbidden", "Forbidden", detail)
  }

  private static func bearer(_ value: String?) -> String? {
    guard let value, value.lowercased().hasPrefix("bearer ") else { return nil }
    return String(value.dropFirst("bearer ".count).drop { $0 == " " })
  }

  /// Compares in a time that does not tell how much was right.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | $1.0 ^ $1.1 } == 0
  }

  /// The name without the port.
  private static func name(inHost host: String) -> String {
    if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return String(host[...end]) }
    return String(host.prefix { $0 != ":" })
  }
}
