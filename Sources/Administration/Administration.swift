import APIRuntime
import UnderstudyBundled
public import UnderstudyHTTP
public import UnderstudyMocking
import UnderstudyValidation

/// The admin API of a mock: requests below `/__understudy/` are its own, all others go on to the mock.
///
/// A request is let in (`AdminAccess`), led to its operation and held to `openapi/admin.yaml` (`AdminRoutes`), and
/// answered (`Administration+sessions`, `Administration+journal`) with the types that are generated from that document.
public final class Administration: HTTPService {
  /// How the admin API is served.
  public struct Options: Sendable {
    /// The bearer token that requests must carry; `nil`: none, which only a loopback address allows.
    public var token: String?
    /// The version of the program, as health and archives tell it.
    public var version: String

    /// Makes options.
    public init(token: String? = nil, version: String = "0.1.0") {
      self.token = token
      self.version = version
    }
  }

  /// What all its paths begin with.
  static let prefix = "/__understudy"

  let engine: MockEngine
  let options: Options
  let times: Timestamp
  let access: AdminAccess
  private let routes = AdminRoutes.Loaded()

  /// Puts the admin API before a mock.
  ///
  /// - Parameters:
  ///   - host: the address that the mock listens on.
  ///   - isSecure: it speaks TLS.
  ///   - times: when the moments of the mock's clock were.
  public init(
    _ engine: MockEngine, host: String, isSecure: Bool = false, times: Timestamp, options: Options = Options()
  ) {
    self.engine = engine
    self.options = options
    self.times = times
    access = AdminAccess(
      token: options.token, isLoopback: AdminAccess.isLoopback(host), scheme: isSecure ? "https" : "http")
  }

  /// The reply to a request: that of the admin API, or the mock's.
  public func reply(to request: consuming HTTPRequest) -> Reply {
    // Nearly all requests are for the mock: one look at one byte tells.
    guard request.secondByteOfTarget == UInt8(ascii: "_"), Self.isForAdministration(request) else {
      return engine.reply(to: request)
    }
    return Reply(answer(request))
  }

  private static func isForAdministration(_ request: borrowing HTTPRequest) -> Bool {
    let path = request.path
    return path == prefix || path.hasPrefix(prefix + "/")
  }

  private func answer(_ request: HTTPRequest) -> ReplyPlan {
    guard let routes = routes.value else {
      return AdminReply.problem(500, "broken", "Broken", "the admin API's own document cannot be read")
    }
    let path = request.path.dropFirst(Self.prefix.utf8.count)
    if let refusal = access.refusal(of: request, isHealth: path.hasPrefix("/health/")) { return refusal }
    let match: AdminRoutes.Match
    switch routes.match(request.method, path) {
    case .success(let found): match = found
    case .failure(.noPath):
      return AdminReply.problem(
        404, "no-such-path", "No such path", "the admin API has no path '\(request.path)'")
    case .failure(.noMethod(let methods)):
      let methods = methods.joined(separator: ", ")
      var plan = AdminReply.problem(
        405, "method-not-allowed", "Method not allowed", "'\(request.path)' takes \(methods)")
      plan.fields.append(HTTPField("Allow", methods))
      return plan
    }
    let check = match.check(request)
    guard check.violations.isEmpty, !request.isBodyOverLimit else {
      return AdminReply.problem(
        request.isBodyOverLimit ? 413 : 422, "invalid-request", "The request breaks the admin API's document",
        check.violations.first?.message ?? "the body is too long", violations: check.violations)
    }
    do {
      return try perform(match, request, check)
    } catch let plan as AdminReply.Failure {
      return plan.plan
    } catch {
      return AdminReply.problem(500, "broken", "Broken", "\(error)")
    }
  }
}

extension Administration {
  /// Whether the admin API of a mock that listens on an address can do without a token.
  public static func needsNoToken(on host: String) -> Bool { AdminAccess.isLoopback(host) }
}
