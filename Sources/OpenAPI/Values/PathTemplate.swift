/// A path with parameters in braces, cut at its slashes.
public struct PathTemplate: Hashable, Sendable {
  /// A piece of a segment.
  public enum Piece: Hashable, Sendable {
    /// Text that must stand there, as written.
    case text(String)
    /// The value of a parameter.
    case parameter(String)
  }

  /// What stands between two slashes: pieces in order; empty for an empty segment, as after a slash at the end.
  public struct Segment: Hashable, Sendable {
    /// The pieces.
    public let pieces: [Piece]

    /// The text, if the segment has no parameter.
    public var text: String? {
      switch pieces.count {
      case 0: ""
      case 1: if case .text(let text) = pieces[0] { text } else { nil }
      default: nil
      }
    }
  }

  /// Why a text is no path template.
  public enum Failure: Error, Hashable, Sendable {
    /// A brace that is not closed, or closed without being opened.
    case unbalancedBraces
    /// `{}`
    case emptyName
    /// A name that stands there twice.
    case repeatedName(String)
  }

  /// Something that the query must hold for the template to apply. OpenAPI has no such templates; documents have.
  public struct QueryConstant: Hashable, Sendable {
    /// The parameter's name.
    public let name: String
    /// Its value; `nil` if any will do.
    public let value: String?

    /// The parts of a query, decoded: `a=1&b`.
    public static func list(in query: some StringProtocol) -> [QueryConstant] {
      query.split(separator: "&").map { item in
        guard let equals = item.firstIndex(of: "=") else {
          return QueryConstant(name: URIReference.decoded(item), value: nil)
        }
        return QueryConstant(
          name: URIReference.decoded(item[..<equals]),
          value: URIReference.decoded(item[item.index(after: equals)...]))
      }
    }
  }

  /// The template as written.
  public let text: String
  /// The segments after the slash at the start.
  public let segments: [Segment]
  /// What stands after a `?`: a value in braces stands for any.
  public let query: [QueryConstant]

  /// Reads a template, `/v1/{id}.json` for example.
  public init(_ text: String) throws(Failure) {
    self.text = text
    var segments: [Segment] = []
    var names: Set<String> = []
    let whole = text.prefix { $0 != "?" }
    query = QueryConstant.list(in: text[whole.endIndex...].dropFirst()).map { constant in
      let isAny = constant.value.map { $0.hasPrefix("{") && $0.hasSuffix("}") } ?? true
      return isAny ? QueryConstant(name: constant.name, value: nil) : constant
    }
    let path = whole.hasPrefix("/") ? whole.dropFirst() : whole
    for part in Self.parts(of: path) {
      let pieces = try Self.pieces(of: part)
      for case .parameter(let name) in pieces where !names.insert(name).inserted {
        throw .repeatedName(name)
      }
      segments.append(Segment(pieces: pieces))
    }
    self.segments = segments
  }

  /// A name that stands for itself, such as a webhook's.
  init(literal text: String) {
    self.text = text
    segments = []
    query = []
  }

  /// The names of the parameters, in order.
  public var parameterNames: [String] {
    segments.flatMap(\.pieces).compactMap { if case .parameter(let name) = $0 { name } else { nil } }
  }

  /// The template with every name left out: two templates that differ in names only are the same to a router.
  public var shape: String {
    let path = segments.map { segment in
      segment.pieces.map { if case .text(let text) = $0 { text } else { "{}" } }.joined()
    }.joined(separator: "/")
    guard !query.isEmpty else { return "/" + path }
    return "/\(path)?" + query.map { "\($0.name)=\($0.value ?? "{}")" }.sorted().joined(separator: "&")
  }

  /// Cuts at slashes that stand outside braces.
  private static func parts(of path: Substring) -> [Substring] {
    var parts: [Substring] = []
    var start = path.startIndex
    var depth = 0
    for index in path.indices {
      switch path[index] {
      case "{": depth += 1
      case "}": depth = max(0, depth - 1)
      case "/" where depth == 0:
        parts.append(path[start..<index])
        start = path.index(after: index)
      default: break
      }
    }
    return parts + [path[start...]]
  }

  private static func pieces(of part: Substring) throws(Failure) -> [Piece] {
    var pieces: [Piece] = []
    var rest = part
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[brace] == "{" else { throw .unbalancedBraces }
      if brace > rest.startIndex { pieces.append(.text(String(rest[..<brace]))) }
      let name = rest[rest.index(after: brace)...].prefix { $0 != "}" && $0 != "{" }
      guard name.endIndex < rest.endIndex, rest[name.endIndex] == "}" else { throw .unbalancedBraces }
      guard !name.isEmpty else { throw .emptyName }
      pieces.append(.parameter(String(name)))
      rest = rest[rest.index(after: name.endIndex)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    return pieces
  }
}

extension PathTemplate: CustomStringConvertible {
  /// The template as written.
  public var description: String { text }
}
