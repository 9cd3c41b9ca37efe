import UnderstudyBundled
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyMocking
import UnderstudyOpenAPI
import UnderstudyValidation

/// The operations of `openapi/admin.yaml`, and what their requests are held to.
final class AdminRoutes: Sendable {
  /// An operation, and what the path holds for its parameters.
  struct Match {
    let operation: Operation
    let arguments: [(name: String, value: Substring)]
    fileprivate let validator: OperationValidator

    /// Holds a request to the operation.
    func check(_ request: HTTPRequest) -> RequestCheck {
      validator.check(request, pathArguments: arguments)
    }

    /// The names in the query that mean nothing: with a filter that is misspelt, everything would come through.
    func unknownNames(in request: HTTPRequest) -> [Diagnostic] {
      let known = operation.parameters.filter { $0.place == .query }.map(\.name)
      return request.queryItems.map(\.name).filter { !known.contains($0) }.map { name in
        let meant = nearestSpelling(of: name, among: known).map { "did you mean '\($0)'?" }
        let all = known.isEmpty ? "there are none here" : "known are \(known.joined(separator: ", "))"
        return .error("there is no query parameter '\(name)'", notes: [.init(meant ?? all)])
      }
    }

    /// The value of a parameter of the path.
    func argument(_ name: String) -> String {
      arguments.first { $0.name == name }.map { PercentCoding.decoded($0.value) } ?? ""
    }
  }

  /// Why there is no match.
  enum Miss: Error {
    case noPath
    case noMethod([String])
  }

  /// The routes, read when the admin API is first asked: a mock that nobody administers does not wait for it.
  final class Loaded: Sendable {
    private let routes = Lock<AdminRoutes?>(nil)

    /// The routes; `nil` where the document is not in the bundle or cannot be read.
    var value: AdminRoutes? {
      routes.withLock { routes in
        if routes == nil { routes = AdminRoutes() }
        return routes
      }
    }
  }

  private let entries: [(operation: Operation, validator: OperationValidator)]

  private init?() {
    let path = "openapi/admin.yaml"
    guard let bytes = Bundled.bytes(of: path),
      let document = OpenAPIDocument.load(path, from: MemorySource([path: bytes])).document
    else { return nil }
    entries = document.operations.map { ($0, OperationValidator($0, in: document)) }
  }

  /// Finds the operation of a method and a path.
  func match(_ method: String, _ path: Substring) -> Result<Match, Miss> {
    let segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    var methods: [String] = []
    for (operation, validator) in entries {
      guard let arguments = Self.arguments(operation.path.segments, segments) else { continue }
      if operation.method == method || operation.method == "GET" && method == "HEAD" {
        return .success(Match(operation: operation, arguments: arguments, validator: validator))
      }
      methods.append(operation.method)
    }
    return .failure(methods.isEmpty ? .noPath : .noMethod(methods))
  }

  /// What a path holds for the parameters of a template; `nil` where it is not of that form.
  private static func arguments(
    _ template: [PathTemplate.Segment], _ segments: [Substring]
  ) -> [(name: String, value: Substring)]? {
    guard template.count == segments.count else { return nil }
    var arguments: [(name: String, value: Substring)] = []
    for (part, segment) in zip(template, segments) {
      if let text = part.text {
        guard text == segment else { return nil }
      } else if case .parameter(let name) = part.pieces.first {
        arguments.append((name, segment))
      }
    }
    return arguments
  }
}
