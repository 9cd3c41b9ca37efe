import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation
import UnderstudyValues

/// The values of a document's schemas, as responses have them; what makes them is prepared when it is first needed.
struct SchemaValues: Sendable {
  private let compiler: SchemaCompiler
  private let generators = LazyTable<[JSONNode], ValueGenerator>()

  init(_ document: OpenAPIDocument) {
    compiler = SchemaCompiler(
      dialect: Dialect(uri: document.references.defaultDialect.uri) ?? .openAPI31,
      options: SchemaOptions(assertsContent: true, direction: .response), resolver: document.references)
  }

  /// A value that all of some schemas allow.
  func value(
    of schemas: [Schema], named name: String? = nil, seed: UInt64?, _ extent: ValueGenerator.Extent = .full
  ) throws(DiagnosticError) -> JSONValue {
    try generator(schemas, name).value(seed: seed, extent: extent)
  }

  /// Whether all of some schemas allow a value.
  func allow(_ value: JSONValue, _ schemas: [Schema]) -> Bool { generator(schemas, nil).allows(value) }

  private func generator(_ schemas: [Schema], _ name: String?) -> ValueGenerator {
    let nodes = schemas.map(\.node)
    return generators.value(for: nodes) { ValueGenerator(nodes, named: name, compiler: compiler) }
  }
}
