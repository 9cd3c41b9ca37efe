import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI

/// Reads `multipart/form-data` as an object of its schema's properties, and holds each part to its encoding (OpenAPI
/// 3.1.1 §4.8.15.1.1, RFC 7578).
struct MultipartForm: Sendable {
  private let properties: [FormProperty]
  private let headers: [String: [HeaderValidator]]
  private let location: SourceLocation

  init(_ media: MediaType, _ schemas: inout SchemaList) {
    properties = FormProperty.all(of: media)
    location = media.location
    var headers: [String: [HeaderValidator]] = [:]
    for encoding in media.encoding {
      // A part's type is said by the encoding itself.
      headers[encoding.name] = encoding.headers.filter { $0.name.lowercased() != "content-type" }.map {
        HeaderValidator($0, &schemas)
      }
    }
    self.headers = headers
  }

  /// With the compiled schemas.
  func attached(_ schemas: SchemaList) -> MultipartForm {
    MultipartForm(
      properties,
      headers.mapValues { validators in
        validators.map { validator in
          var validator = validator
          validator.attach(schemas)
          return validator
        }
      }, location)
  }

  private init(
    _ properties: [FormProperty], _ headers: [String: [HeaderValidator]], _ location: SourceLocation
  ) {
    self.properties = properties
    self.headers = headers
    self.location = location
  }

  /// The object that a body stands for, and what is wrong with its parts.
  func read(
    _ body: [UInt8], boundary: String?, limit: Int
  ) -> (document: JSONDocument?, violations: [Violation]) {
    let parts: [MultipartBody.Part]
    do {
      parts = try MultipartBody(body, boundary: boundary).parts
    } catch {
      let kind = Violation.Kind.notMultipart(reason: error.rawValue)
      return (nil, [Violation(kind, part: .body, keyword: "content", schemaLocation: location)])
    }
    var object = JSONObject()
    var violations: [Violation] = []
    var lists: [String: [JSONValue]] = [:]
    for part in parts {
      guard let property = properties.first(where: { $0.name == part.name }) else {
        object[part.name] = .string(String(decoding: part.content, as: UTF8.self))
        continue
      }
      violations += self.violations(of: part, property, limit: limit)
      switch value(of: part, property) {
      case .success(let value):
        if property.shape.isArray, property.encoding?.explode != false, value.kind != .array {
          lists[part.name, default: []].append(value)
        } else {
          object[part.name] = value
        }
      case .failure(let error): violations.append(violation(.notJSON(reason: error.message), property))
      }
    }
    for property in properties {
      if let list = lists[property.name] { object[property.name] = .array(list) }
    }
    return (try? JSONDocument(parsing: JSONValue.object(object).utf8()), violations)
  }

  /// What a part's own head breaks.
  private func violations(
    of part: MultipartBody.Part, _ property: FormProperty, limit: Int
  ) -> [Violation] {
    var violations: [Violation] = []
    if !property.types.isEmpty, let type = part.type, !property.types.contains(where: { $0.includes(type) }) {
      let supported = property.types.map(\.description)
      violations.append(
        violation(.wrongPartType(type.description, supported: supported), property, keyword: "contentType"))
    }
    guard let headers = headers[part.name], !headers.isEmpty else { return violations }
    var fields = HTTPFields()
    for field in part.fields where HTTPField.isValue(field.value) { fields.append(field.name, field.value) }
    return violations + headers.flatMap { $0.violations(of: fields, limit: limit) }
  }

  private func violation(
    _ kind: Violation.Kind, _ property: FormProperty, keyword: String = "content"
  ) -> Violation {
    Violation(
      kind, part: .body, at: JSONPointer(tokens: [property.name]), keyword: keyword,
      schemaLocation: property.encoding?.node.location ?? property.schema.location)
  }

  private func value(of part: MultipartBody.Part, _ property: FormProperty) -> Result<JSONValue, JSONError> {
    let shape = property.shape
    let isList = shape.isArray && property.encoding?.explode != false
    let wanted = part.type ?? (part.isFile ? nil : property.types.first { !$0.isRange })
    let isJSON = wanted?.isJSON ?? (!part.isFile && property.types.isEmpty && holdsObjects(property))
    if isJSON {
      do throws(JSONError) {
        return .success(try JSONValue(parsing: Array(part.content)))
      } catch {
        // A property that may be a text as well as an object is one, unless the part itself says that it is JSON.
        guard part.type == nil, shape.types.contains(.string) else { return .failure(error) }
      }
    }
    if part.isFile || !isText(wanted), property.takesAnyText { return .success("") }
    let text = String(decoding: part.content, as: UTF8.self)
    return .success(TextShape.value(text, of: isList ? shape.elements : shape.types))
  }

  /// Whether a part of the property is JSON where nothing else is said: objects, and lists of them.
  private func holdsObjects(_ property: FormProperty) -> Bool {
    property.shape.isObject || property.shape.isArray && property.shape.elements.contains(.object)
  }

  private func isText(_ type: MediaTypeRange?) -> Bool {
    guard let type else { return true }
    return type.type == "text" || type.essence == "application/x-www-form-urlencoded"
  }
}
