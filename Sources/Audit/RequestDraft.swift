import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyOpenAPI

/// A request that is being put together: values by parameter, and a body.
struct RequestDraft {
  /// A body as it goes over the wire.
  struct Body {
    var type: String?
    var bytes: [UInt8]
    /// The value that was written, where there is one.
    var value: JSONValue?
  }

  let operation: Operation
  /// The values of the operation's parameters, by their position among them.
  var values: [Int: JSONValue] = [:]
  /// Texts that stand in place of what a value would be written as, by the same.
  var texts: [Int: String] = [:]
  var body: Body?
  var accept: String
  var query: [(name: String, value: String)] = []
  var cookies: [String] = []
  var fields: [(name: String, value: String)] = []

  init(_ operation: Operation) {
    self.operation = operation
    let types = operation.responses.flatMap(\.content).map(\.type)
    accept = types.reduce(into: [String]()) { if !$1.isEmpty && !$0.contains($1) { $0.append($1) } }
      .joined(separator: ", ")
    if accept.isEmpty { accept = "*/*" }
  }

  /// The request, below a base path; `nil` where it cannot be written, because a path's parameter is missing or empty, or
  /// a field's value would not be one.
  func request(basePath: String) -> (request: HTTPRequest, arguments: [(name: String, value: String)])? {
    var arguments: [(name: String, value: String)] = []
    var query = operation.path.query.map { ($0.name, $0.value ?? "") } + self.query
    var cookies = cookies
    var fields = HTTPFields()
    fields.append("User-Agent", "understudy-audit")
    fields.append("Accept", accept)
    fields.append("Accept-Encoding", "identity")
    for (position, parameter) in operation.parameters.enumerated() {
      let writer = ParameterText(parameter: parameter)
      guard let value = values[position] else {
        if parameter.place == .path { return nil }
        continue
      }
      let replacement = texts[position]
      switch parameter.place {
      case .path:
        let text = replacement.map(ParameterText.encoded) ?? writer.text(of: value)
        // A segment of dots alone would be a step (RFC 3986 §5.2.4).
        guard !text.isEmpty, text != ".", text != ".." else { return nil }
        arguments.append((parameter.name, text))
      case .query:
        query +=
          replacement.map { [(ParameterText.encoded(parameter.name), ParameterText.encoded($0))] }
          ?? writer.items(of: value)
      case .querystring:
        guard let media = parameter.content else { continue }
        let text = String(
          decoding: BodyWriter(media, range: media.range).bytes(of: value).bytes, as: UTF8.self)
        query.append((media.range.isJSON ? ParameterText.encoded(text) : text, ""))
      case .cookie:
        let items =
          replacement.map { [(parameter.name, ParameterText.encoded($0))] } ?? writer.items(of: value)
        cookies += items.map { "\($0.0)=\($0.1)" }
      case .header:
        let text = replacement ?? writer.text(of: value)
        guard HTTPField.isName(parameter.name), HTTPField.isValue(text) else { return nil }
        fields.append(parameter.name, text)
      }
    }
    guard let path = path(arguments) else { return nil }
    let text = query.map { $0.1.isEmpty && $0.0.contains("=") ? $0.0 : "\($0.0)=\($0.1)" }.joined(
      separator: "&")
    if let type = body?.type { fields.append("Content-Type", type) }
    if !cookies.isEmpty { fields.append("Cookie", cookies.joined(separator: "; ")) }
    for field in self.fields where HTTPField.isName(field.name) && HTTPField.isValue(field.value) {
      fields.append(field.name, field.value)
    }
    return (
      HTTPRequest(
        method: operation.method, target: basePath + path + (text.isEmpty ? "" : "?" + text), fields: fields,
        body: body?.bytes ?? []), arguments
    )
  }

  private func path(_ arguments: [(name: String, value: String)]) -> String? {
    var path = ""
    for segment in operation.path.segments {
      path += "/"
      for piece in segment.pieces {
        switch piece {
        case .text(let text): path += text
        case .parameter(let name):
          guard let argument = arguments.first(where: { $0.name == name }) else { return nil }
          path += argument.value
        }
      }
    }
    return path
  }
}
