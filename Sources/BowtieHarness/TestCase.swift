import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyValidation

/// A schema with what its references lead to, compiled.
struct TestCase {
  private let schema: CompiledSchema

  /// Compiles a schema.
  ///
  /// - Parameters:
  ///   - registry: schemas by their URIs.
  ///   - dialect: what a schema without `$schema` is read by.
  init(_ schema: JSONValue, _ registry: JSONValue?, _ dialect: Dialect) throws(Harness.Failure) {
    let known = registry?.object ?? [:]
    let resolver = SchemaRegistry(dialect: dialect) { uri in
      (known[uri] ?? known[uri + "#"]).flatMap { try? JSONDocument(parsing: $0.text(), file: uri) }
    }
    let document: JSONDocument
    do throws(JSONError) {
      document = try JSONDocument(parsing: schema.text(), file: "schema")
    } catch {
      throw Harness.Failure(message: "the schema: \(error)")
    }
    let (compiled, diagnostics) = SchemaCompiler(dialect: dialect, resolver: resolver).compile(document.root)
    let errors = diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw Harness.Failure(message: errors.map(\.description).joined(separator: "\n"))
    }
    self.schema = compiled
  }

  /// A result for each value, as Bowtie's output `flag` has it; a value that could not be judged is an error.
  func results(for instances: [JSONValue]) -> [JSONValue] {
    instances.map { instance in
      do throws(JSONError) {
        let value = try JSONDocument(parsing: instance.text()).root
        if schema.isValid(value) { return ["valid": true] }
        let first = schema.violations(of: value, limit: 1).first
        guard first?.kind != .givenUp else { return Self.error(first?.message ?? "") }
        return ["valid": false]
      } catch {
        return Self.error(error.message)
      }
    }
  }

  private static func error(_ message: String) -> JSONValue {
    ["errored": true, "context": ["message": .string(message)]]
  }
}
