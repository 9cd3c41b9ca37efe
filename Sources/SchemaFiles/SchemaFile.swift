public import UnderstudyDiagnostics
import UnderstudyJSON
public import UnderstudyOpenAPI
public import UnderstudyValidation

/// A schema out of a file, compiled: in a file of its own with all that its references name beside it, or in an OpenAPI
/// document, whose version says how it is read.
public struct SchemaFile: Sendable {
  /// The schema's address.
  public let address: SchemaAddress
  /// The schema.
  public let schema: CompiledSchema
  /// What is wrong with it, by place. A schema with errors says less than it was meant to.
  public let diagnostics: [Diagnostic]

  /// How a schema is read.
  public struct Options: Sendable {
    /// The dialect of a schema that names none.
    public var dialect: Dialect
    /// Choices that a schema leaves open.
    public var schema: SchemaOptions
    /// Files with schemas that others refer to by their own addresses (`$id`).
    public var references: [String]

    /// Makes options.
    public init(
      dialect: Dialect = .draft2020, schema: SchemaOptions = SchemaOptions(), references: [String] = []
    ) {
      self.dialect = dialect
      self.schema = schema
      self.references = references
    }
  }

  /// Reads and compiles a schema.
  public init(
    _ address: SchemaAddress, options: Options = Options(), from source: some DocumentSource
  ) throws(DiagnosticError) {
    let folder = SchemaFolder(source)
    let registry = SchemaRegistry(dialect: options.dialect) { folder.document(at: $0) }
    for path in options.references {
      let document = try folder.read(path)
      registry.add(document, uri: path)
    }
    if address.isURI {
      let metaschema = try Self.metaschema(address, registry)
      self.init(address, metaschema, options, registry, options.dialect, folder)
      return
    }
    let document = try folder.read(address.path)
    guard document.root["openapi"] == nil, document.root["swagger"] == nil else {
      self = try Self.inOpenAPI(address, options, source, folder)
      return
    }
    registry.add(document, uri: address.path)
    let reference = "#" + address.fragment
    guard let node = registry.resolve(reference, from: document.root) else {
      throw Self.nothingThere(address, document, registry.advice(on: reference, from: document.root))
    }
    self.init(address, node, options, registry, options.dialect, folder)
  }

  private init(
    _ address: SchemaAddress, _ node: JSONNode, _ options: Options, _ resolver: any SchemaResolver,
    _ dialect: Dialect, _ folder: SchemaFolder
  ) {
    self.address = address
    let compiler = SchemaCompiler(dialect: dialect, options: options.schema, resolver: resolver)
    let (schema, found) = compiler.compile(node)
    self.schema = schema
    diagnostics = (folder.diagnostics + found).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func metaschema(
    _ address: SchemaAddress, _ registry: SchemaRegistry
  ) throws(DiagnosticError) -> JSONNode {
    if let anywhere = try? JSONDocument(parsing: "true").root,
      let node = registry.resolve(address.description, from: anywhere)
    {
      return node
    }
    throw DiagnosticError(
      .error(
        "nothing is fetched from '\(address.path)'",
        notes: [Diagnostic.Note("the metaschemas are known; save a copy of any other schema")]))
  }

  /// A schema in a document: the document's references and its version's dialect count.
  private static func inOpenAPI(
    _ address: SchemaAddress, _ options: Options, _ source: some DocumentSource, _ folder: SchemaFolder
  ) throws(DiagnosticError) -> SchemaFile {
    let (loaded, found) = OpenAPIDocument.load(
      address.path, from: source, options: LoadOptions(allowsOutsideFiles: true))
    guard let loaded else {
      throw DiagnosticError(found) ?? DiagnosticError(.error("'\(address.path)' cannot be read"))
    }
    guard !address.fragment.isEmpty else {
      throw DiagnosticError(
        .error(
          "an OpenAPI document is no schema", at: loaded.root.location,
          notes: [Diagnostic.Note("name one in it, as in '\(address.path)#/components/schemas/NAME'")]))
    }
    // The schemas of a 2.0 document are found where they have been converted to.
    let fragment = loaded.version == .v20 ? converted(address.fragment) : address.fragment
    let reference = "#" + fragment
    guard let node = loaded.references.resolve(reference, from: loaded.root) else {
      throw nothingThere(
        address, loaded.root.document, loaded.references.advice(on: reference, from: loaded.root))
    }
    let dialect = Dialect(uri: loaded.references.defaultDialect.uri) ?? options.dialect
    return SchemaFile(address, node, options, loaded.references, dialect, folder)
  }

  private static func converted(_ fragment: String) -> String {
    let prefix = "/definitions/"
    return fragment.hasPrefix(prefix) ? "/components/schemas/" + fragment.dropFirst(prefix.count) : fragment
  }

  private static func nothingThere(
    _ address: SchemaAddress, _ document: JSONDocument, _ advice: String?
  ) -> DiagnosticError {
    DiagnosticError(
      .error(
        "there is nothing at '#\(address.fragment)' in this file", at: document.root.location,
        notes: advice.map { [Diagnostic.Note($0)] } ?? []))
  }
}
