public import UnderstudyDiagnostics
public import UnderstudyHTTP
public import UnderstudyJSON
public import UnderstudyOpenAPI

/// Holds requests to one operation: a request goes in, with what the router found in its path; out come its violations
/// and its body, which is parsed once for everyone.
///
/// All that a request is compared with is made when the validator is made. A request that keeps to the document costs
/// the parsing of its body, one run over it, and a little for each declared parameter.
public final class OperationValidator: Sendable {
  /// What is wrong with the operation's schemas.
  public let diagnostics: [Diagnostic]

  private let parameters: ParameterSet
  private let body: BodyValidator?
  private let isBodyRequired: Bool
  private let bodyLocation: SourceLocation?

  /// Compiles what an operation asks of its requests.
  public init(
    _ operation: Operation, in document: OpenAPIDocument, options: SchemaOptions = SchemaOptions()
  ) {
    var schemas = Self.schemas(of: document, options)
    var parameters = ParameterSet(operation.parameters, &schemas)
    let forms = operation.requestBody.map { BodyForms($0.content, &schemas) }
    diagnostics = schemas.compile()
    parameters.attach(schemas)
    self.parameters = parameters
    body = forms.map { BodyValidator($0, schemas) }
    isBodyRequired = operation.requestBody?.isRequired ?? false
    bodyLocation = operation.requestBody?.location
  }

  /// What is wrong with the schemas of the requests of operations, each looked at once, however many operations reach it.
  public static func diagnostics(
    of operations: [Operation], in document: OpenAPIDocument, options: SchemaOptions = SchemaOptions()
  ) -> [Diagnostic] {
    var schemas = schemas(of: document, options)
    for operation in operations {
      _ = ParameterSet(operation.parameters, &schemas)
      _ = operation.requestBody.map { BodyForms($0.content, &schemas) }
    }
    return schemas.compile()
  }

  private static func schemas(of document: OpenAPIDocument, _ options: SchemaOptions) -> SchemaList {
    var options = options
    options.direction = .request
    return SchemaList(
      SchemaCompiler(
        dialect: Dialect(uri: document.references.defaultDialect.uri) ?? .openAPI31, options: options,
        resolver: document.references))
  }

  /// Holds a request to the operation.
  ///
  /// - Parameters:
  ///   - pathArguments: the values of the path's parameters, percent-encoded as they were sent.
  ///   - parsed: the body as JSON, where somebody has parsed it already.
  ///   - limit: how many violations to look for in each part.
  public func check(
    _ request: HTTPRequest, pathArguments: [(name: String, value: Substring)] = [],
    parsed: JSONDocument? = nil, limit: Int = 100
  ) -> RequestCheck {
    guard !parameters.isEmpty else { return bodyCheck(request, parsed, limit: limit) }
    let found = parameters.violations(of: request, pathArguments: pathArguments, limit: limit)
    var check = bodyCheck(request, parsed, limit: limit)
    if !found.isEmpty { check.violations = found + check.violations }
    return check
  }

  private func bodyCheck(_ request: HTTPRequest, _ parsed: JSONDocument?, limit: Int) -> RequestCheck {
    guard let body else { return RequestCheck() }
    if request.body.isEmpty, !request.withFieldValue(of: .contentType, { body.takesEmpty($0) }) {
      guard isBodyRequired, !request.isBodyOverLimit else { return RequestCheck() }
      return RequestCheck(violations: [
        Violation(.missingBody, part: .body, keyword: "required", schemaLocation: bodyLocation)
      ])
    }
    // What was cut off cannot be judged.
    guard !request.isBodyOverLimit else { return RequestCheck() }
    return request.withFieldValue(of: .contentType) { type in
      body.check(request.body, parsed: parsed, type: type, at: bodyLocation, file: "body", limit: limit)
    }
  }

  /// The value of a request's body, as far as it can be read: JSON, or what a form, XML or text stands for.
  public func value(ofBodyOf request: HTTPRequest) -> JSONDocument? {
    if let document = try? JSONDocument(parsing: request.body, file: "body") { return document }
    return request.withFieldValue(of: .contentType) { type in
      body?.check(request.body, type: type, at: nil, file: "body", limit: 1).body
    }
  }
}

/// Schemas that are to be compiled together, so that what they have in common is compiled once.
struct SchemaList {
  private let compiler: SchemaCompiler
  private var nodes: [JSONNode] = []
  private(set) var compiled: [CompiledSchema] = []

  init(_ compiler: SchemaCompiler) {
    self.compiler = compiler
  }

  /// Adds a schema.
  ///
  /// - Returns: its place in the list.
  mutating func add(_ schema: Schema) -> Int {
    nodes.append(schema.node)
    return nodes.count - 1
  }

  /// Compiles all schemas.
  mutating func compile() -> [Diagnostic] {
    let result = compiler.compile(nodes)
    compiled = result.schemas
    return result.diagnostics
  }
}
