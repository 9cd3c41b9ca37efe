import Foundation
import TestSupport
import Testing
import Understudy
import UnderstudyAudit
import UnderstudyCurl
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyMocking
import UnderstudyOpenAPI
import UnderstudyReports

/// An endpoint that keeps to its document, and such as do not: all on sockets.
struct AuditTests {
  @Test func `nothing is found in a mock of the bundled document`() async throws {
    let report = try await BreakingMock { _, _ in }.audit()
    #expect(report.findings.map(\.diagnostic.description) == [])
    #expect(report.exitCode == 0)
    #expect(report.entries.count >= 40)
    let seen = report.coverage.rows.filter { $0.count > 0 }.map { "\($0.status) \($0.mediaType ?? "")" }
    #expect(
      seen == [
        "200 application/json", "200 text/event-stream", "400 application/json", "401 application/json",
        "404 application/json",
      ])
    for purpose in [PlannedRequest.Purpose.valid, .boundary, .credential, .mediaType, .body] {
      #expect(report.entries.contains { $0.purpose == purpose }, "\(purpose)")
    }
    let streams = report.entries.filter { $0.eventCount != nil }
    #expect(streams.allSatisfy { $0.firstEventTime != nil && ($0.eventCount ?? 0) > 2 })
  }

  static let outside = [
    "museum.yaml", "swagger-petstore.yaml", "petstore-expanded-3.0.json", "tictactoe-3.1.yaml",
  ]

  @Test(.enabled(if: Outside.folder != nil), arguments: outside)
  func `nothing is found in mocks of documents of others`(file: String) async throws {
    let path = try #require(Outside.folder).appending(path: "specs/\(file)").path
    let document = try #require(OpenAPIDocument.load(path, from: FileSource()).document)
    let server = try MockServer.start(.file(path))
    defer { server.stop(grace: .zero) }
    let options = AuditOptions(
      methods: AuditOptions.safeMethods.union(["POST", "PUT", "PATCH", "DELETE"]), maximumRequests: 400,
      key: "user:password")
    let report = try await Self.audited(server.url, document, options)
    #expect(report.findings.map(\.diagnostic.description) == [])
    #expect(report.entries.count >= document.operations.count)
    #expect(report.coverage.seenCount * 3 >= report.coverage.rows.count, "\(report.table)")
  }

  @Test func `there are breaks to be found`() {
    #expect(SeededBreak.all.count >= 20)
    #expect(Set(SeededBreak.all.map(\.name)).count == SeededBreak.all.count)
  }

  @Test(arguments: SeededBreak.all)
  func `a break of the contract is found, once, and nothing besides`(seeded: SeededBreak) async throws {
    let mock = try BreakingMock(options: seeded.options, change: seeded.change)
    let report = try await mock.audit()
    let found = report.findings.map(\.diagnostic.description).joined(separator: "\n")
    #expect(report.findings.map(\.rule) == [seeded.rule], "\(found)")
    #expect(report.findings.first?.message.contains(seeded.words) == true, "\(found)")
    #expect(report.findings.first?.location?.file == "openapi/chat-completions.yaml")
    #expect(report.exitCode == 1)
    #expect(report.junit.xml.contains("audit/\(seeded.rule.rawValue)"))
  }
}
