public import UnderstudyDiagnostics
public import UnderstudyJSON

/// An OpenAPI document, read: operations with everything that belongs to them, schemas as views, all with their places.
///
/// ``load(_:from:options:)`` shows the way: the files are read (``DocumentLoader``), references prepared
/// (``References``), and the objects read one by one (``DocumentReader``), each of which reports what is wrong with it.
public struct OpenAPIDocument: Sendable {
  /// The file, as the user named it.
  public let file: String
  /// The version that it says it follows.
  public let version: OpenAPIVersion
  /// The title, empty if there is none.
  public let title: String
  /// A long text.
  public let description: String?
  /// The outermost object; a 2.0 document's after conversion.
  public let root: JSONNode
  /// The addresses it is at; never empty.
  public let servers: [Server]
  /// The operations that can be served, in the document's order.
  public let operations: [Operation]
  /// The requests that the API makes by itself, each with its name as path.
  public let webhooks: [Operation]
  /// The schemas of the components, in the document's order.
  public let schemas: [NamedSchema]
  /// The declared security schemes, in the document's order.
  public let securitySchemes: [SecurityScheme]
  /// The declared tags.
  public let tags: [Tag]
  /// Where references lead.
  public let references: References

  /// The file's name without folder and extension.
  public var stem: String {
    let name = file.split(separator: "/").last ?? Substring(file)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }

  /// The operation of a name: its id, or the name made for it.
  public func operation(named name: String) -> Operation? {
    operations.first { $0.name == name }
  }

  /// Reads a document with all of its files.
  ///
  /// - Parameters:
  ///   - path: the file, as the user names it; diagnostics name it so too.
  ///   - source: where files come from.
  ///   - options: what may be read.
  /// - Returns: the document, `nil` if it cannot be used at all; and everything that is wrong with it, by file and line. What
  ///   cannot be served is an error and left out, and costs nothing else.
  public static func load(
    _ path: String, from source: some DocumentSource, options: LoadOptions = LoadOptions()
  ) -> (document: OpenAPIDocument?, diagnostics: [Diagnostic]) {
    var loader = DocumentLoader(source: source, options: options)
    guard let main = loader.main(path) else { return (nil, loader.diagnostics) }
    let (version, finding) = OpenAPIVersion.read(main.root)
    let found = finding.map { [$0.diagnostic(at: OpenAPIVersion.place(in: main.root))] } ?? []
    guard let version else { return (nil, loader.diagnostics + found) }
    var conversion = SwaggerConversion(root: main.root)
    let converted = version == .v20 ? conversion.document() : main
    let references = loader.references(of: converted, path: path, dialect: version.dialect)
    var reader = DocumentReader(root: converted.root, version: version, references: references)
    let document = reader.document(file: path)
    let diagnostics = loader.diagnostics + found + conversion.diagnostics + reader.diagnostics
    return (document, ordered(diagnostics, first: path))
  }

  /// By file, the document's own first, then by place; each once.
  private static func ordered(_ diagnostics: [Diagnostic], first path: String) -> [Diagnostic] {
    let keyed = diagnostics.enumerated().sorted { left, right in
      guard let one = left.element.location, let other = right.element.location else {
        return left.element.location == nil && right.element.location != nil
          || (left.element.location == nil) == (right.element.location == nil) && left.offset < right.offset
      }
      if (one.file == path) != (other.file == path) { return one.file == path }
      return one == other ? left.offset < right.offset : one < other
    }
    var seen: Set<Diagnostic> = []
    return keyed.map(\.element).filter { seen.insert($0).inserted }
  }
}
