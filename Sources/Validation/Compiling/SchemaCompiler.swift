public import UnderstudyDiagnostics
public import UnderstudyJSON

/// Compiles schemas into programs: in come schemas as nodes of any document and a resolver of references, out come
/// values that check others, and what was wrong with the schemas.
///
/// Only what is reached from the schemas given is compiled. A keyword that is wrong is reported and left out.
public struct SchemaCompiler: Sendable {
  /// What a schema without `$schema` is read by.
  public var dialect: Dialect
  /// Choices that a schema leaves open.
  public var options: SchemaOptions
  /// Finds what references name.
  public var resolver: any SchemaResolver

  /// Makes a compiler. Without a resolver, references lead into the schema's own document and to the metaschemas.
  public init(
    dialect: Dialect = .draft2020, options: SchemaOptions = SchemaOptions(),
    resolver: (any SchemaResolver)? = nil
  ) {
    self.dialect = dialect
    self.options = options
    self.resolver = resolver ?? SchemaRegistry(dialect: dialect)
  }

  /// Compiles one schema.
  public func compile(_ schema: JSONNode) -> (schema: CompiledSchema, diagnostics: [Diagnostic]) {
    let (schemas, diagnostics) = compile([schema])
    return (schemas[0], diagnostics)
  }

  /// Compiles several schemas into one program, in which what they have in common is there once.
  ///
  /// - Returns: as many schemas as were given, in their order.
  public func compile(_ schemas: [JSONNode]) -> (schemas: [CompiledSchema], diagnostics: [Diagnostic]) {
    var builder = ProgramBuilder(dialect: dialect, options: options, resolver: resolver)
    let blocks = schemas.map { builder.entry($0) }
    let program = builder.finish()
    return (blocks.map { CompiledSchema(program: program, block: $0) }, builder.diagnostics)
  }
}
