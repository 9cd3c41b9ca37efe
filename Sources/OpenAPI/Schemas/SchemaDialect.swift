/// The rules by which a schema's keywords are read.
public struct SchemaDialect: Hashable, Sendable {
  /// The identifier, as `$schema` or `jsonSchemaDialect` gives it.
  public let uri: String

  /// A dialect by its identifier; a fragment that is empty is left out.
  public init(uri: String) {
    self.uri = uri.hasSuffix("#") ? String(uri.dropLast()) : uri
  }

  /// OpenAPI 3.0's: draft 5 with `nullable`; whatever stands beside a `$ref` has no meaning.
  public static let openAPI30 = SchemaDialect(uri: "https://spec.openapis.org/oas/3.0/dialect")
  /// OpenAPI 3.1's: draft 2020-12 with a few keywords more.
  public static let openAPI31 = SchemaDialect(uri: "https://spec.openapis.org/oas/3.1/dialect/base")
  /// OpenAPI 3.2's, which differs from 3.1's in nothing that counts.
  public static let openAPI32 = SchemaDialect(uri: "https://spec.openapis.org/oas/3.2/dialect/2025-09-17")
  /// JSON Schema 2020-12.
  public static let draft202012 = SchemaDialect(uri: "https://json-schema.org/draft/2020-12/schema")
  /// JSON Schema 2019-09.
  public static let draft201909 = SchemaDialect(uri: "https://json-schema.org/draft/2019-09/schema")
  /// JSON Schema draft 7.
  public static let draft7 = SchemaDialect(uri: "http://json-schema.org/draft-07/schema")
  /// JSON Schema draft 6.
  public static let draft6 = SchemaDialect(uri: "http://json-schema.org/draft-06/schema")
  /// JSON Schema draft 4.
  public static let draft4 = SchemaDialect(uri: "http://json-schema.org/draft-04/schema")

  /// Whether keywords beside a `$ref` count.
  public var readsSiblingsOfReferences: Bool {
    switch self {
    case .openAPI30, .draft4, .draft6, .draft7: false
    default: true
    }
  }

  /// Whether `exclusiveMinimum` and `exclusiveMaximum` are true or false, not numbers.
  public var hasBooleanExclusiveBounds: Bool { self == .openAPI30 || self == .draft4 }
}
