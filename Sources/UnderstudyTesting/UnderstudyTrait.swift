public import Testing
public import Understudy
public import UnderstudyMocking
import UnderstudyDiagnostics

/// Gives each test a session of its own on a mock that all tests of the process share.
///
/// ```swift
/// @Test(.understudy(.chatCompletions, scenario: "rate-limited"))
/// func `waits as long as it is told to`() async throws {
///   let session = try MockSession.current
///   let client = ChatClient(baseURL: session.url)
///   …
///   expectReceived(2)
///   expectNoViolations()
/// }
/// ```
///
/// Tests run side by side without seeing each other. The session ends with the test.
public struct UnderstudyTrait: TestTrait, SuiteTrait, TestScoping {
  fileprivate let document: MockDocument
  fileprivate let scenario: String?
  fileprivate let script: [CannedReply]
  fileprivate let then: Scenario.Then
  fileprivate let mayViolate: Bool

  /// A suite passes the trait on to each of its tests.
  public var isRecursive: Bool { true }

  /// Runs a test with a session.
  public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    // A suite as a whole needs no session: its tests have theirs.
    guard testCase != nil else { return try await function() }
    let server = try MockServer.shared(document)
    let session = server.makeSession()
    if let scenario { try session.play(scenario) }
    if !script.isEmpty { try session.script(Scenario(name: "script", replies: script, then: then)) }
    defer { session.end() }
    try await MockSession.$scoped.withValue(session) {
      try await function()
      if !mayViolate { expectNoViolations(sourceLocation: test.sourceLocation) }
    }
  }
}

extension Trait where Self == UnderstudyTrait {
  /// A session of the test's own on a mock of a document.
  ///
  /// When the test ends, every request that broke the document is an issue.
  ///
  /// - Parameters:
  ///   - document: what is served.
  ///   - scenario: the scenario that the session plays from the start; `nil` for the usual answers.
  ///   - mayViolate: requests may break the document: they are the point of the test.
  public static func understudy(
    _ document: MockDocument, scenario: String? = nil, mayViolate: Bool = false
  ) -> UnderstudyTrait {
    UnderstudyTrait(
      document: document, scenario: scenario, script: [], then: .repeat, mayViolate: mayViolate)
  }

  /// A session of the test's own on a mock of a document, that gives replies one after the other.
  ///
  /// ```swift
  /// @Test(.understudy(.chatCompletions, replies: .rateLimited(retryAfter: .seconds(1)), .success))
  /// ```
  ///
  /// - Parameters:
  ///   - document: what is served.
  ///   - replies: at least one.
  ///   - then: what happens after the last.
  ///   - mayViolate: requests may break the document: they are the point of the test.
  public static func understudy(
    _ document: MockDocument, replies: CannedReply..., then: Scenario.Then = .repeat, mayViolate: Bool = false
  ) -> UnderstudyTrait {
    UnderstudyTrait(
      document: document, scenario: nil, script: replies, then: then, mayViolate: mayViolate)
  }
}

extension MockSession {
  @TaskLocal fileprivate static var scoped: MockSession?

  /// The session of the test that is running.
  ///
  /// - Throws: an explanation, where the test has no trait `.understudy(…)`.
  public static var current: MockSession {
    get throws {
      guard let scoped else {
        throw DiagnosticError(
          .error("this test has no session: add the trait .understudy(…) to it or its suite"))
      }
      return scoped
    }
  }

  static var currentIfAny: MockSession? { scoped }
}
