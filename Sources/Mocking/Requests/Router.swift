import UnderstudyHTTP
import UnderstudyOpenAPI

/// Finds the operation of a method and a path: compiled once from path templates, its cost independent of their number.
struct Router: Sendable {
  /// An operation at the end of a path.
  struct Endpoint: Sendable, Equatable {
    var method: String
    /// The operation's index.
    var operation: Int
    /// The names of the path's parameters, in the template's order.
    var names: [String]
    /// What the query must hold.
    var query: [PathTemplate.QueryConstant]
  }

  /// What a path leads to.
  struct Match: Sendable, Equatable {
    /// The operations behind the path, those that ask most of the query first.
    var endpoints: [Endpoint]
    /// The values of the path's parameters, in the template's order, percent-decoded not yet.
    var values: [Substring]

    /// The methods of the path, each once.
    var methods: [String] {
      endpoints.reduce(into: []) { if !$0.contains($1.method) { $0.append($1.method) } }
    }

    /// The operation for a method, and the path's arguments under its names for them.
    func operation(for method: String) -> (index: Int, arguments: [(name: String, value: Substring)])? {
      guard let endpoint = endpoints.first(where: { $0.method == method }) else { return nil }
      return (
        endpoint.operation, values.isEmpty ? [] : zip(endpoint.names, values).map { (name: $0, value: $1) }
      )
    }
  }

  private struct Node {
    var literals: [String: Int] = [:]
    /// Templated segments, those with more text first, so that the more concrete wins.
    var templates: [(segment: SegmentMatcher, next: Int)] = []
    /// The same by segment.
    var nodesByTemplate: [SegmentMatcher: Int] = [:]
    var endpoints: [Endpoint] = []
    /// Whether an endpoint asks something of the query.
    var looksAtQuery = false
  }

  private var nodes = [Node()]
  /// Nodes by path, for paths without parameters: most requests need no more than this.
  private var concrete = TextTable()

  /// Adds an operation.
  ///
  /// - Parameters:
  ///   - path: a path template, base path included, such as `/v1/models/{id}`. What is no template is left out.
  ///   - operation: the operation's index.
  /// - Returns: the operation that has the same method and path already and counts in place of this one.
  @discardableResult
  mutating func insert(method: String, path: String, operation: Int) -> Int? {
    guard let template = try? PathTemplate(path) else { return nil }
    var node = 0
    for segment in template.segments {
      if let text = segment.text {
        node = child(of: node, literal: PercentCoding.decoded(text))
      } else {
        node = child(of: node, SegmentMatcher(segment))
      }
    }
    let endpoint = Endpoint(
      method: method, operation: operation, names: template.parameterNames, query: template.query)
    if let earlier = nodes[node].endpoints.first(where: { $0.method == method && $0.query == template.query })
    {
      return earlier.operation
    }
    if endpoint.names.isEmpty { concrete.set(node, of: String(path.prefix { $0 != "?" })) }
    let place = nodes[node].endpoints.firstIndex { $0.query.count < endpoint.query.count }
    nodes[node].endpoints.insert(endpoint, at: place ?? nodes[node].endpoints.count)
    nodes[node].looksAtQuery = nodes[node].looksAtQuery || !endpoint.query.isEmpty
    return nil
  }

  /// The operation of a path that has no parameters and asks nothing of the query, as most have; found without a copy
  /// of anything.
  func operation(for method: String, at target: String) -> Int? {
    guard let node = concrete.number(of: target), !nodes[node].looksAtQuery else { return nil }
    for index in nodes[node].endpoints.indices where nodes[node].endpoints[index].method == method {
      return nodes[node].endpoints[index].operation
    }
    return nil
  }

  /// What a raw path leads to, or `nil`.
  func match(_ target: String) -> Match? {
    if let node = concrete.number(of: target) { return match(node, [], target) }
    let path = target.prefix { $0 != "?" }
    if path.endIndex != target.endIndex, let node = concrete.number(of: String(path)) {
      return match(node, [], target)
    }
    var values: [Substring] = []
    guard let node = find(Self.segments(of: path)[...], from: 0, &values) else { return nil }
    return match(node, values, target)
  }

  private func match(_ node: Int, _ values: [Substring], _ target: String) -> Match? {
    guard nodes[node].looksAtQuery else { return Match(endpoints: nodes[node].endpoints, values: values) }
    let items = PathTemplate.QueryConstant.list(in: target.drop { $0 != "?" }.dropFirst())
    let endpoints = nodes[node].endpoints.filter { endpoint in
      endpoint.query.allSatisfy { wanted in
        items.contains { $0.name == wanted.name && (wanted.value == nil || $0.value == wanted.value) }
      }
    }
    return endpoints.isEmpty ? nil : Match(endpoints: endpoints, values: values)
  }

  private func find(
    _ segments: ArraySlice<Substring>, from node: Int, _ values: inout [Substring]
  ) -> Int? {
    guard let segment = segments.first else { return nodes[node].endpoints.isEmpty ? nil : node }
    let rest = segments.dropFirst()
    if let next = nodes[node].literals[PercentCoding.decoded(segment)],
      let found = find(rest, from: next, &values)
    {
      return found
    }
    for (matcher, next) in nodes[node].templates {
      let count = values.count
      if matcher.matches(segment, &values), let found = find(rest, from: next, &values) { return found }
      values.removeSubrange(count...)
    }
    return nil
  }

  private mutating func child(of node: Int, literal: String) -> Int {
    if let next = nodes[node].literals[literal] { return next }
    nodes.append(Node())
    nodes[node].literals[literal] = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func child(of node: Int, _ segment: SegmentMatcher) -> Int {
    if let known = nodes[node].nodesByTemplate[segment] { return known }
    nodes.append(Node())
    nodes[node].nodesByTemplate[segment] = nodes.count - 1
    let place = nodes[node].templates.firstIndex { $0.segment.textLength < segment.textLength }
    nodes[node].templates.insert(
      (segment, nodes.count - 1), at: place ?? nodes[node].templates.endIndex)
    return nodes.count - 1
  }

  /// The segments of a path; that of `/` is one empty segment.
  private static func segments(of path: Substring) -> [Substring] {
    (path.hasPrefix("/") ? path.dropFirst() : path).split(separator: "/", omittingEmptySubsequences: false)
  }
}
