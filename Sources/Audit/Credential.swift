import UnderstudyHTTP
import UnderstudyOpenAPI

/// How a request shows the user's key, as a document's security schemes have it.
struct Credential {
  private let key: String

  init(_ key: String) {
    self.key = key
  }

  /// The first of an operation's alternatives that a key is enough for; `nil` where none is.
  static func schemes(of operation: Operation) -> [SecurityScheme]? {
    operation.security.lazy.map { $0.parts.map(\.scheme) }.first { schemes in
      schemes.allSatisfy { $0.kind != .mutualTLS }
    }
  }

  /// Whether a request without a credential may pass.
  static func isOptional(for operation: Operation) -> Bool {
    operation.security.isEmpty || operation.security.contains(where: \.parts.isEmpty)
  }

  /// Adds what the schemes ask for.
  func add(_ schemes: [SecurityScheme], to draft: inout RequestDraft) {
    for scheme in schemes {
      switch scheme.kind {
      case .apiKey(.query, let name): draft.query.append((name, ParameterText.encoded(key)))
      case .apiKey(.cookie, let name): draft.cookies.append("\(name)=\(ParameterText.encoded(key))")
      case .apiKey(_, let name): draft.fields.append((name, key))
      case .http(let name) where name.lowercased() == "basic":
        draft.fields.append(("Authorization", "Basic \(Self.base64(key))"))
      case .http(let name) where name.lowercased() != "bearer":
        draft.fields.append(("Authorization", "\(name) \(key)"))
      case .http, .oauth2, .openIDConnect: draft.fields.append(("Authorization", "Bearer \(key)"))
      case .mutualTLS: break
      }
    }
  }

  /// RFC 4648 §4.
  static func base64(_ text: String) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        result.append(place <= group.count ? alphabet[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
