import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation

/// Judging a value that is valid asks for no memory.
@Suite(.enabled(if: Allocations.areKnown))
struct AllocationTests {
  private func expectNone(_ schema: CompiledSchema, _ value: JSONNode) {
    #expect(schema.violations(of: value) == [])
    var isValid = true
    let count = Allocations.count { isValid = schema.isValid(value) && isValid }
    #expect(isValid)
    #expect(count == 0)
    let reporting = Allocations.count { isValid = schema.violations(of: value).isEmpty && isValid }
    #expect(reporting == 0)
  }

  private func expectNone(_ schema: String, _ value: String) throws {
    let (compiled, diagnostics) = SchemaCompiler(options: SchemaOptions(format: .asserted))
      .compile(try JSONDocument(parsing: schema).root)
    #expect(diagnostics == [])
    expectNone(compiled, try JSONDocument(parsing: value).root)
  }

  @Test(arguments: [
    (
      ##"{"type": "object", "required": ["a"], "properties": {"a": {"type": ["integer", "null"]}}}"##,
      #"{"a": 5, "b": 1}"#
    ),
    (
      ##"{"additionalProperties": false, "patternProperties": {"^x": {"minLength": 1}}}"##,
      #"{"xylophonically long name": "é"}"#
    ),
    (
      ##"{"propertyNames": {"maxLength": 40}, "minProperties": 1, "maxProperties": 2}"##,
      #"{"a name with \u0065scapes": 1}"#
    ),
    (##"{"enum": ["a rather long string of bytes", null, true]}"##, #""a rather l\u006fng string of bytes""#),
    (
      ##"{"items": {"minimum": -2.5, "exclusiveMaximum": 1e30, "multipleOf": 0.25}}"##,
      "[1, 1.5, -2.5, 123456789012345678901]"
    ),
    (
      ##"{"prefixItems": [{"const": "x"}], "contains": {"type": "null"}, "uniqueItems": true}"##,
      #"["x", null, 3, "three"]"#
    ),
    (##"{"pattern": "^(a+)+$"}"##, #""aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\u0061""#),
    (
      ##"{"properties": {"u": {"format": "uri"}, "t": {"format": "date-time"}}}"##,
      #"{"u": "https://example.com/a?b#c", "t": "2026-11-21T13:00:00Z"}"#
    ),
    (
      ##"{"oneOf": [{"required": ["k"], "properties": {"k": {"const": "one"}}}, {"required": ["k"], "properties": {"k": {"const": "two"}}}, {"type": "string"}], "not": {"type": "null"}}"##,
      #"{"k": "two"}"#
    ),
    (
      ##"{"if": {"type": "object"}, "then": {"dependentRequired": {"a": ["b"]}, "dependentSchemas": {"a": {"minProperties": 2}}}, "unevaluatedProperties": false, "properties": {"a": true, "b": true}}"##,
      #"{"a": 1, "b": 2}"#
    ),
    (
      ##"{"$ref": "tree", "$defs": {"tree": {"$id": "https://example.com/tree", "$dynamicAnchor": "node", "properties": {"children": {"items": {"$dynamicRef": "#node"}}}}, "t": {"$id": "tree", "$ref": "https://example.com/tree"}}}"##,
      #"{"children": [{"children": []}, {"children": [{}]}]}"#
    ),
  ])
  func `no keyword does`(schema: String, value: String) throws {
    try expectNone(schema, value)
  }

  @Test func `a chat request of the bundled document does not`() throws {
    let path = URL(filePath: #filePath).appending(path: "../../../openapi/chat-completions.yaml").standardized
      .path
    let document = try #require(OpenAPIDocument.load(path, from: FileSource()).document)
    let schema = try #require(document.root["components"]?["schemas"]?["ChatCompletionRequest"])
    let compiled = SchemaCompiler(dialect: .openAPI31, resolver: document.references).compile(schema).schema
    let text = #"""
      {"model": "gemini-3.5-flash", "messages": [{"role": "system", "content": "Answer \"briefly\"."},
       {"role": "user", "content": "Hello!\nWho are you?"}], "temperature": 0.7, "max_tokens": 2000}
      """#
    expectNone(compiled, try JSONDocument(parsing: text).root)
  }

  @Test func `an example of GitHub's does not`() throws {
    guard let folder = Outside.folder?.appending(path: "specs") else { return #expect(!Outside.isRequired) }
    let path = folder.appending(path: "github-v6.7.1.json").path
    let document = try #require(OpenAPIDocument.load(path, from: FileSource()).document)
    let components = try #require(document.root["components"])
    let schema = try #require(components["schemas"]?["full-repository"])
    let example = try #require(components["examples"]?["full-repository-default-response"]?["value"])
    expectNone(
      SchemaCompiler(dialect: .openAPI30, resolver: document.references).compile(schema).schema, example)
  }
}
