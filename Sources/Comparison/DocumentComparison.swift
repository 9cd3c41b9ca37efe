import UnderstudyDiagnostics
import UnderstudyJSON
public import UnderstudyOpenAPI

/// Tells what a new version of a document breaks for those who keep to the old one.
///
/// Two documents go in, an ordered list of ``Change``s comes out. Operations are matched by method and path, whatever the
/// parameters in the path are called (`DocumentComparison`); their parameters, bodies and answers by name, place, status and
/// media type (`DocumentComparison+messages`); schemas keyword by keyword (`SchemaComparison`). A schema says what values
/// there may be: the service must take all that it took, and give no more than it gave, so that the same change is safe in
/// one direction and breaks in the other.
public struct DocumentComparison {
  let old: OpenAPIDocument
  let new: OpenAPIDocument
  var list = ChangeList()
  var schemas = SchemaComparison()

  /// The changes from one document to another.
  public static func report(from old: OpenAPIDocument, to new: OpenAPIDocument) -> ComparisonReport {
    var comparison = DocumentComparison(old: old, new: new)
    comparison.compare()
    return ComparisonReport(changes: comparison.list.changes + comparison.schemas.changes())
  }

  private mutating func compare() {
    let key = { (operation: Operation) in "\(operation.method) \(operation.path.shape)" }
    let after = Dictionary(new.operations.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let before = Set(old.operations.map(key))
    for operation in old.operations {
      guard let successor = after[key(operation)] else {
        list.add(
          .breaking, "operation/removed", "\(operation.method) \(operation.path.text) is gone",
          old: operation.location, of: operation)
        continue
      }
      compare(operation, successor)
    }
    for operation in new.operations where !before.contains(key(operation)) {
      list.add(
        .safe, "operation/added", "\(operation.method) \(operation.path.text) is new",
        new: operation.location,
        of: operation)
    }
  }

  private mutating func compare(_ before: Operation, _ after: Operation) {
    if before.name != after.name {
      list.add(
        .risky, "operation/name",
        "its name was '\(before.name)', by which fixtures and generated code know it",
        old: before.location, new: after.location, of: after)
    }
    if after.isDeprecated, !before.isDeprecated {
      list.add(
        .risky, "operation/deprecated", "it is deprecated", old: before.location, new: after.location,
        of: after)
    }
    compareServers(before, after)
    compareSecurity(before, after)
    compareParameters(before, after)
    compareBodies(before, after)
    compareResponses(before, after)
  }

  private mutating func compareServers(_ before: Operation, _ after: Operation) {
    let urls = Set(after.servers.map(\.url))
    for server in before.servers where !urls.contains(server.url) && server.url != "/" {
      list.add(
        .risky, "server/removed", "the address '\(server.url)' is gone", old: server.location,
        new: after.servers.first?.location ?? after.location, of: after)
    }
  }

  /// A request that showed enough must still do so.
  private mutating func compareSecurity(_ before: Operation, _ after: Operation) {
    let alternatives = after.security.isEmpty ? [[]] : after.security.map { Self.demands($0) }
    let known = before.security.isEmpty ? [[]] : before.security.map { Self.demands($0) }
    for shown in known where !alternatives.contains(where: { $0.isSubset(of: shown) }) {
      let what = shown.isEmpty ? "no credential" : shown.sorted().joined(separator: " and ")
      list.add(
        .breaking, "request/security", "\(what) is not enough any more", .request,
        old: before.security.first?.node.location ?? before.location,
        new: after.security.first?.node.location ?? after.location, of: after)
    }
  }

  /// What an alternative asks for, in words that do not depend on the names of the schemes.
  private static func demands(_ requirement: SecurityRequirement) -> Set<String> {
    Set(
      requirement.parts.flatMap { part -> [String] in
        let scheme =
          switch part.scheme.kind {
          case .apiKey(let place, let name): "a key in \(place.rawValue) '\(name)'"
          case .http(let name): "\(name.lowercased()) credentials"
          case .oauth2: "an OAuth 2 token"
          case .openIDConnect: "an OpenID Connect token"
          case .mutualTLS: "a client certificate"
          }
        return [scheme] + part.scopes.map { "scope '\($0)'" }
      })
  }
}

/// Changes in order, each once with all operations that it concerns.
struct ChangeList {
  private(set) var changes: [Change] = []
  private var positions: [Change: Int] = [:]

  mutating func add(
    _ severity: Change.Severity, _ rule: String, _ message: String, _ direction: Change.Direction? = nil,
    old: SourceLocation? = nil, new: SourceLocation? = nil, of operation: Operation
  ) {
    add(
      Change(
        rule: rule, severity: severity, direction: direction, message: message, old: old, new: new,
        operations: []), of: [operation.name])
  }

  mutating func add(_ change: Change, of operations: [String]) {
    let position = positions[change] ?? changes.count
    if position == changes.count {
      positions[change] = position
      changes.append(change)
    }
    for operation in operations where !changes[position].operations.contains(operation) {
      changes[position].operations.append(operation)
    }
  }
}
