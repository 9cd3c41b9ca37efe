import Foundation
import TestSupport
import Testing
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyVerdict

@Suite struct VerdictTests {
  static let cases = Case.all(in: "courses", withExtension: "txt")

  @Test(arguments: cases)
  func `judges a course as it is written beside it`(_ file: Case) throws {
    let script = try CourseScript(file.text)
    let verdict = Verdict(of: script.exchanges, script.circumstances)
    var lines = [
      "\(verdict.calls.count) calls: \(verdict.calls.map { $0.attempts.map { "\($0 + 1)" }.joined(separator: "-") }.joined(separator: " "))"
    ]
    for result in verdict.results {
      if result.word == "n/a", result.unknown == nil { continue }
      lines.append(
        "\(result.rule.row) \(result.word) \(result.rule.name)\(result.word == "n/a" ? ": \(result.unknown ?? "")" : "")"
      )
      for finding in result.findings {
        lines.append(
          "  \(finding.severity): \(finding.message) [\(finding.evidence.map { "\($0.number)" }.joined(separator: ", "))]"
        )
      }
    }
    lines.append("score \(verdict.score)")
    try expectGolden(
      lines.joined(separator: "\n") + "\n",
      at: file.url.deletingPathExtension().appendingPathExtension("verdict"))
  }

  @Test func `there are courses, and between them they break and keep nearly every rule`() throws {
    var kept: Set<String> = []
    var broken: Set<String> = []
    for file in Self.cases {
      let script = try CourseScript(file.text)
      for result in Verdict(of: script.exchanges, script.circumstances).results {
        if result.severity != nil { broken.insert(result.rule.name) }
        if result.passedCount > 0 { kept.insert(result.rule.name) }
      }
    }
    let names = Set(Rule.all.map(\.name))
    #expect(names.subtracting(kept) == [])
    #expect(names.subtracting(broken) == [])
  }

  @Test func `no two rules have one name or one row, and only row 25 has none`() {
    #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
    #expect(Rule.all.map(\.row) == Array(1...24) + Array(26...52))
  }

  @Test func `nothing is said of a journal without exchanges`() {
    let verdict = Verdict(of: [])
    #expect(verdict.results.allSatisfy { $0.word == "n/a" })
    #expect(verdict.score == 100)
    #expect(verdict.isPassed)
  }

  @Test func `what would be found does not depend on the order in which exchanges are given`() throws {
    for file in Self.cases {
      let script = try CourseScript(file.text)
      let there = Verdict(of: script.exchanges, script.circumstances)
      let back = Verdict(of: script.exchanges.reversed(), script.circumstances)
      #expect(there.results.map(\.word) == back.results.map(\.word), "\(file)")
    }
  }

  @Test func `no client is faulted that noticed a cut and said so`() throws {
    for fault in ["close@3", "reset@3", "malformedChunk@3"] {
      for stream in ["stream", ""] {
        for outcome in ["outcome error at 100", "outcome cancelled at 100", ""] {
          let script = try CourseScript(
            "0 200 \(stream) fault=\(fault) sse={\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\(outcome)")
          let verdict = Verdict(of: script.exchanges, script.circumstances)
          #expect(verdict.isPassed, "\(fault) \(stream) \(outcome)")
        }
      }
    }
  }
}
