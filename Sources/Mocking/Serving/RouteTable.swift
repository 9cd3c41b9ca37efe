import UnderstudyOpenAPI

/// The routers of a catalogue: one for all hosts, and one for each host that has documents of its own.
struct RouteTable: Sendable {
  private var everywhere = Router()
  private var hosts: [String: Router] = [:]

  /// Whether it matters which host a request names.
  var looksAtHosts: Bool { !hosts.isEmpty }

  /// Adds an operation with its servers' base paths and without; with them wins, being inserted first.
  ///
  /// - Returns: where it cannot be reached, the operation that has its place.
  mutating func insert(_ served: ServedOperation, at index: Int) -> Int? {
    var earlier: Int?
    var isReachable = false
    for base in served.operation.basePaths + [""] {
      let path = served.place.prefix + base + served.operation.path.text
      if let other = insert(served.operation.method, path, served.place.host, index) {
        earlier = earlier ?? other
      } else {
        isReachable = true
      }
    }
    return isReachable ? nil : earlier
  }

  /// In place: a router that is taken out would be copied, and ten thousand paths ten thousand times.
  private mutating func insert(_ method: String, _ path: String, _ host: String?, _ index: Int) -> Int? {
    guard let host else { return everywhere.insert(method: method, path: path, operation: index) }
    return hosts[host, default: Router()].insert(method: method, path: path, operation: index)
  }

  /// The operation that most requests are for, found at once; `nil` says nothing.
  func operation(for method: String, at target: String) -> Int? {
    hosts.isEmpty ? everywhere.operation(for: method, at: target) : nil
  }

  /// What a raw path leads to, or `nil`.
  ///
  /// - Parameter host: what the request names, where that matters.
  func match(_ target: String, host: String?) -> Router.Match? {
    guard !hosts.isEmpty, let host = host?.lowercased() else { return everywhere.match(target) }
    let name = host.hasSuffix("]") ? host : host.lastIndex(of: ":").map { String(host[..<$0]) } ?? host
    return hosts[host]?.match(target) ?? hosts[name]?.match(target) ?? everywhere.match(target)
  }
}
