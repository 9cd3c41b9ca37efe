public import ArgumentParser
import UnderstudyJSON
import UnderstudySchemaFiles
public import UnderstudyValidation

/// `understudy validate`: values held to a schema, with places.
struct Validate: ParsableCommand {
  /// How findings are written.
  enum Output: String, ExpressibleByArgument, CaseIterable {
    /// A line each on standard error.
    case text
    /// One value on standard output.
    case json
  }

  /// Whether a keyword is checked or only tells something.
  enum Stance: String, ExpressibleByArgument, CaseIterable {
    case assert, annotate
  }

  static let configuration = CommandConfiguration(
    abstract: "Hold JSON or YAML values to a JSON Schema.",
    discussion: """
      The schema is JSON or YAML, a file or a part of one: 'openapi.yaml#/components/schemas/Pet'. References lead to files
      beside it; nothing is fetched. The metaschemas are known by their URIs.
      Exit codes: 0 all values are valid, 1 some are not, 2 the schema is wrong or a file cannot be read.
      """)

  @Option(help: "The schema: FILE, FILE#/pointer or FILE#anchor.")
  var schema: String

  @Argument(help: "Files that hold values; - is standard input.")
  var instances: [String]

  @Option(help: "The dialect of a schema without $schema: \(Dialect.shortNames); or a URI.")
  var dialect = Dialect.draft2020

  @Option(
    name: .customLong("reference"),
    help: "A file with a schema that is referred to by its $id; may be repeated.")
  var references: [String] = []

  @Option(help: "Whether 'format' is checked: \(Self.stances) (default: as the dialect has it).")
  var format: Stance?

  @Option(help: "Whether 'contentEncoding', 'contentMediaType' and 'contentSchema' are: \(Self.stances).")
  var content = Stance.annotate

  @Option(help: "How many violations are told of each value.")
  var limit = 100

  @Flag(help: "Tell only the first violation of each value.")
  var first = false

  @Flag(help: "Tell all violations.")
  var all = false

  @Option(help: "How findings are written: text or json.")
  var output = Output.text

  @Flag(help: "Count warnings as errors, such as names that occur twice.")
  var strict = false

  private static let stances = Stance.allCases.map(\.rawValue).joined(separator: ", ")

  func validate() throws {
    guard limit >= 1 else { throw ValidationError("--limit must be at least 1") }
    guard !first || !all else { throw ValidationError("--first and --all exclude each other") }
    guard instances.count(where: { $0 == "-" }) <= 1 else { throw ValidationError("- can be read only once") }
  }

  func run() throws {
    let options = SchemaOptions(
      format: format.map { $0 == .assert ? .asserted : .annotated } ?? .dialect,
      assertsContent: content == .assert)
    let run = ValidationRun(
      schema: SchemaAddress(schema), instances: instances,
      options: SchemaFile.Options(dialect: dialect, schema: options, references: references),
      limit: all ? nil : first ? 1 : limit)
    let report = run.report(from: InputSource())
    switch output {
    case .text:
      Console.write(report.diagnostics)
      Console.write(report.summary, to: .errors)
    case .json: Console.write(report.json.text(indentation: 2), to: .output)
    }
    let code = report.exitCode(isStrict: strict)
    if code != 0 { throw ExitCode(code) }
  }
}

/// A dialect on the command line.
extension Dialect: ExpressibleByArgument {
  /// The dialect of a name or URI.
  public init?(argument: String) {
    self.init(named: argument)
  }

  /// The short name.
  public var defaultValueDescription: String { shortName }
  /// The short names of all that are known.
  public static var allValueStrings: [String] { all.map(\.shortName) }

  fileprivate static var shortNames: String { all.map(\.shortName).joined(separator: ", ") }
}
