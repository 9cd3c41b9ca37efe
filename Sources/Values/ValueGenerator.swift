public import UnderstudyDiagnostics
public import UnderstudyJSON
public import UnderstudyValidation

/// Makes values that a schema allows.
///
/// A value is built along the schema: what several schemas demand of one place is put together (`Settling`), a value
/// constructed that meets it (`Generation`), held to the schema, and where it falls short mended or built again in
/// another way, within bounds. A value that is given is valid by the validator; where none is found, that is said at the
/// schema's place. The same seed gives the same value.
public struct ValueGenerator: Sendable {
  /// How much a value holds.
  public enum Extent: Hashable, Sendable {
    /// What must be there.
    case minimal
    /// What may be there, too, as long as it neither repeats itself nor grows without bounds.
    case full
  }

  private let nodes: [JSONNode]
  private let name: String?
  private let wholes: [CompiledSchema]
  private let schemas: [JSONNode: CompiledSchema]
  private let resolver: any SchemaResolver
  private let dialect: Dialect
  private let direction: SchemaOptions.Direction?

  /// Prepares to make values of a schema.
  ///
  /// - Parameters:
  ///   - name: what the value is called where it will stand, which tells what it may look like.
  ///   - compiler: what the schema is compiled with; `options.direction` tells which of the properties that are read-only
  ///     or write-only are left out.
  public init(_ schema: JSONNode, named name: String? = nil, compiler: SchemaCompiler) {
    self.init([schema], named: name, compiler: compiler)
  }

  /// Prepares to make values that several schemas allow, at least one.
  public init(_ schemas: [JSONNode], named name: String? = nil, compiler: SchemaCompiler) {
    nodes = schemas
    self.name = name
    wholes = compiler.compile(schemas).schemas
    self.schemas = wholes.first?.subschemas ?? [:]
    resolver = compiler.resolver
    dialect = compiler.dialect
    direction = compiler.options.direction
  }

  /// A value.
  ///
  /// - Parameters:
  ///   - seed: what every draw depends on; `nil`: the typical value, made of the examples and defaults that the schema
  ///     gives, and of its first choices.
  ///   - extent: how much the value holds.
  /// - Throws: that no value was found, at the schema's place, with what the last one tried broke.
  public func value(seed: UInt64? = nil, extent: Extent = .full) throws(DiagnosticError) -> JSONValue {
    var last: JSONValue?
    let world = SchemaWorld(schemas: schemas, resolver: resolver, dialect: dialect, direction: direction)
    for attempt in 0..<Self.attempts {
      let generation = Generation(world, extent: attempt < 2 ? extent : .minimal, isCareful: attempt > 0)
      let draw = Draw(seed: seed).again(attempt == 1 ? 0 : attempt)
      guard let value = try? generation.value(nodes.map { .meets($0) }, named: name, draw) else {
        if generation.effort <= 0, attempt > 0 { break }
        continue
      }
      last = value
      if allows(value) { return value }
    }
    throw DiagnosticError(failure(after: last))
  }

  /// Whether the schemas allow a value.
  public func allows(_ value: JSONValue) -> Bool {
    guard let document = try? JSONDocument(parsing: value.utf8()) else { return false }
    return wholes.allSatisfy { $0.isValid(document.root) }
  }

  /// Plainly, with care, and with other draws.
  private static let attempts = 4

  private func failure(after value: JSONValue?) -> Diagnostic {
    let violations = value.flatMap { try? JSONDocument(parsing: $0.utf8()) }
      .map { document in wholes.flatMap { $0.violations(of: document.root, limit: 1) } }
    let notes = violations?.first.map { violation in
      [
        Diagnostic.Note(
          "what was tried does not fit: \(violation.message)", at: violation.schemaLocation)
      ]
    }
    return .error(
      "no value of this schema was found", at: nodes.first?.location,
      notes: notes ?? [.init("what it demands may contradict itself; an 'example' would be taken")])
  }
}
