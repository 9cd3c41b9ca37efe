import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI

/// The header fields that a response declares, with values that it allows.
struct ReplyHeaders {
  private let response: Response
  private let values: SchemaValues

  /// Fields that the server or the mock sets itself, or that say how the body is framed, which is not the document's to
  /// say; and `Retry-After`, unless it is required: whether to try again is for the scenario to say.
  private static let ours: Set<String> = [
    "content-type", "content-length", "content-encoding", "transfer-encoding", "connection", "keep-alive",
    "trailer", "upgrade", "date", "x-request-id", "www-authenticate",
  ]

  init(_ response: Response, _ values: SchemaValues) {
    self.response = response
    self.values = values
  }

  /// The fields, as text.
  func fields(seed: UInt64?) -> [HTTPField] {
    response.headers.compactMap { header in
      let name = header.name.lowercased()
      guard !Self.ours.contains(name), name != "retry-after" || header.isRequired else { return nil }
      let text = value(of: header, seed).map { Self.text($0, header) }
      guard let text, HTTPField.isValue(text), !text.isEmpty else { return nil }
      return HTTPField(header.name, text)
    }
  }

  private func value(of header: Header, _ seed: UInt64?) -> JSONValue? {
    let schemas = (header.schema ?? header.content?.schema).map { [$0] } ?? []
    let examples = (header.examples + (header.content?.examples ?? [])).compactMap { $0.value?.value }
    if seed == nil || schemas.isEmpty,
      let example = examples.first(where: { schemas.isEmpty || values.allow($0, schemas) })
    {
      return example
    }
    return try? values.value(of: schemas, named: header.name, seed: seed)
  }

  /// A value in the style `simple` (OpenAPI 3.1.1 §4.8.12), or as JSON where the header has a media type.
  private static func text(_ value: JSONValue, _ header: Header) -> String {
    if header.content != nil { return value.text() }
    switch value {
    case .array(let elements): return elements.map(plain).joined(separator: ",")
    case .object(let members):
      return members.map {
        header.explode ? "\($0.name)=\(plain($0.value))" : "\($0.name),\(plain($0.value))"
      }
      .joined(separator: ",")
    default: return plain(value)
    }
  }

  private static func plain(_ value: JSONValue) -> String { value.string ?? value.text() }
}
