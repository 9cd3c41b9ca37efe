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
  /// Parameters of the query that the documents declare, as keys or otherwise: nobody is to blame for sending them.
  private var declared: Set<String> = []
  /// Secrets stay where they are.
  let showsSecrets: Bool
  let key: FingerprintKey

  init(key: FingerprintKey, showsSecrets: Bool = false) {
    self.key = key
    self.showsSecrets = showsSecrets
  }

  /// Adds where the schemes of operations put keys. The field `Cookie` is a secret as a whole.
  mutating func add(_ operations: [ServedOperation]) {
    for parameter in operations.lazy.flatMap(\.operation.parameters)
    where parameter.place == .query && parameters.contains(parameter.name) {
      declared.insert(parameter.name)
    }
    for scheme in operations.lazy.flatMap(\.security).joined() {
      guard case .apiKey(let place, let name) = scheme.kind else { continue }
      switch place {
      case .header: headers.insert(name.lowercased())
      case .query:
        parameters.insert(name)
        declared.insert(name)
      default: break
      }
    }
  }

  /// A request without its secrets.
  struct Redacted {
    var request: HTTPRequest
    /// A fingerprint of all the secrets; `nil` where it has none.
    var fingerprint: String?
    /// Where in the URL there is one that the documents do not ask for there, in words.
    var exposure: String?
  }

  /// The request without its secrets.
  func redacted(_ request: HTTPRequest) -> Redacted {
    var secrets: [UInt8] = []
    /// What would be a secret elsewhere, too.
    var keys: [String] = []
    func take(_ name: String, _ value: String) {
      secrets += Array("\(name.lowercased())=\(value)\n".utf8)
    }
    var result = Redacted(request: request)
    if request.fields.contains(where: { headers.contains($0.name.lowercased()) }) {
      var fields = HTTPFields()
      for (name, value) in request.fields {
        let isSecret = headers.contains(name.lowercased())
        if isSecret {
          take(name, value)
          keys += Self.key(name, value)
        }
        fields.append(name, isSecret && !showsSecrets ? Self.mark : value)
      }
      result.request.fields = fields
    }
    redactTarget(of: request, keys, take, into: &result)
    result.fingerprint = secrets.isEmpty ? nil : key.fingerprint(of: secrets)
    return result
  }

  /// The shortest key that is looked for in URLs: shorter ones may be there by chance.
  private static let leastKeyLength = 8

  /// What of a field is a key that could be put elsewhere; nothing of cookies, nor of pairs in Base64.
  private static func key(_ name: String, _ value: String) -> [String] {
    guard !name.lowercased().hasSuffix("cookie") else { return [] }
    let words = value.split(separator: " ", maxSplits: 1)
    guard words.count < 2 || words[0].lowercased() == "bearer", let last = words.last else { return [] }
    return last.utf8.count >= leastKeyLength ? [String(last)] : []
  }

  /// Takes keys out of the URL: those in parameters that are named for them, and those that a field holds, too.
  private func redactTarget(
    of request: HTTPRequest, _ keys: [String], _ take: (String, String) -> Void, into result: inout Redacted
  ) {
    var path = String(request.path)
    if let key = keys.first(where: { PercentCoding.decoded(request.path).contains($0) }) {
      result.exposure = "the path"
      let isPlain = path.contains(key)
      path = showsSecrets ? path : isPlain ? path.replacing(key, with: Self.mark) : "/\(Self.mark)"
    }
    let items = request.query?.split(separator: "&", omittingEmptySubsequences: false).map { item in
      let name = item.prefix { $0 != "=" }
      guard name.endIndex != item.endIndex else { return String(item) }
      let plainName = PercentCoding.decoded(name)
      let value = item[name.endIndex...].dropFirst()
      let isNamed = parameters.contains(plainName)
      let isKey = !isNamed && !keys.isEmpty && keys.contains { PercentCoding.decoded(value).contains($0) }
      guard isNamed || isKey else { return String(item) }
      if isNamed { take(String(name), String(value)) }
      if isKey || !declared.contains(plainName) { result.exposure = "the query parameter '\(plainName)'" }
      return showsSecrets ? String(item) : "\(name)=\(Self.mark)"
    }
    let target = items.map { "\(path)?\($0.joined(separator: "&"))" } ?? path
    if target != request.target { result.request.target = target }
  }

  /// A target or URL without the secrets of its query.
  private func redacted(target: String) -> String {
    guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return target }
    let query = target[target.utf8.index(after: mark)...]
    let items = query.split(separator: "&", omittingEmptySubsequences: false).map { item in
      let name = item.prefix { $0 != "=" }
      guard parameters.contains(PercentCoding.decoded(name)), name.endIndex != item.endIndex else {
        return String(item)
      }
      return "\(name)=\(Self.mark)"
    }
    return "\(target[..<mark])?\(items.joined(separator: "&"))"
  }

  /// A header field of an answer without what is secret in it. A redirect may lead to the request's own target.
  func redacted(_ field: HTTPField) -> HTTPField {
    if showsSecrets { return field }
    if headers.contains(field.name.lowercased()) { return HTTPField(field.name, Self.mark) }
    guard field.isNamed("location") else { return field }
    return HTTPField(field.name, redacted(target: field.value))
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
