public import UnderstudyDiagnostics
public import UnderstudyHTTP
public import UnderstudyJSON
public import UnderstudyOpenAPI

/// Holds replies to one operation: status, header fields, body, and the events of a stream.
public final class ResponseValidator: Sendable {
  /// What is wrong with the operation's schemas.
  public let diagnostics: [Diagnostic]

  private let responses: [Answer]
  private let location: SourceLocation

  /// What one declared response asks for.
  private struct Answer: Sendable {
    var response: Response
    var headers: [HeaderValidator]
    var body: BodyValidator
    var streams: [StreamValidator]

    init(_ plan: AnswerPlan, _ schemas: SchemaList) {
      response = plan.response
      headers = plan.headers
      body = BodyValidator(plan.body, schemas)
      streams = plan.streams
      for position in headers.indices { headers[position].attach(schemas) }
      for position in streams.indices { streams[position].attach(schemas) }
    }
  }

  /// The same before its schemas are compiled.
  private struct AnswerPlan {
    var response: Response
    var headers: [HeaderValidator]
    var body: BodyForms
    var streams: [StreamValidator]
  }

  /// Compiles what an operation promises.
  public convenience init(
    _ operation: Operation, in document: OpenAPIDocument, options: SchemaOptions = SchemaOptions()
  ) {
    var schemas = Self.schemas(of: document, options)
    let plans = Self.plans(of: operation, &schemas)
    let diagnostics = schemas.compile()
    self.init(operation, plans, schemas, diagnostics)
  }

  private init(
    _ operation: Operation, _ plans: [AnswerPlan], _ schemas: SchemaList, _ diagnostics: [Diagnostic]
  ) {
    responses = plans.map { Answer($0, schemas) }
    self.diagnostics = diagnostics
    location = operation.location
  }

  /// Compiles what operations promise, together: what they have in common is compiled once, which is much where every
  /// operation reaches nearly every schema.
  ///
  /// - Returns: a validator for each operation, and what is wrong with the schemas of all.
  public static func all(
    _ operations: [Operation], in document: OpenAPIDocument, options: SchemaOptions = SchemaOptions()
  ) -> (validators: [ResponseValidator], diagnostics: [Diagnostic]) {
    var schemas = schemas(of: document, options)
    let plans = operations.map { Self.plans(of: $0, &schemas) }
    let diagnostics = schemas.compile()
    let validators = zip(operations, plans).map { ResponseValidator($0, $1, schemas, []) }
    return (validators, diagnostics)
  }

  private static func schemas(of document: OpenAPIDocument, _ options: SchemaOptions) -> SchemaList {
    var options = options
    options.direction = .response
    options.assertsContent = true
    return SchemaList(
      SchemaCompiler(
        dialect: Dialect(uri: document.references.defaultDialect.uri) ?? .openAPI31, options: options,
        resolver: document.references))
  }

  private static func plans(of operation: Operation, _ schemas: inout SchemaList) -> [AnswerPlan] {
    operation.responses.map { response in
      AnswerPlan(
        response: response, headers: response.headers.map { HeaderValidator($0, &schemas) },
        body: BodyForms(response.content, &schemas),
        streams: response.content.filter(\.isEventStream).map { StreamValidator($0, &schemas) })
    }
  }

  /// Holds a whole reply to the operation; of a stream's body only the media type.
  ///
  /// - Parameters:
  ///   - file: the name of the body for places.
  ///   - limit: how many violations to look for in each part.
  public func violations(
    status: Int, fields: HTTPFields, body: [UInt8], file: String = "body", limit: Int = 100
  ) -> [Violation] {
    guard let answer = answer(for: status) else { return [undeclared(status)] }
    var violations = answer.headers.flatMap { $0.violations(of: fields, limit: limit) }
    guard !answer.response.content.isEmpty else {
      if !body.isEmpty {
        violations.append(
          Violation(.surplusBody, part: .body, keyword: "content", schemaLocation: answer.response.location))
      }
      return violations
    }
    let result = fields.withValue(of: .contentType) { type in
      answer.body.check(body, type: type, at: answer.response.location, file: file, limit: limit)
    }
    return violations + result.violations
  }

  /// Holds a JSON body to the operation.
  ///
  /// - Parameter contentType: the body's media type; `nil`: the first one that is JSON.
  public func violations(
    of body: JSONNode, status: Int, contentType: String? = nil, limit: Int = 100
  ) -> [Violation] {
    guard let answer = answer(for: status) else { return [undeclared(status)] }
    let form =
      contentType.map { type in Array(type.utf8).withUnsafeBufferPointer { answer.body.position(of: $0) } }
      ?? answer.body.media.firstIndex { $0.range.isJSON }
    guard let form else {
      if answer.body.isEmpty {
        return [
          Violation(.surplusBody, part: .body, keyword: "content", schemaLocation: answer.response.location)
        ]
      }
      let kind = Violation.Kind.unsupportedMediaType(
        contentType ?? "application/json", supported: answer.body.media.map(\.type))
      return [Violation(kind, part: .body, keyword: "mediaType", schemaLocation: answer.response.location)]
    }
    return (answer.body.schema(ofForm: form)?.violations(of: body, limit: limit) ?? []).map { violation in
      var violation = violation
      violation.part = .body
      return violation
    }
  }

  /// What holds the events of a status's stream to the operation; `nil` where it declares no stream.
  public func stream(status: Int) -> StreamValidator? { answer(for: status)?.streams.first }

  /// Exactly, else by its range, else the default one.
  private func answer(for status: Int) -> Answer? {
    responses.first { $0.response.status == .code(status) }
      ?? responses.first { $0.response.status == .range(status / 100) }
      ?? responses.first { $0.response.status == .default }
  }

  private func undeclared(_ status: Int) -> Violation {
    Violation(
      .undeclaredStatus(status, declared: responses.map(\.response.status.description)), part: .status,
      keyword: "responses", schemaLocation: location)
  }
}

/// Holds a header field of a reply to what is declared.
struct HeaderValidator: Sendable {
  private let header: Header
  private let reader: ParameterReader
  private let place: Int?
  private var schema: CompiledSchema?

  init(_ header: Header, _ schemas: inout SchemaList) {
    self.header = header
    reader = ParameterReader(
      name: header.name, style: .simple, explode: header.explode, shape: TextShape(header.schema),
      isEncoded: false)
    place = header.schema.map { schemas.add($0) }
  }

  mutating func attach(_ schemas: SchemaList) {
    schema = place.map { schemas.compiled[$0] }
  }

  func violations(of fields: HTTPFields, limit: Int) -> [Violation] {
    guard case .whole(let text) = ParameterSet.header(header.name, of: fields) else {
      return header.isRequired ? [violation(.missingParameter, "required")] : []
    }
    guard let schema else { return [] }
    guard let value = reader.value(of: text), let document = try? JSONDocument(parsing: value.utf8()) else {
      return [violation(.malformed(style: "simple"), "style")]
    }
    return schema.violations(of: document.root, limit: limit).map { violation in
      var violation = violation
      violation.part = .header(header.name)
      violation.instanceLocation = nil
      return violation
    }
  }

  private func violation(_ kind: Violation.Kind, _ keyword: String) -> Violation {
    Violation(kind, part: .header(header.name), keyword: keyword, schemaLocation: header.location)
  }
}
