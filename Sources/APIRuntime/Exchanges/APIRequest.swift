/// A request as values, before a transport sends it.
public struct APIRequest: Hashable, Sendable {
  /// The method.
  public var method: String
  /// The path, percent-encoded; names in braces are those of parameters that have not been set.
  public private(set) var path: String
  /// The query without its `?`, percent-encoded; empty if there is none.
  public private(set) var query = ""
  /// The header fields.
  public var headers = HeaderFields()
  /// The body.
  public var body: [UInt8]?

  /// Starts a request with a path template.
  public init(method: String, path: String) {
    self.method = method
    self.path = path
  }

  /// Path and query.
  public var target: String { query.isEmpty ? path : "\(path)?\(query)" }

  /// Puts a value in its place in the path.
  public mutating func setPath(
    _ name: String, _ value: some Encodable, _ style: ParameterStyle = .simple, explode: Bool = false
  ) throws {
    let text = try ParameterText(value) { PercentEncoding.encoded($0) }
      .text(named: name, style, explode: explode)
    // A path segment of dots alone would be taken for a step (RFC 3986 §5.2.4).
    let safe = text == "." ? "%2E" : text == ".." ? "%2E%2E" : text
    path = path.split(separator: "{\(name)}", omittingEmptySubsequences: false).joined(separator: safe)
  }

  /// Adds a value to the query, if there is one.
  public mutating func addQuery<Value: Encodable>(
    _ name: String, _ value: Value?, _ style: ParameterStyle = .form, explode: Bool = true,
    allowsReserved: Bool = false
  ) throws {
    guard let value else { return }
    let items = try ParameterText(value) { PercentEncoding.encoded($0, keepsReserved: allowsReserved) }
      .items(named: name, style, explode: explode)
    for item in items { query += "\(query.isEmpty ? "" : "&")\(item.name)=\(item.value)" }
  }

  /// Sets the whole query.
  public mutating func setQuery<Value: Encodable>(_ value: Value?, _ style: ParameterStyle = .form) throws {
    guard let value else { return }
    if style == .json {
      query = PercentEncoding.encoded(try ExactJSONEncoder().value(of: value).text())
    } else {
      query = ""
      try addQuery("", value)
    }
  }

  /// Adds a header field, if there is a value.
  public mutating func addHeader<Value: Encodable>(
    _ name: String, _ value: Value?, _ style: ParameterStyle = .simple, explode: Bool = false
  ) throws {
    guard let value else { return }
    headers.append(name, try ParameterText(value) { $0 }.text(named: name, style, explode: explode))
  }

  /// Adds a cookie, if there is a value.
  public mutating func addCookie<Value: Encodable>(
    _ name: String, _ value: Value?, _ style: ParameterStyle = .form, explode: Bool = true
  ) throws {
    guard let value else { return }
    let items = try ParameterText(value) { PercentEncoding.encoded($0) }
      .items(named: name, style, explode: explode)
    let text = items.map { "\($0.name)=\($0.value)" }.joined(separator: "; ")
    headers["Cookie"] = headers["Cookie"].map { "\($0); \(text)" } ?? text
  }
}
