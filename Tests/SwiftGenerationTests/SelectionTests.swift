import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyOpenAPI
import UnderstudySwiftGeneration

/// What is generated where only a part of a document is asked for.
@Suite struct SelectionTests {
  private static let text = """
    openapi: 3.1.0
    info: { title: t, version: "1" }
    paths:
      /users:
        get: { operationId: listUsers, tags: [users], responses: { "200": { description: d, content:
          { application/json: { schema: { type: array, items: { $ref: "#/components/schemas/User" } } } } } } }
      /users/{id}/pets:
        get: { operationId: listPets, tags: [pets], parameters: [{ name: id, in: path, required: true }],
          responses: { "200": { description: d, content:
          { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } } } }
    webhooks:
      petLost: { post: { tags: [pets], responses: { "200": { description: d } } } }
    components:
      schemas:
        Unused: { type: object, properties: { a: { type: string } } }
        User: { type: object, properties: { name: { $ref: "#/components/schemas/Name" } } }
        Pet: { type: object, properties: { owner: { $ref: "#/components/schemas/User" } } }
        Name: { type: string, enum: [a] }
    """

  private func types(_ change: (inout Selection) -> Void) throws -> (names: [String], errors: [String]) {
    let (document, _) = OpenAPIDocument.load("d.yaml", from: MemorySource(["d.yaml": Array(Self.text.utf8)]))
    var options = GenerationOptions()
    change(&options.selection)
    let (files, diagnostics) = SwiftGenerator.generate(from: try #require(document), options: options)
    let lines = files.flatMap { $0.text.split(separator: "\n") }
    let names = lines.filter { $0.hasPrefix("public struct ") || $0.hasPrefix("public enum ") }
      .compactMap { $0.split(separator: " ").dropFirst(2).first }
    return (names.map { $0.filter { $0 != ":" } }.sorted(), diagnostics.map(\.description))
  }

  @Test func `everything, where nothing is asked for`() throws {
    #expect(
      try types { _ in }.names == ["ListPets", "ListUsers", "Name", "Pet", "PostPetLost", "Unused", "User"])
  }

  @Test func `operations and what they reach`() throws {
    #expect(try types { $0.operations = ["listUsers"] }.names == ["ListUsers", "Name", "User"])
    #expect(try types { $0.operations = ["ListUsers"] }.names == ["ListUsers", "Name", "User"])
    #expect(try types { $0.tags = ["pets"] }.names == ["ListPets", "Name", "Pet", "PostPetLost", "User"])
    #expect(try types { $0.paths = ["/users"] }.names == ["ListUsers", "Name", "User"])
    #expect(try types { $0.paths = ["/users/*"] }.names == ["ListPets", "Name", "Pet", "User"])
    #expect(try types { $0.paths = ["*ers"] }.names == ["ListUsers", "Name", "User"])
  }

  @Test func `schemas and what they reach`() throws {
    #expect(try types { $0.schemas = ["User"] }.names == ["Name", "User"])
    #expect(
      try types { selection in
        selection.schemas = ["Unused"]
        selection.operations = ["listUsers"]
      }.names == ["ListUsers", "Name", "Unused", "User"])
  }

  @Test func `what the document does not have is an error`() throws {
    #expect(
      try types { $0.operations = ["listUser"] }.errors == [
        "error: the document has no operation 'listUser'; did you mean 'listUsers'"
      ])
    #expect(
      try types { $0.tags = ["cars"] }.errors.first?.hasPrefix("error: the document has no tag") == true)
    #expect(try types { $0.paths = ["/cars/*"] }.errors == ["error: no path matches '/cars/*'"])
    #expect(
      try types { $0.schemas = ["Users"] }.errors == [
        "error: the document has no schema 'Users'; did you mean 'User'"
      ])
  }
}
