import Foundation
import TestSupport
import Testing
import UnderstudyJSON

/// What a parsed document costs.
struct JSONMemoryTests {
  static let documents = Outside.folder.map { Case.all(in: $0.appending(path: "specs"), "json") } ?? []

  /// The bytes of a document: its text, its tape, and what an object and an array need besides.
  private func size(of document: JSONDocument) -> Int {
    document.bytes.count + document.tape.capacity * MemoryLayout<UInt64>.stride + 160
  }

  @Test func `the documents are there`() {
    #expect(Self.documents.count > 5 || !Outside.isRequired && Self.documents.isEmpty)
  }

  @Test(arguments: documents)
  func `a document takes at most three times its text, the text included`(file: Case) throws {
    let document = try JSONDocument(parsing: file.bytes)
    #expect(size(of: document) <= 3 * document.bytes.count)
    let dense = try JSONDocument(parsing: document.root.value.utf8())
    #expect(size(of: dense) <= 3 * dense.bytes.count)
  }

  @Test func `the tape of a small request is no longer than twice its text`() throws {
    let document = try JSONDocument(
      parsing: #"{"model":"gemini-3.5-flash","messages":[{"role":"user","content":"Hello"}],"stream":true}"#)
    #expect(document.tape.capacity * 8 <= 2 * document.bytes.count)
  }

  @Test func `the tape of the densest text is eight times as long at most`() throws {
    let text = "[" + String(repeating: "[],", count: 100_000) + "[]]"
    let document = try JSONDocument(parsing: text)
    #expect(document.tape.capacity * 8 <= 8 * document.bytes.count)
    #expect(document.root.count == 100_001)
  }

  @Test(.enabled(if: Allocations.areKnown))
  func `a request is parsed with two allocations, its document and its tape`() throws {
    let text = Array(
      #"{"model":"m","messages":[{"role":"user","content":"a\nb é"}],"temperature":0.7,"tools":[]}"#.utf8)
    let count = Allocations.count { _ = try? JSONDocument(parsing: text) }
    #expect(count == 2)
  }
}
