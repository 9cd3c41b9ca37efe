import APIRuntime
import UnderstudyBundled
public import UnderstudyHTTP
public import UnderstudyMocking
import UnderstudyOpenAPI
import UnderstudyValidation

/// The admin API of a mock: requests below `/__understudy/` are its own, all others go on to the mock.
///
/// A request is let in (`AdminAccess`), led to its operation and held to `openapi/admin.yaml` (`AdminRoutes`), and
/// answered (`Administration+sessions`, `Administration+journal`, …) with the types that are generated from that document.
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
  /// Whether requests that are not for the admin API go on to the mock.
  private let isBesideMock: Bool
  private let attached = Lock<(any AdministeredServer)?>(nil)
  let access: AdminAccess
  private let routes = AdminRoutes.Loaded()
  let figures = Lock<(@Sendable () -> ServerFigures?)?>(nil)

  /// Puts the admin API before a mock.
  ///
  /// - Parameters:
  ///   - host: the address that the mock listens on.
  ///   - isSecure: it speaks TLS.
  ///   - times: when the moments of the mock's clock were.
  ///   - isBesideMock: requests that are not for the admin API go on to the mock; otherwise they are a problem.
  public init(
    _ engine: MockEngine, host: String, isSecure: Bool = false, times: Timestamp,
    options: Options = Options(),
    isBesideMock: Bool = true
  ) {
    self.isBesideMock = isBesideMock
    self.engine = engine
    self.options = options
    self.times = times
    access = AdminAccess(
      token: options.token, isLoopback: AdminAccess.isLoopback(host), scheme: isSecure ? "https" : "http")
  }

  /// Lets the admin API move the server that the mock runs on.
  public func attach(_ server: any AdministeredServer) {
    attached.withLock { $0 = server }
  }

  /// The server that the mock runs on, if it does.
  var server: (any AdministeredServer)? { attached.withLock { $0 } }

  /// The reply to a request: that of the admin API, or the mock's.
  public func reply(to request: consuming HTTPRequest) -> Reply {
    // Nearly all requests are for the mock: one look at one byte tells.
    guard request.secondByteOfTarget == UInt8(ascii: "_"), Self.isForAdministration(request) else {
      return isBesideMock ? engine.reply(to: request) : Reply(Self.elsewhere(request))
    }
    return answer(request)
  }

  private static func elsewhere(_ request: HTTPRequest) -> ReplyPlan {
    AdminReply.problem(
      404, "no-such-path", "No such path",
      "this port is the admin API's, whose paths begin with '\(prefix)/'; the mock listens on another")
  }

  private static func isForAdministration(_ request: borrowing HTTPRequest) -> Bool {
    let path = request.path
    return path == prefix || path.hasPrefix(prefix + "/")
  }

  private func answer(_ request: HTTPRequest) -> Reply {
    let path = request.path.dropFirst(Self.prefix.utf8.count)
    let isPage = Self.isPage(path, method: request.method)
    if let refusal = access.refusal(of: request, isHealth: path.hasPrefix("/health/") || isPage) {
      return Reply(refusal)
    }
    guard !request.isHeadOverLimit else {
      return Reply(
        AdminReply.problem(
          431, "head-too-large", "Head too large", "the request's head is longer than the server's limit"))
    }
    if isPage { return Reply(Self.page()) }
    engine.endIdleSessions(at: request.arrival)
    return answer(request, path)
  }

  private func answer(_ request: HTTPRequest, _ path: Substring) -> Reply {
    guard let routes = routes.value else {
      return Reply(
        AdminReply.problem(500, "broken", "Broken", "the admin API's own document cannot be read"))
    }
    let match: AdminRoutes.Match
    switch routes.match(request.method, path) {
    case .success(let found): match = found
    case .failure(.noPath):
      return Reply(
        AdminReply.problem(
          404, "no-such-path", "No such path", "the admin API has no path '\(request.path)'"))
    case .failure(.noMethod(let methods)):
      let methods = methods.joined(separator: ", ")
      var plan = AdminReply.problem(
        405, "method-not-allowed", "Method not allowed", "'\(request.path)' takes \(methods)")
      plan.fields.append(HTTPField("Allow", methods))
      return Reply(plan)
    }
    let check = match.check(request)
    guard check.violations.isEmpty, !request.isBodyOverLimit else {
      let plan = AdminReply.problem(
        request.isBodyOverLimit ? 413 : 422, "invalid-request", "The request breaks the admin API's document",
        check.violations.first?.message ?? "the body is too long", violations: check.violations)
      return Reply(plan)
    }
    let unknown = match.unknownNames(in: request)
    guard unknown.isEmpty else { return Reply(AdminReply.wrong(unknown).plan) }
    do {
      if match.operation.id == "listRequests" { return try listRequests(request) }
      return Reply(try perform(match, request, check))
    } catch let plan as AdminReply.Failure {
      return Reply(plan.plan)
    } catch {
      return Reply(AdminReply.problem(500, "broken", "Broken", "\(error)"))
    }
  }
}

extension Administration {
  /// Whether the admin API of a mock that listens on an address can do without a token.
  public static func needsNoToken(on host: String) -> Bool { AdminAccess.isLoopback(host) }
}
