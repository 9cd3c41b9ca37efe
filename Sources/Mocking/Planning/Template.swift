import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON

/// A JSON body whose strings hold placeholders: `{{request.body/model}}`, `{{violation.message}}`.
///
/// The template is itself JSON, so that whatever is filled in, the result is JSON too. A member whose value is a single
/// placeholder is left out where that names nothing.
struct Template: Sendable {
  /// What placeholders name.
  struct Context {
    var body: JSONNode?
    var method = ""
    var path = ""
    var session = ""
    var requestID = ""
    /// The session's state.
    var state: [String: JSONValue] = [:]
    /// The request's header fields.
    var fields = HTTPFields()
    /// The parameters of the request's query.
    var query: [(name: String, value: String)] = []
    var violationMessage: String?
    var violationParameter: String?

    /// The two parts of `request.headers/NAME`, `request.query/NAME` and `session.state/NAME`.
    static func parts(of name: String) -> (kind: String, rest: String)? {
      for kind in ["request.headers", "request.query", "session.state"] where name.hasPrefix(kind + "/") {
        let rest = name.dropFirst(kind.count + 1)
        return rest.isEmpty ? nil : (kind, String(rest))
      }
      return nil
    }

    /// The value of a name, or `nil` if it names nothing in this exchange.
    func value(of name: String) -> JSONValue? {
      switch name {
      case "request.method": return .string(method)
      case "request.path": return .string(path)
      case "request.id": return .string(requestID)
      case "session.name": return .string(session)
      case "violation.message": return violationMessage.map(JSONValue.string)
      case "violation.param": return violationParameter.map(JSONValue.string)
      default:
        if name.hasPrefix("request.body") {
          return JSONPointer(name.dropFirst("request.body".count)).flatMap { body?[$0]?.value }
        }
        guard let (kind, rest) = Self.parts(of: name) else { return nil }
        switch kind {
        case "request.headers": return fields[rest].map(JSONValue.string)
        case "request.query": return query.first { $0.name == rest }.map { .string($0.value) }
        default: return state[rest]
        }
      }
    }
  }

  private let root: JSONValue
  /// What comes of it is held to the document each time.
  var isHeldToDocument = true

  /// Reads a template; every placeholder that can name nothing is an error.
  init?(_ document: JSONDocument, diagnostics: inout [Diagnostic]) {
    let before = diagnostics.count
    Self.check(document.root, &diagnostics)
    guard diagnostics.count == before else { return nil }
    root = document.root.value
  }

  /// The body for an exchange.
  func rendered(_ context: Context) -> JSONValue {
    Self.rendered(root, context) ?? .null
  }

  private static func rendered(_ value: JSONValue, _ context: Context) -> JSONValue? {
    switch value {
    case .string(let text):
      if let name = soleName(in: text) {
        return context.value(of: name).map { .string($0.string ?? $0.text()) }
      }
      return .string(filled(text, context))
    case .array(let elements): return .array(elements.compactMap { rendered($0, context) })
    case .object(let members):
      return .object(
        JSONObject(members.compactMap { name, value in rendered(value, context).map { (name, $0) } }))
    case .null, .bool, .number: return value
    }
  }

  /// The name of a placeholder that is all there is.
  private static func soleName(in text: String) -> String? {
    guard text.hasPrefix("{{"), text.hasSuffix("}}"), text.count > 4 else { return nil }
    let name = text.dropFirst(2).dropLast(2)
    return name.contains("{{") ? nil : trimmed(name)
  }

  private static func filled(_ text: String, _ context: Context) -> String {
    var result = ""
    for part in parts(of: text) {
      switch part {
      case .text(let text): result += text
      case .name(let name):
        let value = context.value(of: name)
        result += value.map { $0.string ?? $0.text() } ?? ""
      }
    }
    return result
  }

  private enum Part {
    case text(Substring)
    case name(String)
  }

  private static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else { break }
      parts.append(.text(rest[..<open.lowerBound]))
      parts.append(.name(trimmed(rest[open.upperBound..<close.lowerBound])))
      rest = rest[close.upperBound...]
    }
    return parts + [.text(rest)]
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.filter { $0 != " " })
  }

  private static let names = [
    "request.method", "request.path", "request.id", "session.name", "violation.message", "violation.param",
  ]

  /// The text with its placeholders filled in; the value itself where it is a single one.
  static func rendered(_ value: JSONValue, with context: Context) -> JSONValue? {
    guard case .string(let text) = value, let name = soleName(in: text) else {
      return rendered(value, context)
    }
    return context.value(of: name)
  }

  /// Placeholders in a value that can name nothing.
  static func diagnostics(of node: JSONNode) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    check(node, &diagnostics)
    return diagnostics
  }

  private static func check(_ node: JSONNode, _ diagnostics: inout [Diagnostic]) {
    for element in node.elements { check(element, &diagnostics) }
    for member in node.members { check(member.value, &diagnostics) }
    for case .name(let name) in parts(of: node.string ?? "") where !names.contains(name) {
      if name.hasPrefix("request.body"), JSONPointer(name.dropFirst("request.body".count)) != nil { continue }
      if Context.parts(of: name) != nil { continue }
      let meant = nearestSpelling(of: name, among: names).map { "did you mean '\($0)'?" }
      diagnostics.append(
        .error(
          "'{{\(name)}}' names nothing", at: node.location,
          notes: [
            .init(
              meant
                ?? "known are request.body/…, request.headers/…, request.query/…, session.state/…, \(names.joined(separator: ", "))"
            )
          ]))
    }
  }
}
