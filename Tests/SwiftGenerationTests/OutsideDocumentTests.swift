import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyOpenAPI
import UnderstudySwiftGeneration

/// Documents of others: what is generated for each compiles as it is, warnings as errors; values of their types come back
/// as they were, and what the types can know to be wrong is refused.
@Suite(.serialized, .enabled(if: Outside.folder != nil || Outside.isRequired, "no folder of documents"))
struct OutsideDocumentTests {
  /// Documents of every version, two of more than 2 MB.
  static let names = [
    "github-v6.7.1.json", "openai.yaml", "heyapi-full-3.1.yaml", "tgi.json", "twilio-verify.yaml",
    "tags-3.2.yaml", "slack-web-swagger2.json",
    "webhook-3.1.yaml", "callback-3.0.yaml", "soag-event-streams.yaml", "non-oauth-scopes-3.1.yaml",
    "multifile/digitalocean/DigitalOcean-public.v2.yaml",
  ]

  @Test(arguments: names) func `the types and the client of a document compile`(name: String) async throws {
    let document = try Self.document(name)
    var options = GenerationOptions()
    options.hasClient = true
    options.layout = .grouped(lines: 2000)
    let (files, diagnostics) = SwiftGenerator.generate(from: document, options: options)
    #expect(!diagnostics.contains { $0.severity == .error })
    #expect(files == SwiftGenerator.generate(from: document, options: options).files)
    let errors = try await TypeChecker.errors(in: files.map { ($0.name, $0.text) })
    #expect(errors.isEmpty, "\(errors.prefix(3).joined(separator: "\n"))")
  }

  /// Those that take minutes to compile run where `CI` is set; `UNDERSTUDY_DOCUMENTS` names others.
  static let compiled =
    ProcessInfo.processInfo.environment["UNDERSTUDY_DOCUMENTS"]?.split(separator: ",").map(String.init)
    ?? [
      "museum.yaml", "ollama.yaml", "swagger-petstore.yaml", "soag-petstore-reference.yaml",
      "tictactoe-3.1.yaml",
      "uspto-3.0.json", "petstore-expanded-3.0.json", "link-3.0.yaml", "tgi.json", "heyapi-full-3.1.yaml",
    ]
    + (Outside.isRequired
      ? [
        "together.yaml", "twilio-verify.yaml", "k8s-apps-v1.json", "adyen-checkout-v71.yaml", "opencode.yaml",
        "slack-web-swagger2.json", "openai.yaml",
      ] : [])

  @Test(arguments: compiled) func `values and examples come back as they were, and broken ones are refused`(
    name: String
  ) async throws {
    let trip = DocumentRoundTrip(try Self.document(name))
    let (made, unmade) = trip.madeValues(seeds: [nil, 1, 2, 3])
    #expect(made.count > unmade.count)
    let broken = trip.brokenValues()
    #expect(!broken.isEmpty)
    let differences = try await trip.differences(made + trip.examples() + broken)
    let text = "\(differences.count): \(differences.prefix(40).joined(separator: "\n"))"
    #expect(differences.isEmpty, Comment(rawValue: text))
  }

  /// What OpenAI's document shows of chats, responses and embeddings: requests with tools, images and structured output,
  /// replies, and events.
  @Test func `OpenAI's own examples come back as they were`() async throws {
    var selection = Selection()
    selection.operations = ["createChatCompletion", "createResponse", "createEmbedding", "createImage"]
    let trip = DocumentRoundTrip(try Self.document("openai.yaml"), selection)
    let examples = trip.examples()
    print("OpenAI's own examples: \(examples.count)")
    #expect(examples.count >= 20)
    let differences = try await trip.differences(examples)
    #expect(differences.isEmpty, Comment(rawValue: differences.prefix(5).joined(separator: "\n")))
  }

  private static func document(_ name: String) throws -> OpenAPIDocument {
    let file = try #require(Outside.folder).appending(path: "specs/\(name)").path
    return try #require(OpenAPIDocument.load(file, from: FileSource()).document)
  }
}
