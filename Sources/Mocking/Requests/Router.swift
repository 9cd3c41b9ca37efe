import UnderstudyHTTP

/// Finds the operation of a method and a path: compiled once from path templates, its cost independent of their number.
struct Router: Sendable {
  /// What a path leads to.
  struct Match: Sendable, Equatable {
    /// The methods of the path and the operations behind them, by index.
    var operations: [(method: String, operation: Int)]
    /// The path's arguments, in the template's order, percent-decoded not yet.
    var arguments: [(name: String, value: Substring)]

    static func == (left: Self, right: Self) -> Bool {
      left.operations.elementsEqual(right.operations, by: ==)
        && left.arguments.elementsEqual(right.arguments, by: ==)
    }

    /// The operation for a method.
    func operation(for method: String) -> Int? {
      operations.first { $0.method == method }?.operation
    }
  }

  /// Part of a templated segment: text, or a parameter's name.
  private enum Piece: Hashable {
    case text(String)
    case parameter(String)
  }

  private struct Node {
    var literals: [String: Int] = [:]
    /// Templated segments, those with more text first, so that the more concrete wins.
    var templates: [(pieces: [Piece], next: Int)] = []
    var operations: [(method: String, operation: Int)] = []
  }

  private var nodes = [Node()]
  /// Nodes by path, for paths without parameters: most requests need no more than this.
  private var concrete: [String: Int] = [:]

  /// Adds an operation; of two with the same method and path the first counts.
  ///
  /// - Parameters:
  ///   - path: a path template, base path included, such as `/v1/models/{id}`.
  ///   - operation: the operation's index.
  mutating func insert(method: String, path: String, operation: Int) {
    var node = 0
    for segment in Self.segments(of: path) {
      let pieces = Self.pieces(of: segment)
      if pieces.count == 1, case .text(let text) = pieces[0] {
        node = child(of: node, literal: text)
      } else if pieces.isEmpty {
        node = child(of: node, literal: "")
      } else {
        node = child(of: node, pieces: pieces)
      }
    }
    if !path.contains("{") { concrete[path] = node }
    guard !nodes[node].operations.contains(where: { $0.method == method }) else { return }
    nodes[node].operations.append((method, operation))
  }

  /// What a raw path leads to, or `nil`.
  ///
  /// - Parameter target: the request target; what follows `?` is left aside.
  func match(_ target: String) -> Match? {
    if let node = concrete[target] { return Match(operations: nodes[node].operations, arguments: []) }
    let path = target.prefix { $0 != "?" }
    if path.endIndex != target.endIndex, let node = concrete[String(path)] {
      return Match(operations: nodes[node].operations, arguments: [])
    }
    var arguments: [(String, Substring)] = []
    guard let node = find(Self.segments(of: path)[...], from: 0, &arguments) else { return nil }
    return Match(operations: nodes[node].operations, arguments: arguments)
  }

  private func find(
    _ segments: ArraySlice<Substring>, from node: Int, _ arguments: inout [(String, Substring)]
  ) -> Int? {
    guard let segment = segments.first else { return nodes[node].operations.isEmpty ? nil : node }
    let rest = segments.dropFirst()
    if let next = nodes[node].literals[PercentCoding.decoded(segment)],
      let found = find(rest, from: next, &arguments)
    {
      return found
    }
    for (pieces, next) in nodes[node].templates {
      let count = arguments.count
      if Self.match(pieces[...], segment, &arguments), let found = find(rest, from: next, &arguments) {
        return found
      }
      arguments.removeSubrange(count...)
    }
    return nil
  }

  /// Matches a segment's text and parameters; a parameter takes at least one character, and as few as it can.
  private static func match(
    _ pieces: ArraySlice<Piece>, _ text: Substring, _ arguments: inout [(String, Substring)]
  ) -> Bool {
    guard let piece = pieces.first else { return text.isEmpty }
    let rest = pieces.dropFirst()
    switch piece {
    case .text(let literal):
      return text.hasPrefix(literal) && match(rest, text.dropFirst(literal.count), &arguments)
    case .parameter(let name):
      guard !text.isEmpty else { return false }
      if rest.isEmpty {
        arguments.append((name, text))
        return true
      }
      let count = arguments.count
      for end in text.indices.dropFirst() {
        arguments.append((name, text[..<end]))
        if match(rest, text[end...], &arguments) { return true }
        arguments.removeSubrange(count...)
      }
      return false
    }
  }

  private mutating func child(of node: Int, literal: String) -> Int {
    if let next = nodes[node].literals[literal] { return next }
    nodes.append(Node())
    nodes[node].literals[literal] = nodes.count - 1
    return nodes.count - 1
  }

  private mutating func child(of node: Int, pieces: [Piece]) -> Int {
    if let known = nodes[node].templates.first(where: { $0.pieces == pieces }) {
      return known.next
    }
    nodes.append(Node())
    nodes[node].templates.append((pieces, nodes.count - 1))
    nodes[node].templates.sort { Self.textLength($0.pieces) > Self.textLength($1.pieces) }
    return nodes.count - 1
  }

  private static func textLength(_ pieces: [Piece]) -> Int {
    pieces.reduce(0) { if case .text(let text) = $1 { $0 + text.utf8.count } else { $0 } }
  }

  /// The segments of a path; that of `/` is one empty segment.
  private static func segments(of path: some StringProtocol) -> [Substring] {
    Substring(path.hasPrefix("/") ? path.dropFirst() : path[...])
      .split(separator: "/", omittingEmptySubsequences: false)
  }

  private static func pieces(of segment: Substring) -> [Piece] {
    var pieces: [Piece] = []
    var rest = segment
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      pieces.append(.parameter(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    return rest.isEmpty ? pieces : pieces + [.text(String(rest))]
  }
}
