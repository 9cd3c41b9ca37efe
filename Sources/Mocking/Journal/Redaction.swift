import UnderstudyJSON
import UnderstudyHTTP
import UnderstudyOpenAPI
import UnderstudyValidation

/// What is taken out of exchanges before anybody reads them: credentials, where HTTP, custom and the documents' security
/// schemes put them.
struct Redaction: Sendable {
  /// What stands in place of a secret.
  static let mark = "[redacted]"

  /// Header fields, in lower case.
  private var headers: Set = [
    "authorization", "cookie", "set-cookie", "proxy-authorization", "x-api-key", "api-key", "x-goog-api-key",
  ]
  /// Parameters of the query.
  private var parameters: Set = ["api_key", "api-key", "apikey", "access_token"]
  /// Secrets stay where they are.
  let showsSecrets: Bool
  let key: FingerprintKey

  init(key: FingerprintKey, showsSecrets: Bool = false) {
    self.key = key
    self.showsSecrets = showsSecrets
  }

  /// Adds where the schemes of operations put keys. The field `Cookie` is a secret as a whole.
  mutating func add(_ operations: [ServedOperation]) {
    for scheme in operations.lazy.flatMap(\.security).joined() {
      guard case .apiKey(let place, let name) = scheme.kind else { continue }
      switch place {
      case .header: headers.insert(name.lowercased())
      case .query: parameters.insert(name)
      default: break
      }
    }
  }

  /// The request without its secrets, and a fingerprint of them all; `nil` where it has none.
  func redacted(_ request: HTTPRequest) -> (request: HTTPRequest, fingerprint: String?) {
    var secrets: [UInt8] = []
    func take(_ name: String, _ value: String) {
      secrets += Array("\(name.lowercased())=\(value)\n".utf8)
    }
    var result = request
    if request.fields.contains(where: { headers.contains($0.name.lowercased()) }) {
      var fields = HTTPFields()
      for (name, value) in request.fields {
        let isSecret = headers.contains(name.lowercased())
        if isSecret { take(name, value) }
        fields.append(name, isSecret && !showsSecrets ? Self.mark : value)
      }
      result.fields = fields
    }
    let target = redacted(target: request.target, take)
    if target != request.target { result.target = target }
    return (result, secrets.isEmpty ? nil : key.fingerprint(of: secrets))
  }

  /// A target or URL without the secrets of its query; each is told.
  private func redacted(target: String, _ take: (String, String) -> Void) -> String {
    guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return target }
    let query = target[target.utf8.index(after: mark)...]
    let items = query.split(separator: "&", omittingEmptySubsequences: false).map { item in
      let name = item.prefix { $0 != "=" }
      guard parameters.contains(PercentCoding.decoded(name)), name.endIndex != item.endIndex else {
        return String(item)
      }
      take(String(name), String(item[name.endIndex...].dropFirst()))
      return showsSecrets ? String(item) : "\(name)=\(Self.mark)"
    }
    return "\(target[..<mark])?\(items.joined(separator: "&"))"
  }

  /// A header field of an answer without what is secret in it. A redirect may lead to the request's own target.
  func redacted(_ field: HTTPField) -> HTTPField {
    if showsSecrets { return field }
    if headers.contains(field.name.lowercased()) { return HTTPField(field.name, Self.mark) }
    guard field.isNamed("location") else { return field }
    return HTTPField(field.name, redacted(target: field.value) { _, _ in })
  }

  /// A violation without the value that was found, where that is a secret.
  func redacted(_ violation: Violation) -> Violation {
    let isSecret =
      switch violation.part {
      case .header(let name): headers.contains(name.lowercased())
      case .query(let name): parameters.contains(name)
      case .cookie: true
      default: false
      }
    guard isSecret, !showsSecrets, violation.found?.scalar != nil else { return violation }
    var violation = violation
    violation.found?.scalar = .string(Self.mark)
    return violation
  }
}
