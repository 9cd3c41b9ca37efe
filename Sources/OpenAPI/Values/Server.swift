public import UnderstudyDiagnostics
public import UnderstudyJSON

/// An address that a document names, with the variables in it.
public struct Server: Sendable {
  /// A variable of a server's address.
  public struct Variable: Sendable {
    /// The name, as it stands in the address between braces.
    public let name: String
    /// What is put in its place where nothing else is said.
    public let defaultValue: String
    /// All values it can take; empty if it can take any.
    public let values: [String]
  }

  /// The address as written, a template with variables in braces.
  public let url: String
  /// What it is for.
  public let description: String?
  /// 3.2's unique name.
  public let name: String?
  /// The variables, in the document's order.
  public let variables: [Variable]
  /// The object in the document.
  public let node: JSONNode

  /// Where the object stands.
  public var location: SourceLocation { node.location }

  /// The address with each variable's default in its place.
  public var defaultURL: String { expanded { $0.defaultValue } }

  /// The path of the address with each variable's default in its place: empty, or with a slash at the start and none
  /// at the end.
  public var basePath: String { Self.path(of: defaultURL) }

  /// The paths for all values that the variables list, the default's first; at most 64.
  public var basePaths: [String] {
    var paths = [basePath]
    var addresses = [url]
    for variable in variables {
      let values = variable.values.isEmpty ? [variable.defaultValue] : variable.values
      addresses = Array(
        addresses.flatMap { address in
          values.prefix(64).map { Self.replacing("{\(variable.name)}", in: address, with: $0) }
        }.prefix(64))
    }
    for path in addresses.map(Self.path(of:)) where !paths.contains(path) { paths.append(path) }
    return paths
  }

  private func expanded(_ value: (Variable) -> String) -> String {
    variables.reduce(url) { Self.replacing("{\($1.name)}", in: $0, with: value($1)) }
  }

  /// The path of an absolute or relative address, without query and fragment.
  private static func path(of address: String) -> String {
    var rest = Substring(address.prefix { $0 != "?" && $0 != "#" })
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...].drop { $0 != "/" }
    } else if rest.hasPrefix("//") {
      rest = rest.dropFirst(2).drop { $0 != "/" }
    }
    while rest.hasSuffix("/") { rest.removeLast() }
    guard !rest.isEmpty else { return "" }
    // RFC 3986 §5.2.4: what an address is relative to is not known here, and is taken for the root.
    var segments: [Substring] = []
    for segment in rest.split(separator: "/", omittingEmptySubsequences: false) {
      switch segment {
      case ".": break
      case "..": if segments.count > 1 || segments.first?.isEmpty == false { segments.removeLast() }
      default: segments.append(segment)
      }
    }
    let path = segments.joined(separator: "/")
    return path.isEmpty || path.hasPrefix("/") ? path : "/" + path
  }

  static func replacing(_ part: String, in text: String, with replacement: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let range = rest.firstRange(of: part) {
      result += rest[..<range.lowerBound] + replacement
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
