import UnderstudyHTTP

/// What must not be printed: the user's key and fields.
struct Secrets: Sendable {
  private let texts: [String]
  private let fieldNames: Set<String>

  static let replacement = "[redacted]"

  init(_ options: AuditOptions) {
    var texts = options.fields.map(\.value)
    var names = Set(options.fields.map { $0.name.lowercased() })
    names.formUnion(["authorization", "cookie", "proxy-authorization"])
    if let key = options.key {
      texts += [key, Credential.base64(key), ParameterText.encoded(key)]
      texts += key.split(separator: ":").map(String.init)
    }
    // What is very short is no secret, and would be found in every word.
    self.texts = Set(texts).filter { $0.utf8.count >= 6 }.sorted { $0.utf8.count > $1.utf8.count }
    fieldNames = names
  }

  /// A text without the secrets that are in it.
  func redacted(_ text: String) -> String {
    texts.reduce(text) { $0.replacing($1, with: Self.replacement) }
  }

  /// The value of a request's header field, as it may be printed.
  func value(of field: (name: String, value: String)) -> String {
    fieldNames.contains(field.name.lowercased()) ? Self.replacement : redacted(field.value)
  }
}
