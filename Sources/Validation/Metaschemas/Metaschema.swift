import UnderstudyJSON

/// The schemas of schemas: what each dialect says of itself, without titles and comments.
enum Metaschema {
  /// The document of a metaschema's URI, without fragment; `nil` if it is none.
  static func document(_ uri: String) -> JSONDocument? {
    guard let text = texts[uri] ?? texts[uri.replacingScheme] else { return nil }
    return try? JSONDocument(parsing: text, file: uri)
  }

  private static let texts: [String: String] = {
    var texts = [
      "http://json-schema.org/draft-04/schema": draft4,
      "http://json-schema.org/draft-06/schema": draft6,
      "http://json-schema.org/draft-07/schema": draft7,
      "https://spec.openapis.org/oas/3.1/dialect/base": openAPI31,
      "https://spec.openapis.org/oas/3.1/meta/base": openAPI31Vocabulary,
    ]
    for (name, text) in draft2019 { texts["https://json-schema.org/draft/2019-09/" + name] = text }
    for (name, text) in draft2020 { texts["https://json-schema.org/draft/2020-12/" + name] = text }
    return texts
  }()
}

extension String {
  /// With `http` for `https` and the other way round.
  fileprivate var replacingScheme: String {
    hasPrefix("https:") ? "http:" + dropFirst(6) : hasPrefix("http:") ? "https:" + dropFirst(5) : self
  }
}
