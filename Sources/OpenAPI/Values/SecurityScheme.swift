public import UnderstudyDiagnostics
public import UnderstudyJSON

/// A way in which a request can show who it comes from.
public struct SecurityScheme: Sendable {
  /// What a request carries.
  public enum Kind: Hashable, Sendable {
    /// A key in a header field, in the query or in a cookie.
    case apiKey(place: Parameter.Place, name: String)
    /// The `Authorization` header with a scheme of that name, in lower case: `bearer`, `basic`.
    case http(scheme: String)
    /// A bearer token of OAuth 2.
    case oauth2
    /// A bearer token of OpenID Connect.
    case openIDConnect
    /// A client certificate.
    case mutualTLS
  }

  /// The name it has in the document's components.
  public let name: String
  /// What a request carries.
  public let kind: Kind
  /// What it is for.
  public let description: String?
  /// The object in the document.
  public let node: JSONNode

  /// Where the object stands.
  public var location: SourceLocation { node.location }
}

/// Schemes that a request must satisfy together.
public struct SecurityRequirement: Sendable {
  /// One scheme, and what it must allow.
  public struct Part: Sendable {
    /// The scheme.
    public let scheme: SecurityScheme
    /// Scopes or roles.
    public let scopes: [String]
  }

  /// The schemes; empty if a request need show nothing.
  public let parts: [Part]
  /// The object in the document.
  public let node: JSONNode
}
