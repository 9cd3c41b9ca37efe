import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyPatterns
import UnderstudyValidation
import UnderstudyValues

/// Values of small schemas, one file for each construct: `{"dialect": …, "schema": …, "expect": …}`.
struct ValueGeneratorTests {
  static let cases = Case.all(in: "schemas", withExtension: "json")

  @Test func `there are cases`() {
    #expect(Self.cases.count > 30)
  }

  @Test(arguments: cases)
  func `values are valid and typical ones are as in the golden file`(file: Case) throws {
    let schema = try JSONDocument(parsing: file.bytes, file: file.url.lastPathComponent).root
    let compiler = Self.compiler(schema)
    let generator = ValueGenerator(schema, compiler: compiler)
    let compiled = compiler.compile(schema).schema
    var text = ""
    for extent in [ValueGenerator.Extent.full, .minimal] {
      for seed in [nil, 1, 2] as [UInt64?] {
        let value = try generator.value(seed: seed, extent: extent)
        text += value.text() + "\n"
      }
      for seed in 0..<30 as Range<UInt64> {
        let value = try generator.value(seed: seed, extent: extent)
        let violations = compiled.violations(of: try JSONDocument(parsing: value.utf8()).root)
        #expect(violations.isEmpty, "\(value): \(violations.map(\.message))")
        #expect(try generator.value(seed: seed, extent: extent) == value, "the same seed, another value")
      }
    }
    try expectGolden(text, at: file.url.deletingPathExtension().appendingPathExtension("values"))
  }

  @Test(arguments: Case.all(in: "contradictory", withExtension: "json"))
  func `what cannot be is said at the schema's place`(file: Case) throws {
    let schema = try JSONDocument(parsing: file.bytes, file: file.url.lastPathComponent).root
    let generator = ValueGenerator(schema, compiler: Self.compiler(schema))
    for seed in [nil, 7] as [UInt64?] {
      #expect {
        try generator.value(seed: seed)
      } throws: { error in
        let diagnostic = (error as? DiagnosticError)?.diagnostics.first
        return diagnostic?.location?.file == file.url.lastPathComponent && diagnostic?.severity == .error
      }
    }
  }

  @Test func `contradictory cases are there`() {
    #expect(Case.all(in: "contradictory", withExtension: "json").count > 5)
  }

  @Test func `a branch of oneOf is told from the others by more than formats`() throws {
    let text = """
      { "oneOf": [
        { "type": "object", "required": ["at"], "properties": { "at": { "type": "string", "examples": ["not a place"] } } },
        { "type": "object", "required": ["at", "of"],
          "properties": { "at": { "type": "string", "format": "uri" }, "of": { "type": "string" } } }],
        "properties": { "of": {} } }
      """
    let schema = try JSONDocument(parsing: text).root
    let generator = ValueGenerator(schema, compiler: Self.compiler(schema))
    let lenient = SchemaCompiler(dialect: .draft2020, options: SchemaOptions(format: .annotated)).compile(
      schema)
    for seed in [nil, 0, 1, 2, 3, 4, 5, 6, 7] as [UInt64?] {
      let value = try generator.value(seed: seed)
      #expect(lenient.schema.isValid(try JSONDocument(parsing: value.utf8()).root), "\(value)")
    }
  }

  /// The dialect that the file says, and for OpenAPI the way of a response.
  static func compiler(_ schema: JSONNode) -> SchemaCompiler {
    let dialect =
      switch schema["x-dialect"]?.string {
      case "openapi-3.0": Dialect.openAPI30
      case "openapi-3.1": Dialect.openAPI31
      case "draft-7": Dialect.draft7
      default: Dialect.draft2020
      }
    let direction: SchemaOptions.Direction = schema["x-direction"]?.string == "request" ? .request : .response
    return SchemaCompiler(
      dialect: dialect, options: SchemaOptions(format: .asserted, assertsContent: true, direction: direction))
  }
}
