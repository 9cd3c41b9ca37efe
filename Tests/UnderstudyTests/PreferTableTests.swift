import Foundation
import TestSupport
import Testing
import Understudy
import UnderstudyHTTP
import UnderstudyMocking

/// Nonsense in `Prefer`, a line of a table each.
struct PreferTableTests {
  struct Line: Sendable, CustomTestStringConvertible {
    var status: Int
    var problem: String?
    var value: String
    var testDescription: String { "\(value.debugDescription) → \(status)" }
  }

  static let lines: [Line] = {
    let text = try? String(contentsOfFile: Files.cases("prefer/table.txt"), encoding: .utf8)
    return (text ?? "").split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, let status = Int(parts[0]) else { return nil }
      return Line(status: status, problem: parts[1] == "-" ? nil : String(parts[1]), value: String(parts[2]))
    }
  }()

  @Test func `there are lines`() {
    #expect(Self.lines.count > 60)
  }

  @Test(arguments: Way.allCases) func `answers as the table has it`(way: Way) async throws {
    let mock = try TestMock(way)
    for line in Self.lines {
      // Only what a header can carry goes over a socket; an empty one is none there.
      if way == .overSocket, line.value.isEmpty { continue }
      let received = try await mock.send(.chat(prefer: line.value))
      #expect(received.status == line.status, "\(line.testDescription): \(received.text.prefix(200))")
      #expect(received.problem == line.problem, "\(line.testDescription)")
    }
    // What is not known is noted with what it may have meant, and disturbs nobody.
    let remarks = mock.exchanges().flatMap(\.remarks)
    #expect(remarks.contains { $0.contains("'cod' is not a preference") && $0.contains("'code'") })
  }

  @Test(arguments: Way.allCases) func `a locked mock passes over all of it`(way: Way) async throws {
    let mock = try TestMock(way, .bundled, MockOptions(isLocked: true))
    for line in Self.lines where !line.value.isEmpty {
      let received = try await mock.send(.chat(prefer: line.value))
      #expect(received.status == 200, "\(line.testDescription)")
      #expect(received.fields["preference-applied"] == nil)
    }
  }

  @Test func `a very long header is read, and costs nobody anything`() async throws {
    let mock = try TestMock(.inMemory)
    for value in [
      String(repeating: ",", count: 1_000_000), String(repeating: "x=", count: 500_000),
      String(repeating: "\"", count: 999_999), String(repeating: "code=429,", count: 100_000),
    ] {
      let received = try await mock.send(.chat(prefer: value))
      #expect(received.status == 200 || received.status == 429)
    }
  }
}
