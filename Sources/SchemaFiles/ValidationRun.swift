import UnderstudyDiagnostics
import UnderstudyJSON
public import UnderstudyOpenAPI
import UnderstudyValidation

/// Files held to a schema: in come the addresses of a schema and of values, JSON or YAML; out comes a report of what is
/// wrong with each, by place. This is what `understudy validate` does.
public struct ValidationRun: Sendable {
  /// The schema's address.
  public var schema: SchemaAddress
  /// The files that hold the values.
  public var instances: [String]
  /// How the schema is read.
  public var options: SchemaFile.Options
  /// How many violations are told of each value; `nil` for all.
  public var limit: Int?

  /// Makes a run.
  public init(
    schema: SchemaAddress, instances: [String], options: SchemaFile.Options = SchemaFile.Options(),
    limit: Int? = 100
  ) {
    self.schema = schema
    self.instances = instances
    self.options = options
    self.limit = limit
  }

  /// Reads the schema and holds the values to it. Where the schema is wrong, no value is judged.
  public func report(from source: some DocumentSource) -> ValidationReport {
    var report = ValidationReport(schema: schema)
    let file: SchemaFile
    do throws(DiagnosticError) {
      file = try SchemaFile(schema, options: options, from: source)
    } catch {
      report.schemaDiagnostics = error.diagnostics
      return report
    }
    report.schemaDiagnostics = file.diagnostics
    guard !report.isSchemaWrong else { return report }
    report.instances = instances.map { judge($0, file.schema, source) }
    return report
  }

  private func judge(
    _ path: String, _ schema: CompiledSchema, _ source: some DocumentSource
  ) -> ValidationReport.Instance {
    var instance = ValidationReport.Instance(file: path)
    let bytes: [UInt8]
    do {
      bytes = try source.bytes(of: path)
    } catch {
      instance.diagnostics = [.error("'\(path)' cannot be read: \(error.reason)")]
      instance.isUnreadable = true
      return instance
    }
    let (document, found) = DocumentText.parse(bytes, file: path == "-" ? "<stdin>" : path)
    instance.diagnostics = found + (document?.repeatedNameWarnings() ?? [])
    guard let document else { return instance }
    // One more than is told, to know whether there are more.
    let violations = schema.violations(of: document.root, limit: limit.map { $0 &+ 1 } ?? .max)
    instance.violations = limit.map { Array(violations.prefix($0)) } ?? violations
    instance.hasMore = violations.count > instance.violations.count
    return instance
  }
}
