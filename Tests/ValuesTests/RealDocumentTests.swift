import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation
import UnderstudyValues

/// Documents of others: for a sample of their operations, values of every response and request body.
struct RealDocumentTests {
  static let documents: [Case] = {
    guard let folder = Outside.folder?.appending(path: "specs") else { return [] }
    return Case.all(in: folder, "yaml") + Case.all(in: folder, "json")
  }()

  @Test func `the documents are there`() {
    #expect(Self.documents.count > 20 || !Outside.isRequired && Self.documents.isEmpty)
  }

  /// `UNDERSTUDY_EVERY=1` looks at all operations.
  static let sample = ProcessInfo.processInfo.environment["UNDERSTUDY_EVERY"] == nil ? 12 : Int.max

  @Test(arguments: documents)
  func `makes values of what operations say`(file: Case) throws {
    let name = file.url.lastPathComponent
    let (loaded, _) = OpenAPIDocument.load(name, from: MemorySource([name: try file.bytes]))
    let document = try #require(loaded)
    let step = max(1, document.operations.count / Self.sample)
    for position in stride(from: 0, to: document.operations.count, by: step) {
      let operation = document.operations[position]
      var schemas: [(Schema, SchemaOptions.Direction)] = []
      for response in operation.responses {
        schemas += response.content.compactMap { $0.schema ?? $0.itemSchema }.map { ($0, .response) }
        schemas += response.headers.compactMap(\.schema).map { ($0, .response) }
      }
      schemas += (operation.requestBody?.content ?? []).compactMap(\.schema).map { ($0, .request) }
      schemas += operation.parameters.compactMap(\.schema).map { ($0, .request) }
      for (schema, direction) in schemas {
        let compiler = SchemaCompiler(
          dialect: Dialect(uri: document.references.defaultDialect.uri) ?? .openAPI31,
          options: SchemaOptions(assertsContent: true, direction: direction), resolver: document.references)
        let generator = ValueGenerator(schema.node, compiler: compiler)
        let compiled = compiler.compile(schema.node).schema
        for seed in [nil, 1, 2] as [UInt64?] {
          do {
            let value = try generator.value(seed: seed, extent: seed == 2 ? .minimal : .full)
            let isValid = compiled.isValid(try JSONDocument(parsing: value.utf8()).root)
            #expect(isValid, "\(operation.name), seed \(seed ?? 0): \(value)")
          } catch {
            Issue.record("\(operation.name), seed \(seed ?? 0): \(error)")
          }
        }
      }
    }
  }
}
