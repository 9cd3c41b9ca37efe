import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// The forms in which bodies can come, before their schemas are compiled.
struct BodyForms: Sendable {
  /// One form.
  struct Form: Sendable {
    var kind: Kind
    /// The kinds of the media types within it, where it is a range.
    var others: [(type: MediaTypeRange, kind: Kind)] = []
    var place: Int?
    var schema: CompiledSchema?
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

  private(set) var forms: [Form]
  let media: [MediaType]

  init(_ content: [MediaType], _ schemas: inout SchemaList) {
    forms = []
    media = content
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

  /// The forms with the compiled schemas.
  func attached(_ schemas: SchemaList) -> [Form] {
    forms.map { form in
      var form = form
      form.schema = form.place.map { schemas.compiled[$0] }
      form.kind = form.kind.attached(schemas)
      form.others = form.others.map { (type: $0.type, kind: $0.kind.attached(schemas)) }
      return form
    }
  }
}
