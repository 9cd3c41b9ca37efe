import UnderstudyJSON
import UnderstudyOpenAPI

/// What a form's schema and encoding say of one of its fields.
struct FormProperty: Sendable {
  let name: String
  let shape: TextShape
  let encoding: MediaType.Encoding?
  /// The media types that `encoding` names for it; empty if none.
  let types: [MediaTypeRange]
  /// Whether nothing is asked of its text, so that a file need not be looked into.
  let takesAnyText: Bool
  /// The name of the element, how elements are wrapped, and what is an attribute, where the form is XML.
  let schema: Schema

  /// The fields of a form, those of combined schemas too, each once.
  static func all(of media: MediaType) -> [FormProperty] {
    guard let schema = media.schema else { return [] }
    let parts = alternatives(of: schema)
    var seen: Set<String> = []
    return parts.flatMap(\.properties).filter { seen.insert($0.name).inserted }.map { name, property in
      FormProperty(name, property, media.encoding.first { $0.name == name })
    }
  }

  private init(_ name: String, _ schema: Schema, _ encoding: MediaType.Encoding?) {
    self.name = name
    self.schema = schema
    self.encoding = encoding
    shape = TextShape(schema)
    types = (encoding?.contentType ?? "").split(separator: ",").compactMap { MediaTypeRange($0) }
    let parts = Self.alternatives(of: schema)
    takesAnyText = Self.textKeywords.allSatisfy { keyword in parts.allSatisfy { $0[keyword] == nil } }
  }

  private static let textKeywords = ["minLength", "maxLength", "pattern", "enum", "const", "not", "if"]

  /// A schema, and those that it combines.
  static func alternatives(of schema: Schema, depth: Int = 0) -> [Schema] {
    let schema = schema.resolved
    guard depth < 8 else { return [schema] }
    return [schema]
      + (schema.allOf + schema.anyOf + schema.oneOf).flatMap { alternatives(of: $0, depth: depth + 1) }
  }
}
