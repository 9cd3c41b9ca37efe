/// The rules that a schema is read by: which keywords there are and what they mean.
public struct Dialect: Hashable, Sendable {
  /// The drafts of JSON Schema and the two of OpenAPI, oldest first.
  enum Draft: Int, Hashable, Sendable, Comparable {
    case draft4, openAPI30, draft6, draft7, draft2019, draft2020, openAPI31

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  /// The vocabularies of 2019-09 and 2020-12 that make a difference to validation.
  struct Vocabularies: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let core = Vocabularies(rawValue: 1)
    static let applicator = Vocabularies(rawValue: 2)
    static let unevaluated = Vocabularies(rawValue: 4)
    static let validation = Vocabularies(rawValue: 8)
    static let formatAssertion = Vocabularies(rawValue: 16)
    static let standard: Vocabularies = [.core, .applicator, .unevaluated, .validation]
  }

  var draft: Draft
  var vocabularies: Vocabularies
  /// The URI that `$schema` names it by; empty for OpenAPI 3.0, which has none.
  public let uri: String
  /// What people call it.
  public let name: String

  private init(_ draft: Draft, _ name: String, _ uri: String) {
    self.draft = draft
    self.name = name
    self.uri = uri
    vocabularies = .standard
  }

  /// A dialect that another's metaschema describes, with a choice of its vocabularies.
  init(_ base: Dialect, uri: String, vocabularies: Vocabularies) {
    draft = base.draft
    name = base.name
    self.uri = uri
    self.vocabularies = vocabularies
  }

  /// JSON Schema draft 4.
  public static let draft4 = Dialect(.draft4, "draft 4", "http://json-schema.org/draft-04/schema")
  /// JSON Schema draft 6.
  public static let draft6 = Dialect(.draft6, "draft 6", "http://json-schema.org/draft-06/schema")
  /// JSON Schema draft 7.
  public static let draft7 = Dialect(.draft7, "draft 7", "http://json-schema.org/draft-07/schema")
  /// JSON Schema 2019-09.
  public static let draft2019 = Dialect(
    .draft2019, "2019-09", "https://json-schema.org/draft/2019-09/schema")
  /// JSON Schema 2020-12.
  public static let draft2020 = Dialect(
    .draft2020, "2020-12", "https://json-schema.org/draft/2020-12/schema")
  /// The schema object of OpenAPI 3.0: draft 4 with `nullable`, without siblings of `$ref`.
  public static let openAPI30 = Dialect(.openAPI30, "OpenAPI 3.0", "")
  /// The base dialect of OpenAPI 3.1 and 3.2: 2020-12 with `discriminator`.
  public static let openAPI31 = Dialect(
    .openAPI31, "OpenAPI 3.1", "https://spec.openapis.org/oas/3.1/dialect/base")

  /// The dialects that `$schema` can name.
  static let named = [draft2020, draft2019, draft7, draft6, draft4, openAPI31]

  /// The dialect that a URI of `$schema` names; `nil` if it is none of those known.
  public init?(uri: String) {
    let plain = uri.hasSuffix("#") ? String(uri.dropLast()) : uri
    // OpenAPI names its dialect anew for each minor version, with the same meaning; 3.1's has two dated spellings.
    if plain.hasPrefix("https://spec.openapis.org/oas/3."), plain.contains("/dialect") {
      self = plain.contains("/3.0/") ? .openAPI30 : .openAPI31
      return
    }
    let secured = plain.hasPrefix("https:") ? "http:" + plain.dropFirst(6) : plain
    guard
      let known = Self.named.first(where: {
        $0.uri == plain || $0.uri == secured || $0.uri == "https:" + plain.dropFirst(5)
      })
    else { return nil }
    self = known
  }

  /// Whether a keyword of that name makes a difference to validation.
  public func reads(_ keyword: String) -> Bool { Keyword.named[keyword]?.exists(in: self) ?? false }

  /// Whether everything beside `$ref` is ignored (up to draft 7, and in OpenAPI 3.0).
  public var ignoresSiblingsOfReference: Bool { draft <= .draft7 }
  /// Whether it is one of OpenAPI's.
  var isOpenAPI: Bool { draft == .openAPI30 || draft == .openAPI31 }
  /// The keyword that names a schema resource.
  var identifier: String { draft <= .openAPI30 ? "id" : "$id" }
  /// The keyword that collects definitions.
  var definitions: String { draft >= .draft2019 ? "$defs" : "definitions" }
}
