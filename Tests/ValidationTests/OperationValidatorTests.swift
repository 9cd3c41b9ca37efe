import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation

/// Requests against one document: golden, what each breaks.
///
/// The first line of a case names the operation and what the router found in the path; then comes the request.
struct OperationValidatorTests {
  static let cases = Case.all(in: "requests", withExtension: "http")

  @Test func `there are cases`() {
    #expect(!Self.cases.isEmpty)
  }

  @Test(arguments: cases)
  func `says what a request breaks`(file: Case) throws {
    let document = try Documents.load(
      file.url.deletingLastPathComponent().appending(path: "pets.yaml"), named: "pets.yaml")
    let parsed = try Request(file.text)
    let operation = try #require(document.operation(named: parsed.operation))
    let validator = OperationValidator(operation, in: document)
    let check = validator.check(parsed.request, pathArguments: parsed.arguments)
    let lines =
      validator.diagnostics.map(\.description)
      + check.violations.map { violation in
        "\(violation.diagnostic)\n  '\(violation.keyword)' of \(violation.parameter ?? "-")"
      } + ["body: \(check.body?.root.value.text() ?? "none")"]
    try expectGolden(
      lines.joined(separator: "\n") + "\n",
      at: file.url.deletingPathExtension().appendingPathExtension("expected"))
  }

  /// A case, read.
  private struct Request {
    var operation: String
    var arguments: [(name: String, value: Substring)]
    var request: HTTPRequest

    init(_ text: String) throws {
      let parts = text.split(separator: "\n\n", maxSplits: 1)
      let lines = parts[0].split(separator: "\n")
      let words = lines[0].split(separator: " ")
      operation = String(words[0])
      arguments = words.dropFirst().map { word in
        (String(word.prefix { $0 != "=" }), word.drop { $0 != "=" }.dropFirst())
      }
      let head = lines[1].split(separator: " ")
      var fields = HTTPFields()
      for line in lines.dropFirst(2) {
        let colon = try #require(line.firstIndex(of: ":"))
        fields.append(String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
      }
      let body = parts.count > 1 ? parts[1].dropLast() : ""
      request = HTTPRequest(
        method: String(head[0]), target: String(head[1]), fields: fields, body: Array(body.utf8))
    }
  }
}

/// Documents for tests.
enum Documents {
  /// Loads a document, which must have no errors.
  static func load(_ url: URL, named name: String) throws -> OpenAPIDocument {
    try load(String(contentsOf: url, encoding: .utf8), named: name)
  }

  /// Loads a document given as text, which must have no errors.
  static func load(_ text: String, named name: String = "document.yaml") throws -> OpenAPIDocument {
    let (document, diagnostics) = OpenAPIDocument.load(name, from: MemorySource([name: text]))
    #expect(diagnostics.filter { $0.severity == .error } == [])
    return try #require(document)
  }
}
