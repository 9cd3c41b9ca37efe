import TestSupport
import Testing
import Understudy
import UnderstudyHTTP

/// Documents and fixtures that are broken: each is told with its place, left out, and costs nothing else.
struct BrokenInputTests {
  @Test(arguments: [
    ("syntax.yaml", 3), ("text.yaml", 1), ("version.yaml", 1), ("syntax.json", 2),
  ])
  func `a document that cannot be read is an error with its place`(name: String, line: Int) {
    let path = Files.cases("broken/\(name)")
    let error = #expect(throws: DiagnosticError.self) { try MockServer.start(.file(path)) }
    let first = error?.diagnostics.first { $0.severity == .error }
    #expect(first?.location?.file == path)
    #expect(first?.location?.line == line, "\(error?.description ?? "")")
  }

  @Test func `a document that is not there is an error that names it`() {
    let error = #expect(throws: DiagnosticError.self) { try MockServer.start(.file("/no/such/file.yaml")) }
    #expect(error?.description.contains("/no/such/file.yaml") == true)
  }

  @Test func `no documents at all are an error`() {
    #expect(throws: DiagnosticError.self) { try MockServer.start([]) }
  }

  @Test func `what is broken in a document is left out, and the rest served`() async throws {
    let mock = try TestMock(.overSocket, .half)
    #expect(try await mock.send(HTTPRequest(target: "/good")).json == ["ok": true])
    #expect(try await mock.status(HTTPRequest(target: "/~fine/good")) == 200)
    let place = try #require(
      Served.half.diagnostics.first { $0.location?.file.hasSuffix("half.yaml") == true })
    #expect(place.severity == .error)
    #expect(place.location?.line == 18, "\(place)")
  }

  @Test(arguments: [
    ("scenarios/syntax.yaml", 2), ("scenarios/unknown-operation.yaml", 1), ("scenarios/unknown-file.yaml", 3),
    ("bodies/not-json.json", 2), ("bodies/not-allowed.json", 2), ("scenarios/undeclared.yaml", 3),
    ("scenarios/unknown-fault.yaml", 3), ("scenarios/any-operation.yaml", 2),
    ("scenarios/stream-fault.yaml", 4), ("scenarios/no-such-place.yaml", 4),
  ])
  func `a broken fixture is told with its place and left out`(file: String, line: Int) async throws {
    let found = Served.half.diagnostics.filter {
      $0.location?.file.hasSuffix("Fixtures/half/\(file)") == true
    }
    #expect(found.first?.severity == .error)
    #expect(found.first?.location?.line == line, "\(found)")
    #expect(found.first?.location?.column ?? 0 >= 1)
    #expect(Served.half.catalogue?.scenarioNames == ["fine"])
  }

  @Test func `a body that breaks the document is told with both places`() throws {
    let found = Served.half.diagnostics.first { $0.location?.file.hasSuffix("not-allowed.json") == true }
    let note = try #require(found?.notes.first { $0.location?.file.hasSuffix("half.yaml") == true })
    #expect(note.location?.line == 12)
  }

  @Test func `a fault that cannot be in its answer is told with its own place`() {
    let found = Served.half.diagnostics.filter {
      $0.location?.file.hasSuffix("stream-fault.yaml") == true
        || $0.location?.file.hasSuffix("no-such-place.yaml") == true
    }
    let told = found.map { "\($0.location?.line ?? 0):\($0.location?.column ?? 0): \($0.message)" }
    #expect(
      told == [
        "4:44: the body has only 15 bytes, not 5000",
        "5:44: there is no 'codepoint' in this reply to cut within",
        "6:44: there is nothing in this reply that 'brokenArguments' could be about",
        "4:27: 'missingDone' is for streams, and this reply is never one",
        "7:12: a place in events is for streams, and this reply is never one",
        "8:29: 'framing' is for streams, and this reply is never one",
      ])
  }

  @Test func `a strict server does not start with a broken fixture`() throws {
    #expect(throws: DiagnosticError.self) { try MockServer(.half, options: .init(isStrict: true)) }
    let server = try MockServer(.half)
    #expect(server.diagnostics.count >= 8)
    try MockServer(.bundled, options: .init(isStrict: true)).stop()
  }

  @Test func `what comes with the package has nothing to complain of but known warnings`() {
    #expect(Served.bundled.diagnostics == [])
    let quickstart = Served([.quickstart])
    #expect(!quickstart.hasErrors)
    #expect(quickstart.catalogue?.scenarioNames.contains("greeting") == true)
  }
}

extension Served {
  /// A document half of which is broken, with fixtures most of which are.
  static let half = Served([.file(Files.cases("broken/half.yaml"))])
}
