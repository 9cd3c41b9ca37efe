import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

/// Where files come from, and what a broken one can do.
struct LoadingTests {
  static let document = """
    openapi: 3.1.0
    info: { title: A, version: "1" }
    paths:
      /a: { get: { responses: { "200": { $ref: "../shared/b.yaml#/r" } } } }
    """

  @Test func `files outside the folder are read only where that is allowed`() {
    let source = MemorySource([
      "api/a.yaml": Self.document, "shared/b.yaml": "r: { description: From outside. }",
    ])
    let refused = OpenAPIDocument.load("api/a.yaml", from: source)
    #expect(refused.document?.operations.first?.responses.isEmpty == true)
    #expect(
      refused.diagnostics.map(\.message) == [
        "reference to '../shared/b.yaml' leaves the folder of the document"
      ])
    let allowed = OpenAPIDocument.load(
      "api/a.yaml", from: source, options: LoadOptions(allowsOutsideFiles: true))
    #expect(allowed.diagnostics == [])
    #expect(allowed.document?.operations.first?.responses.first?.description == "From outside.")
  }

  @Test func `a file that cannot be read is no document`() {
    let (document, diagnostics) = OpenAPIDocument.load("/nowhere/a.yaml", from: FileSource())
    #expect(document == nil)
    #expect(diagnostics.map(\.description) == ["error: '/nowhere/a.yaml' cannot be read: no such file"])
    #expect(
      OpenAPIDocument.load("/", from: FileSource()).diagnostics.map(\.message) == [
        "'/' cannot be read: it is a folder"
      ])
  }

  @Test func `JSON is read as JSON, and by YAML where it is more than that`() {
    let json = #"{"openapi": "3.0.0", "info": {"title": "J", "version": "1"}, "paths": {}}"#
    #expect(OpenAPIDocument.load("a", from: MemorySource(["a": json])).document?.title == "J")
    #expect(OpenAPIDocument.load("a", from: MemorySource(["a": "\u{FEFF}" + json])).document?.title == "J")
    #expect(OpenAPIDocument.load("a", from: MemorySource(["a": "# c\n" + json])).document?.title == "J")
    let flow = "{openapi: 3.0.0, info: {title: F, version: '1'}, paths: {}}"
    #expect(OpenAPIDocument.load("a.yaml", from: MemorySource(["a.yaml": flow])).document?.title == "F")
    let broken = OpenAPIDocument.load("a.json", from: MemorySource(["a.json": #"{"openapi": "3.0.0",}"#]))
    #expect(
      broken.diagnostics.map(\.description) == [
        "a.json:1:1: warning: the document has neither paths nor webhooks nor components",
        "a.json:1:1: warning: a document must have 'info'",
        "a.json:1:21: warning: '}' found where a property name in double quotes was expected\n"
          + "note: it is read as YAML, which allows that; other programs may refuse it",
      ])
  }

  @Test func `what a schema refers to is found, in circles too`() throws {
    let text = """
      openapi: 3.1.0
      info: { title: A, version: "1" }
      components:
        schemas:
          Node: { type: object, properties: { next: { $ref: "#/components/schemas/Alias" }, "a/b~c d": { type: integer } } }
          Alias: { $ref: "#/components/schemas/Node", description: The same. }
          Deep: { $ref: "#/components/schemas/Node/properties/a~1b~0c%20d" }
          Loop: { $ref: "#/components/schemas/Loop" }
      """
    let (document, _) = OpenAPIDocument.load("a", from: MemorySource(["a": text]))
    let schemas = try #require(document).schemas
    #expect(schemas.map(\.name) == ["Node", "Alias", "Deep", "Loop"])
    #expect(schemas[0].schema.property("next")?.resolved == schemas[0].schema)
    #expect(schemas[0].schema.property("next")?.target?.name == "Alias")
    #expect(schemas[1].schema.isOnlyReference)
    #expect(schemas[2].schema.resolved.types == [.integer])
    #expect(schemas[3].schema.resolved == schemas[3].schema)
  }

  @Test func `an address of its own moves a schema's references`() throws {
    let text = """
      openapi: 3.1.0
      info: { title: A, version: "1" }
      components:
        schemas:
          A: { $id: "https://a.example/x/a", properties: { b: { $ref: b }, own: { $ref: "#/$defs/d" } }, $defs: { d: { const: 1 } } }
          B: { $id: "https://a.example/x/b", $dynamicAnchor: node, $schema: "http://json-schema.org/draft-07/schema#" }
      """
    let (document, diagnostics) = OpenAPIDocument.load("a", from: MemorySource(["a": text]))
    let schemas = try #require(document).schemas.map(\.schema)
    #expect(diagnostics.isEmpty)
    #expect(schemas[0].property("b")?.resolved.name == "B")
    #expect(schemas[0].property("own")?.resolved.const?.integer == 1)
    #expect(schemas[1].dialect == .draft7)
    #expect(schemas[0].dialect == .openAPI31)
    #expect(schemas[1].references.dynamicAnchor("node", inResourceOf: schemas[1].node) == schemas[1].node)
    #expect(schemas[1].references.dynamicAnchor("node", inResourceOf: schemas[0].node) == nil)
  }

  @Test func `properties that are a reference as a whole are those it leads to`() throws {
    let file = try #require(
      Case.all(in: "invalid", withExtension: "yaml").first { $0.name == "map-references" })
    let source = MemorySource(["a.yaml": try file.text])
    let (document, _) = OpenAPIDocument.load("a.yaml", from: source)
    let schemas = try #require(document).schemas
    func names(_ name: String) -> [String] {
      schemas.first { $0.name == name }?.schema.properties.map(\.name) ?? ["no schema"]
    }
    #expect(names("OfMap") == ["id", "name"])
    #expect(names("OfSchema") == ["id", "name", "extra"])
    #expect(names("Nowhere") == [])
    #expect(names("Loop") == [])
    #expect(names("Real") == ["$ref"])
    let property = schemas.first { $0.name == "OfSchema" }?.schema.property("name")
    #expect(property?.types == [.string])
  }

  @Test func `bounds are what they mean in either version`() throws {
    let text = """
      openapi: 3.1.0
      info: { title: A, version: "1" }
      components:
        schemas:
          Old: { type: [number], minimum: 1, exclusiveMinimum: true, maximum: 5 }
          New: { exclusiveMinimum: 1, minimum: 0, nullable: true }
      """
    let (document, _) = OpenAPIDocument.load("a", from: MemorySource(["a": text]))
    let schemas = try #require(document).schemas.map(\.schema)
    #expect(schemas[0].minimum == nil && schemas[0].exclusiveMinimum == 1 && schemas[0].maximum == 5)
    #expect(schemas[1].minimum == 0 && schemas[1].exclusiveMinimum == 1 && schemas[1].isNullable)
  }

  @Test(arguments: ["minimal", "swagger", "callbacks-and-streams"])
  func `no broken document breaks the reader`(name: String) throws {
    let file = try #require(Case.all(in: "valid", withExtension: "yaml").first { $0.name == name })
    let lines = try file.text.split(separator: "\n", omittingEmptySubsequences: false)
    let words = [
      "$ref", "null", "[]", "{}", "1", "\"#\"", "true", "x-a", "''", "$ref: '#/paths'", "- a", "*", "get",
    ]
    var random = SeededGenerator(seed: 11)
    var documents = 0
    for _ in 0..<400 {
      var text = lines
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<text.count, using: &random)
        let words = words.map { Substring($0) } + lines
        switch Int.random(in: 0..<4, using: &random) {
        case 0: text.remove(at: place)
        case 1: text.swapAt(place, Int.random(in: 0..<text.count, using: &random))
        case 2:
          let parts = text[place].split(separator: ":", maxSplits: 1)
          text[place] = "\(parts.first ?? ""): \(words.randomElement(using: &random) ?? "")"
        default:
          text[place] = Substring(
            text[place].replacing(": ", with: ": \(words[place % 13]) #", maxReplacements: 1))
        }
      }
      let joined = text.joined(separator: "\n")
      let (document, diagnostics) = OpenAPIDocument.load("a.yaml", from: MemorySource(["a.yaml": joined]))
      if document == nil { #expect(diagnostics.contains { $0.severity == .error }, "\(joined)") }
      documents += document == nil ? 0 : 1
      for operation in document?.operations ?? [] { _ = operation.dump(indent: "") }
    }
    #expect(documents > 40)
  }
}
