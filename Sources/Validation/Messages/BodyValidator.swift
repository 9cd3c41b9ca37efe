import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// Holds bodies to the forms in which they can come.
///
/// A class, and each form behind a reference: every request is held to one, and copying them costs.
final class BodyValidator: Sendable {
  typealias Form = BodyForms.Form
  typealias Kind = BodyForms.Kind

  private final class SharedForm: Sendable {
    let form: Form
    let schema: CompiledSchema?
    /// Whether every body of it is JSON.
    let isJSON: Bool

    init(_ form: Form) {
      self.form = form
      schema = form.schema
      if case .json = form.kind { isJSON = form.others.isEmpty } else { isJSON = false }
    }
  }

  private let shared: [SharedForm]
  let media: [MediaType]
  /// The media types' bytes in lower case, one after the other as long as each is one and has no parameters.
  private let essences: [[UInt8]]

  /// What holds bodies to forms whose schemas have been compiled.
  init(_ forms: BodyForms, _ schemas: SchemaList) {
    shared = forms.attached(schemas).map(SharedForm.init)
    media = forms.media
    let isPlain = media.allSatisfy { !$0.range.isRange && $0.range.parameters.isEmpty }
    essences = isPlain ? media.map { Array($0.range.essence.utf8) } : []
  }

  /// Whether there is no form at all.
  var isEmpty: Bool { shared.isEmpty }

  /// The schema of a form.
  func schema(ofForm position: Int) -> CompiledSchema? { shared[position].schema }

  /// Holds a body, which is not empty, to the form of its media type.
  ///
  /// - Parameters:
  ///   - parsed: the body as JSON, where somebody has parsed it already.
  ///   - type: the value of `Content-Type`.
  ///   - location: the place of what declares the forms.
  ///   - file: the name of the body for places.
  func check(
    _ body: [UInt8], parsed: JSONDocument? = nil, type: UnsafeBufferPointer<UInt8>?,
    at location: SourceLocation?, file: String, limit: Int
  ) -> RequestCheck {
    guard !isEmpty else { return RequestCheck() }
    guard let form = type.flatMap(position(of:)) else {
      let found = type.map { String(decoding: $0, as: UTF8.self) }
      let kind = Violation.Kind.unsupportedMediaType(found, supported: media.map(\.type))
      return RequestCheck(violations: [
        Violation(kind, part: .body, keyword: "mediaType", schemaLocation: location)
      ])
    }
    return check(body, parsed, form, type, file: file, limit: limit)
  }

  /// Whether an empty body is a body of a media type, and not the lack of one: every form but JSON and XML has an empty
  /// text.
  func takesEmpty(_ type: UnsafeBufferPointer<UInt8>?) -> Bool {
    guard let type, let form = position(of: type) else { return false }
    switch kind(of: shared[form].form, type) {
    case .json, .xml: return false
    case .form, .multipart, .text, .opaque: return true
    }
  }

  /// How a body of a media type is read, which a range leaves to the message.
  private func kind(of form: Form, _ type: UnsafeBufferPointer<UInt8>?) -> Kind {
    guard !form.others.isEmpty, let type, let range = MediaTypeRange(String(decoding: type, as: UTF8.self))
    else {
      return form.kind
    }
    if range.isJSON { return .json }
    return form.others.first { other in
      other.type.essence == range.essence || other.type.isXML && range.isXML
        || other.type.type == "text" && range.type == "text"
    }?.kind ?? form.kind
  }

  /// Holds a body to a form.
  private func check(
    _ body: [UInt8], _ parsed: JSONDocument?, _ position: Int, _ type: UnsafeBufferPointer<UInt8>?,
    file: String, limit: Int
  ) -> RequestCheck {
    let shared = shared[position]
    if shared.isJSON {
      do throws(JSONError) {
        if let parsed { return check(parsed, shared, limit: limit) }
        return check(try JSONDocument(parsing: body, file: file), shared, limit: limit)
      } catch {
        return RequestCheck(violations: [notJSON(error, media[position], file: file)])
      }
    }
    let form = shared.form
    var result = RequestCheck()
    let kind = kind(of: form, type)
    switch kind {
    case .json:
      do {
        result.body = if let parsed { parsed } else { try JSONDocument(parsing: body, file: file) }
      } catch {
        result.violations = [notJSON(error, media[position], file: file)]
        return result
      }
    case .form(let reader): result.body = reader.document(of: body)
    case .multipart(let form):
      let range = type.flatMap { MediaTypeRange(String(decoding: $0, as: UTF8.self)) }
      (result.body, result.violations) = form.read(body, boundary: range?["boundary"], limit: limit)
    case .xml(let form):
      do throws(XMLElement.Failure) {
        result.body = try form.document(of: body)
      } catch {
        let kind = Violation.Kind.notXML(reason: error.rawValue)
        let location = media[position].location
        result.violations = [Violation(kind, part: .body, keyword: "content", schemaLocation: location)]
      }
    case .text:
      result.body = try? JSONDocument(
        parsing: JSONValue.string(String(decoding: body, as: UTF8.self)).utf8())
    case .opaque: return result
    }
    guard let schema = form.schema, let document = result.body else { return result }
    let found = schema.violations(of: document.root, limit: limit)
    if result.violations.isEmpty {
      result.violations = found
    } else {
      // A part that could not be read is not missing as well.
      let known = Set(result.violations.map(\.instance))
      result.violations += found.filter { !known.contains($0.instance) }
    }
    for position in result.violations.indices {
      if result.violations[position].part == .value { result.violations[position].part = .body }
      if case .json = kind { continue }
      result.violations[position].instanceLocation = nil
    }
    return result
  }

  /// Holds a body that is JSON, as nearly all are, to its form.
  private func check(_ document: consuming JSONDocument, _ form: SharedForm, limit: Int) -> RequestCheck {
    var violations: [Violation] = []
    if let schema = form.schema, !schema.isValid(document) {
      violations = schema.violations(of: document.root, limit: limit)
      for position in violations.indices where violations[position].part == .value {
        violations[position].part = .body
      }
    }
    return RequestCheck(violations: violations, body: document)
  }

  private func notJSON(_ error: JSONError, _ media: MediaType, file: String) -> Violation {
    Violation(
      .notJSON(reason: error.message), part: .body,
      location: SourceLocation(file: file, line: error.line, column: error.column), keyword: "content",
      schemaLocation: media.location)
  }

  /// The position of the form that a media type is of: the narrowest that includes it.
  func position(of type: UnsafeBufferPointer<UInt8>) -> Int? {
    // Nearly always it is one of those declared, letter by letter.
    let length = type.firstIndex { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: " ") } ?? type.count
    for position in essences.indices where essences[position].count == length {
      let isSame = essences[position].withUnsafeBufferPointer { own in
        for offset in 0..<length {
          let byte = type[offset]
          if own[offset] != byte | (byte &- 0x41 < 26 ? 0x20 : 0) { return false }
        }
        return true
      }
      if isSame { return position }
    }
    guard let range = MediaTypeRange(String(decoding: type, as: UTF8.self)) else { return nil }
    return media.indices.filter { media[$0].range.includes(range) }
      .max { media[$0].range.specificity < media[$1].range.specificity }
  }
}
