import Foundation
import TestSupport
import Testing
import UnderstudyJSON
import UnderstudyValidation

/// Schemas that are wrong themselves: golden, what is said of each and where.
struct SchemaErrorTests {
  static let cases = Case.all(in: "schemas", withExtension: "json")

  @Test func `there are cases`() {
    #expect(!Self.cases.isEmpty)
  }

  @Test(arguments: cases)
  func `says what is wrong with a schema, and where`(file: Case) throws {
    let schema = try JSONDocument(parsing: file.bytes, file: "\(file.name).json")
    let diagnostics = SchemaCompiler().compile(schema.root).diagnostics
    try expectGolden(
      diagnostics.map { "\($0)\n" }.joined(),
      at: file.url.deletingPathExtension().appendingPathExtension("expected"))
  }

  @Test func `what is wrong is left out, and the rest holds`() throws {
    let schema = try JSONDocument(parsing: #"{ "minLength": "3", "maxLength": 4 }"#)
    let compiled = SchemaCompiler().compile(schema.root).schema
    #expect(compiled.isValid(try JSONDocument(parsing: #""ab""#).root))
    #expect(!compiled.isValid(try JSONDocument(parsing: #""abcde""#).root))
  }

  @Test func `references lead into other documents of a registry`() throws {
    let registry = SchemaRegistry { uri in
      uri == "file:///schemas/part.json"
        ? try? JSONDocument(parsing: #"{ "$defs": { "n": { "type": "integer" } } }"#) : nil
    }
    let schema = try JSONDocument(
      parsing: ##"{ "properties": { "a": { "$ref": "part.json#/$defs/n" } } }"##, file: "main.json")
    registry.add(schema, uri: "file:///schemas/main.json")
    let (compiled, diagnostics) = SchemaCompiler(resolver: registry).compile(schema.root)
    #expect(diagnostics == [])
    #expect(
      compiled.violations(of: try JSONDocument(parsing: #"{ "a": "b" }"#).root).map(\.message) == [
        "'a' must be an integer, but is the string 'b'"
      ])
  }
}
