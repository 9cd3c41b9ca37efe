public import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyValidation

/// A request that is held to its operation.
///
/// A class, so that the request itself is not copied on its way through the steps.
final class CheckedRequest {
  /// The request.
  let head: HTTPRequest
  /// The id of its exchange.
  let id: String
  private let targetWithoutPrefix: String?
  /// Its body, where that is JSON.
  var body: JSONDocument?
  /// What draws for it depend on, once there was one.
  var chaosKey: ChaosKey?
  /// In which ways it breaks the document.
  var violations: [Violation] = []

  /// The first violation of each value: a number where a model's name is expected is of the wrong type, and that it is
  /// not one of the listed names says no more.
  var leadingViolations: [Violation] {
    violations.enumerated().filter { index, violation in
      !violations[..<index].contains { $0.part == violation.part && $0.instance == violation.instance }
    }.map(\.element)
  }

  /// - Parameter target: the target without the prefix that names a session; `nil` if it has none.
  init(_ head: HTTPRequest, id: String = "", target: String? = nil, body: JSONDocument? = nil) {
    targetWithoutPrefix = target
    self.head = head
    self.id = id
    self.body = body
  }

  /// Its target without the prefix that names a session.
  var target: String { targetWithoutPrefix ?? head.target }

  /// The parameters of the query, decoded.
  var queryItems: [(name: String, value: String)] { head.queryItems }
}

extension HTTPRequest {
  /// The parameters of the query, decoded.
  public var queryItems: [(name: String, value: String)] {
    guard let query else { return [] }
    return query.split(separator: "&").map { item in
      let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      // `+` means a space in a query as forms write it (WHATWG URL §5.1).
      func text(_ part: Substring) -> String { PercentCoding.decoded(part.replacing("+", with: " ")) }
      return (text(parts[0]), parts.count > 1 ? text(parts[1]) : "")
    }
  }
}
