import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// Holds bodies to the forms in which they can come.
struct BodyValidator: Sendable {
  /// One form.
  struct Form: Sendable {
    var media: MediaType
    /// The media type's bytes in lower case, where it is one and has no parameters.
    var essence: [UInt8]?
    var kind: Kind
    var place: Int?
    var schema: CompiledSchema?
  }

  /// How a body is read.
  enum Kind: Sendable {
    case json
    case form(FormReader)
    case text
    /// Not looked into.
    case opaque
  }

  /// What a body is, and what is wrong with it.
  struct Result {
    var violations: [Violation] = []
    var document: JSONDocument?
  }

  private(set) var forms: [Form]

  init(_ content: [MediaType], _ schemas: inout SchemaList) {
    forms = []
    for media in content {
      let range = media.range
      let kind: Kind =
        if range.isJSON {
          .json
        } else if range.essence == "application/x-www-form-urlencoded" {
          .form(FormReader(media))
        } else if range.type == "text", !range.isSequential {
          .text
        } else {
          .opaque
        }
      let hasEssence = !range.isRange && range.parameters.isEmpty
      var form = Form(media: media, essence: hasEssence ? Array(range.essence.utf8) : nil, kind: kind)
      if case .opaque = kind {} else { form.place = media.schema.map { schemas.add($0) } }
      forms.append(form)
    }
  }

  /// Takes the compiled schemas.
  mutating func attach(_ schemas: SchemaList) {
    for position in forms.indices {
      forms[position].schema = forms[position].place.map { schemas.compiled[$0] }
    }
  }

  /// Holds a body, which is not empty, to the form of its media type.
  ///
  /// - Parameters:
  ///   - type: the value of `Content-Type`.
  ///   - location: the place of what declares the forms.
  ///   - file: the name of the body for places.
  func check(
    _ body: [UInt8], type: UnsafeBufferPointer<UInt8>?, at location: SourceLocation?, file: String, limit: Int
  ) -> Result {
    guard !forms.isEmpty else { return Result() }
    guard let form = type.flatMap(form(of:)) else {
      let found = type.map { String(decoding: $0, as: UTF8.self) }
      let kind = Violation.Kind.unsupportedMediaType(found, supported: forms.map(\.media.type))
      return Result(violations: [
        Violation(kind, part: .body, keyword: "mediaType", schemaLocation: location)
      ])
    }
    return check(body, form, file: file, limit: limit)
  }

  /// Holds a body to a form.
  func check(_ body: [UInt8], _ form: Form, file: String, limit: Int) -> Result {
    var result = Result()
    switch form.kind {
    case .json:
      do {
        result.document = try JSONDocument(parsing: body, file: file)
      } catch {
        result.violations = [notJSON(error, form, file: file)]
        return result
      }
    case .form(let reader): result.document = reader.document(of: body)
    case .text:
      result.document = try? JSONDocument(
        parsing: JSONValue.string(String(decoding: body, as: UTF8.self)).utf8())
    case .opaque: return result
    }
    guard let schema = form.schema, let document = result.document else { return result }
    result.violations = schema.violations(of: document.root, limit: limit)
    for position in result.violations.indices {
      result.violations[position].part = .body
      if case .json = form.kind { continue }
      result.violations[position].instanceLocation = nil
    }
    if case .json = form.kind { return result }
    // Only JSON is handed on as such.
    result.document = nil
    return result
  }

  private func notJSON(_ error: JSONError, _ form: Form, file: String) -> Violation {
    Violation(
      .notJSON(reason: error.message), part: .body,
      location: SourceLocation(file: file, line: error.line, column: error.column), keyword: "content",
      schemaLocation: form.media.location)
  }

  /// The form that a media type is of: the narrowest that includes it.
  func form(of type: UnsafeBufferPointer<UInt8>) -> Form? {
    // Nearly always it is one of those declared, letter by letter.
    let essence = type.prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: " ") }
    if let form = forms.first(where: { form in
      form.essence.map { own in
        own.count == essence.count && zip(own, essence).allSatisfy { $0 == $1 | ($1 &- 0x41 < 26 ? 0x20 : 0) }
      } ?? false
    }), forms.allSatisfy({ $0.essence != nil }) {
      return form
    }
    guard let range = MediaTypeRange(String(decoding: type, as: UTF8.self)) else { return nil }
    return forms.filter { $0.media.range.includes(range) }
      .max { $0.media.range.specificity < $1.media.range.specificity }
  }
}
