import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation

/// What holding a request to its operation has shown.
struct RequestCheck {
  var violations: [Violation]
  var body: JSONDocument?
}

/// Holds the body of a request to its operation.
struct OperationValidator: Sendable {
  private let schema: CompiledSchema?

  init(_ operation: UnderstudyOpenAPI.Operation, in document: OpenAPIDocument) {
    let compiler = SchemaCompiler(dialect: .openAPI31, resolver: Resolver(references: document.references))
    schema = operation.requestBody?.content.first?.schema.map { compiler.compile($0.node).schema }
  }

  func check(_ request: HTTPRequest, pathArguments: [(name: String, value: Substring)]) -> RequestCheck {
    let body = try? JSONDocument(parsing: request.body)
    let violations = body.flatMap { body in schema.map { $0.violations(of: body.root) } }
    return RequestCheck(violations: violations ?? [], body: body)
  }

  private struct Resolver: SchemaResolver {
    let references: References

    func resolve(_ reference: String, from node: JSONNode) -> JSONNode? {
      references.resolve(reference, from: node)
    }
  }
}

/// Holds replies to their operation.
struct ResponseValidator: Sendable {
  init(_ operation: UnderstudyOpenAPI.Operation, in document: OpenAPIDocument) {}
}
