import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyOpenAPI

/// The documents that the project ships with.
struct BundledDocumentTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../openapi")

  @Test func `the chat endpoint is read without a finding`() throws {
    let path = Self.folder.appending(path: "chat-completions.yaml").standardizedFileURL.path
    let (document, diagnostics) = OpenAPIDocument.load(path, from: FileSource())
    #expect(diagnostics.map(\.description) == [])
    let operation = try #require(document?.operation(named: "createChatCompletion"))
    #expect(
      operation.responses.compactMap(\.status.code) == [200, 400, 401, 402, 403, 404, 429, 500, 502, 503])
    #expect(document?.stem == "chat-completions")
    let stream = try #require(operation.success?.content.first(where: \.isEventStream)?.stream)
    #expect(stream.terminator == "[DONE]")
    #expect(stream.constant.map(\.text) == ["/id", "/object", "/created", "/model"])
    #expect(stream.exactlyOnce.map(\.tokens) == [["choices", nil, "finish_reason"]])
    #expect(stream.assembly?.rules.count == 4)
    #expect(stream.assembly?.schema.resolved.name == "ChatCompletionResponse")
  }
}
