import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// Holds bodies to the forms in which they can come.
struct BodyValidator: Sendable {
  /// One form.
  struct Form: Sendable {
    var kind: Kind
    /// The kinds of the media types within it, where it is a range.
    var others: [(type: MediaTypeRange, kind: Kind)] = []
    var place: Int?
    var schema: CompiledSchema?
  }

  private final class SharedForm: Sendable {
    let form: Form
    init(_ form: Form) { self.form = form }
  }

  /// How a body is read.
  enum Kind: Sendable {
    case json
    case form(FormReader)
    case multipart(MultipartForm)
    case xml(XMLForm)
    case text
    /// Not looked into.
    case opaque

    /// With the compiled schemas.
    func attached(_ schemas: SchemaList) -> Kind {
      if case .multipart(let form) = self { .multipart(form.attached(schemas)) } else { self }
    }
  }

  /// What a body is, and what is wrong with it.
  struct Result {
    var violations: [Violation] = []
    var document: JSONDocument?
  }

  /// The forms; what only failures need is beside them, because copying it costs.
  private(set) var forms: [Form]
  /// The forms, each behind a reference.
  private var shared: [SharedForm] = []
  let media: [MediaType]
  /// The media types' bytes in lower case, one after the other as long as each is one and has no parameters.
  private let essences: [[UInt8]]

  init(_ content: [MediaType], _ schemas: inout SchemaList) {
    forms = []
    media = content
    let isPlain = content.allSatisfy { !$0.range.isRange && $0.range.parameters.isEmpty }
    essences = isPlain ? content.map { Array($0.range.essence.utf8) } : []
    for media in content {
      var form = Form(kind: Self.kind(media, of: media.range, &schemas))
      if media.range.isRange {
        form.others = Self.representatives.filter { media.range.includes($0) }.map {
          (type: $0, kind: Self.kind(media, of: $0, &schemas))
        }
      }
      let isOpaque = if case .opaque = form.kind { form.others.isEmpty } else { false }
      if !isOpaque { form.place = media.schema.map { schemas.add($0) } }
      forms.append(form)
    }
    shared = forms.map(SharedForm.init)
  }

  /// The media types that a body may have where a range is declared, as far as they are looked into.
  private static let representatives = [
    "application/json", "application/x-www-form-urlencoded", "multipart/form-data", "application/xml",
    "text/plain",
  ].compactMap { MediaTypeRange($0) }

  /// How bodies of a media type are read.
  private static func kind(
    _ media: MediaType, of range: MediaTypeRange, _ schemas: inout SchemaList
  ) -> Kind {
    if range.isJSON { return .json }
    if range.essence == "application/x-www-form-urlencoded" { return .form(FormReader(media)) }
    if range.essence == "multipart/form-data" { return .multipart(MultipartForm(media, &schemas)) }
    if range.isXML { return .xml(XMLForm(media)) }
    return range.type == "text" && !range.isSequential ? .text : .opaque
  }

  /// Takes the compiled schemas.
  mutating func attach(_ schemas: SchemaList) {
    for position in forms.indices {
      forms[position].schema = forms[position].place.map { schemas.compiled[$0] }
      forms[position].kind = forms[position].kind.attached(schemas)
      for number in forms[position].others.indices {
        forms[position].others[number].kind = forms[position].others[number].kind.attached(schemas)
      }
    }
    shared = forms.map(SharedForm.init)
  }

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
  ) -> Result {
    guard !forms.isEmpty else { return Result() }
    guard let form = type.flatMap(position(of:)) else {
      let found = type.map { String(decoding: $0, as: UTF8.self) }
      let kind = Violation.Kind.unsupportedMediaType(found, supported: media.map(\.type))
      return Result(violations: [
        Violation(kind, part: .body, keyword: "mediaType", schemaLocation: location)
      ])
    }
    return check(body, parsed, form, type, file: file, limit: limit)
  }

  /// Whether an empty body is a body of a media type, and not the lack of one: every form but JSON and XML has an empty
  /// text.
  func takesEmpty(_ type: UnsafeBufferPointer<UInt8>?) -> Bool {
    guard let type, let form = position(of: type) else { return false }
    switch kind(of: forms[form], type) {
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
  ) -> Result {
    let shared = shared[position]
    if case .json = shared.form.kind, shared.form.others.isEmpty {
      return checkJSON(body, parsed, shared.form.schema, position, file: file, limit: limit)
    }
    let form = shared.form
    var result = Result()
    let kind = kind(of: form, type)
    switch kind {
    case .json:
      do {
        result.document = if let parsed { parsed } else { try JSONDocument(parsing: body, file: file) }
      } catch {
        result.violations = [notJSON(error, media[position], file: file)]
        return result
      }
    case .form(let reader): result.document = reader.document(of: body)
    case .multipart(let form):
      let range = type.flatMap { MediaTypeRange(String(decoding: $0, as: UTF8.self)) }
      (result.document, result.violations) = form.read(body, boundary: range?["boundary"], limit: limit)
    case .xml(let form):
      do throws(XMLElement.Failure) {
        result.document = try form.document(of: body)
      } catch {
        let kind = Violation.Kind.notXML(reason: error.rawValue)
        let location = media[position].location
        result.violations = [Violation(kind, part: .body, keyword: "content", schemaLocation: location)]
      }
    case .text:
      result.document = try? JSONDocument(
        parsing: JSONValue.string(String(decoding: body, as: UTF8.self)).utf8())
    case .opaque: return result
    }
    guard let schema = form.schema, let document = result.document else { return result }
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
    if case .json = kind { return result }
    // Only JSON is handed on as such.
    result.document = nil
    return result
  }

  /// Holds a body to a form that is JSON: what nearly all are.
  private func checkJSON(
    _ body: [UInt8], _ parsed: JSONDocument?, _ schema: CompiledSchema?, _ position: Int, file: String,
    limit: Int
  ) -> Result {
    let document: JSONDocument
    if let parsed {
      document = parsed
    } else {
      do {
        document = try JSONDocument(parsing: body, file: file)
      } catch {
        return Result(violations: [notJSON(error, media[position], file: file)])
      }
    }
    var result = Result(document: document)
    if let schema { result.violations = schema.violations(of: document.root, limit: limit) }
    for position in result.violations.indices where result.violations[position].part == .value {
      result.violations[position].part = .body
    }
    return result
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
