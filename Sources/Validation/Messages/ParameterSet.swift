import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI

/// Holds what a request carries outside its body to an operation's parameters.
struct ParameterSet: Sendable {
  private var parameters: [ParameterValidator]
  private let hasQuery: Bool
  private let hasCookies: Bool

  init(_ parameters: [Parameter], _ schemas: inout SchemaList) {
    self.parameters = []
    for parameter in parameters where !Self.isIgnored(parameter) {
      self.parameters.append(ParameterValidator(parameter, &schemas))
    }
    hasQuery = parameters.contains { $0.place == .query }
    hasCookies = parameters.contains { $0.place == .cookie }
  }

  var isEmpty: Bool { parameters.isEmpty }

  /// Takes the compiled schemas.
  mutating func attach(_ schemas: SchemaList) {
    for position in parameters.indices { parameters[position].attach(schemas) }
  }

  /// What a request's parameters break.
  func violations(
    of request: HTTPRequest, pathArguments: [(name: String, value: Substring)], limit: Int
  ) -> [Violation] {
    let query = hasQuery ? FormReader.fields(of: request.query ?? "") : []
    let cookies = hasCookies ? Self.cookies(of: request.fields) : []
    var violations: [Violation] = []
    for parameter in parameters {
      let found: ParameterValidator.Text =
        switch parameter.parameter.place {
        case .path:
          pathArguments.first { $0.name == parameter.parameter.name }.map { .whole($0.value) } ?? .absent
        case .query: .fields(query)
        case .querystring: request.query.map { .whole($0) } ?? .absent
        case .header: Self.header(parameter.parameter.name, of: request.fields)
        case .cookie: .fields(parameter.cookieFields(of: cookies))
        }
      violations += parameter.violations(of: found, limit: limit)
    }
    return violations
  }

  /// These three are not parameters (OpenAPI 3.1.1 §4.8.12.1).
  private static func isIgnored(_ parameter: Parameter) -> Bool {
    parameter.place == .header
      && ["accept", "content-type", "authorization"].contains(parameter.name.lowercased())
  }

  static func header(_ name: String, of fields: HTTPFields) -> ParameterValidator.Text {
    let values = fields.values(of: name)
    return values.isEmpty ? .absent : .whole(Substring(values.joined(separator: ",")))
  }

  /// RFC 6265 §5.4: pairs with `; ` between.
  private static func cookies(of fields: HTTPFields) -> [(name: String, value: Substring)] {
    fields.values(of: "cookie").flatMap { value in
      value.split(separator: ";").map { pair in
        let pair = pair.drop { $0 == " " }
        let equals = pair.firstIndex(of: "=") ?? pair.endIndex
        return (String(pair[..<equals]), pair[equals...].dropFirst())
      }
    }
  }
}

/// Holds the text of one parameter or header field to what is declared.
struct ParameterValidator: Sendable {
  let parameter: Parameter
  private let reader: ParameterReader
  private let part: MessagePart
  private let place: Int?
  private var schema: CompiledSchema?

  /// What there is of a parameter.
  enum Text {
    case absent
    case whole(Substring)
    case fields([(name: String, value: Substring)])

    /// The same with commas for their escapes; `nil` where there are none.
    var withPlainCommas: Text? {
      func plain(_ text: Substring) -> Substring? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return nil }
        let result = text.replacing("%2C", with: ",").replacing("%2c", with: ",")
        return result == text ? nil : result
      }
      switch self {
      case .absent: return nil
      case .whole(let text): return plain(text).map { .whole($0) }
      case .fields(let fields):
        guard fields.contains(where: { plain($0.value) != nil }) else { return nil }
        return .fields(fields.map { (name: $0.name, value: plain($0.value) ?? $0.value) })
      }
    }
  }

  init(_ parameter: Parameter, _ schemas: inout SchemaList) {
    self.parameter = parameter
    reader = ParameterReader(parameter)
    part =
      switch parameter.place {
      case .path: .path(parameter.name)
      case .query, .querystring: .query(parameter.name)
      case .header: .header(parameter.name)
      case .cookie: .cookie(parameter.name)
      }
    place = (parameter.schema ?? parameter.content?.schema).map { schemas.add($0) }
  }

  /// The fields of cookies. RFC 6570 puts `&` between the parts of an exploded value where cookies have `; `, which clients
  /// send instead.
  func cookieFields(of cookies: [(name: String, value: Substring)]) -> [(name: String, value: Substring)] {
    guard reader.style == .form, reader.explode, reader.shape.isArray || reader.shape.isObject else {
      return cookies
    }
    return cookies.flatMap { cookie in
      cookie.value.contains("&") ? FormReader.fields(of: "\(cookie.name)=\(cookie.value)") : [cookie]
    }
  }

  mutating func attach(_ schemas: SchemaList) {
    schema = place.map { schemas.compiled[$0] }
  }

  func violations(of text: Text, limit: Int) -> [Violation] {
    let violations = strictViolations(of: text, limit: limit)
    guard !violations.isEmpty, let lenient = text.withPlainCommas, reader.isSplit else { return violations }
    // Clients are known to escape the commas that they put between elements; where that is the only sense, it is meant.
    return strictViolations(of: lenient, limit: limit).isEmpty ? [] : violations
  }

  private func strictViolations(of text: Text, limit: Int) -> [Violation] {
    var value: JSONValue?
    do {
      value = try self.value(of: text)
    } catch {
      return [violation(error)]
    }
    guard let value else {
      return parameter.isRequired ? [violation(Refusal(kind: .missingParameter, keyword: "required"))] : []
    }
    if parameter.allowsEmptyValue, value == .string("") { return [] }
    guard let schema, let document = try? JSONDocument(parsing: value.utf8()) else { return [] }
    var violations = schema.violations(of: document.root, limit: limit)
    for position in violations.indices {
      violations[position].part = part
      violations[position].instanceLocation = nil
    }
    return violations
  }

  /// Why a text has no value.
  private struct Refusal: Error {
    var kind: Violation.Kind
    var keyword: String
  }

  private func value(of text: Text) throws(Refusal) -> JSONValue? {
    guard parameter.content == nil else { return try content(of: text) }
    switch text {
    case .absent: return nil
    case .whole(let text):
      guard let value = reader.value(of: text) else { throw malformed }
      return value
    case .fields(let fields):
      guard let found = reader.value(in: fields) else { return nil }
      guard let value = found else { throw malformed }
      return value
    }
  }

  private var malformed: Refusal {
    Refusal(kind: .malformed(style: parameter.style.rawValue), keyword: "style")
  }

  /// The value of a parameter whose text is of a media type.
  private func content(of text: Text) throws(Refusal) -> JSONValue? {
    let raw: Substring
    switch text {
    case .absent: return nil
    case .whole(let text): raw = text
    case .fields(let fields):
      guard let field = fields.first(where: { $0.name == parameter.name }) else { return nil }
      raw = field.value
    }
    let decoded = parameter.place == .header ? String(raw) : PercentCoding.decoded(raw)
    guard parameter.content?.range.isJSON == true else {
      guard parameter.place == .querystring, let media = parameter.content else { return .string(decoded) }
      return FormReader(media).document(of: Array(raw.utf8))?.root.value
    }
    do {
      return try JSONValue(parsing: decoded)
    } catch {
      throw Refusal(kind: .notJSON(reason: error.message), keyword: "content")
    }
  }

  private func violation(_ refusal: Refusal) -> Violation {
    Violation(refusal.kind, part: part, keyword: refusal.keyword, schemaLocation: parameter.location)
  }
}
