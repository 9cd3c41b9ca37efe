import Foundation
import TestSupport
import Testing
import Understudy
import UnderstudyDiagnostics
import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyOpenAPI
import UnderstudyValidation

/// Documents of others, served: the usual answer of operations and a sample of generated ones keep to the document.
///
/// A sample of the operations and seeds is looked at; `UNDERSTUDY_EVERY=1` looks at all of them.
struct GeneratedReplyTests {
  static let isEvery = ProcessInfo.processInfo.environment["UNDERSTUDY_EVERY"] != nil
  static let operationCount = isEvery ? Int.max : 8
  static let seeds = isEvery ? 0..<20 : 0..<2

  static let documents: [Case] = {
    guard let folder = Outside.folder?.appending(path: "specs") else { return [] }
    return Case.all(in: folder, "yaml") + Case.all(in: folder, "json")
      + Case.all(in: folder.appending(path: "multifile/digitalocean"), "yaml")
  }()

  @Test func `the documents are there`() {
    #expect(Self.documents.count > 20 || !Outside.isRequired && Self.documents.isEmpty)
  }

  @Test(arguments: documents)
  func `answers keep to the document`(file: Case) async throws {
    let served = Served([.file(file.url.path)])
    let mock = try TestMock(.inMemory, served)
    let document = try #require(OpenAPIDocument.load(file.url.path, from: FileSource()).document)
    let step = max(1, document.operations.count / Self.operationCount)
    for position in stride(from: 0, to: document.operations.count, by: step) {
      let operation = document.operations[position]
      let validator = ResponseValidator(operation, in: document)
      let target = Self.target(of: operation)
      // 1xx is never the last answer (RFC 9110 §15.2).
      for response in operation.responses where Self.status(of: response) >= 200 {
        let status = Self.status(of: response)
        for seed in [nil] + Self.seeds.map(Optional.some) {
          let prefer = "code=\(status)" + (seed.map { ", dynamic=true, seed=\($0)" } ?? "")
          let received = try await mock.send(
            HTTPRequest(method: operation.method, target: target, fields: ["Prefer": prefer]))
          let name = "\(operation.method) \(operation.path.text) \(prefer)"
          guard mock.exchanges().last?.operation == operation.name else { continue }
          #expect(received.status == status, "\(name): \(received.text)")
          let violations = Self.violations(of: received, validator, status)
          #expect(violations.isEmpty, "\(name): \(violations) in \(received.text.prefix(600))")
        }
      }
    }
  }

  private static func violations(
    of received: Received, _ validator: ResponseValidator, _ status: Int
  ) -> [String] {
    var violations = validator.violations(status: status, fields: received.fields, body: received.body)
      // The scenario says whether to try again, and the mock numbers requests itself.
      .filter { $0.part != .header("Retry-After") }
    if received.fields["content-type"] == "text/event-stream" {
      violations +=
        validator.stream(status: status)?.violations(of: CannedStream(received.body), file: "stream") ?? []
    }
    return violations.map { "\($0.part) \($0.instance) \($0.message)" }
  }

  private static func target(of operation: UnderstudyOpenAPI.Operation) -> String {
    var target = ""
    var isName = false
    for character in operation.path.text {
      if character == "{" { target += "7" }
      if character == "{" || character == "}" {
        isName = character == "{"
      } else if !isName {
        target.append(character)
      }
    }
    return target
  }

  private static func status(of response: Response) -> Int {
    switch response.status {
    case .code(let code): code
    case .range(let hundreds): hundreds * 100 + 1
    case .default: 599
    }
  }
}
