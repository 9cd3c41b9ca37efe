import UnderstudyJSON

/// Chooses the scenario that answers a valid request unasked: the first whose conditions hold.
///
/// Nearly all conditions compare a member of the body with a string or truth value, and many scenarios ask the same: so every
/// request pays for one look at each member that any of them names, for one comparison with each value, and a bit for each
/// scenario.
final class FixtureChoice: Sendable {
  /// What a member of the body must be.
  private enum Expected: Hashable {
    case bool(Bool)
    /// A string, by its place among the expected bytes.
    case string(start: Int, count: Int)
  }

  /// A member of the body, and what it is compared with: a range of the tests.
  private struct Member {
    /// Not counted: `paths` holds it.
    var path: Unmanaged<JSONPath>
    var tests: Range<Int>
  }

  /// What one scenario asks: a bit for each test that must hold, and whether there is more.
  private struct Row {
    var tests: UInt64
    var hasMore: Bool
  }

  private let scenarios: [PreparedScenario]
  private let rows: [Row]
  private let paths: [JSONPath]
  private let members: [Member]
  private let tests: [Expected]
  private let expected: [UInt8]

  /// A choice among scenarios, the most specific first.
  init(_ scenarios: [PreparedScenario]) {
    let asked = scenarios.map { Self.tests(of: $0.scenario.when) }
    var values: [JSONPath: [JSONValue]] = [:]
    var paths: [JSONPath] = []
    for (path, value) in asked.joined() {
      if values[path] == nil { paths.append(path) }
      if values[path]?.contains(value) != true { values[path, default: []].append(value) }
    }
    var members: [Member] = []
    var tests: [Expected] = []
    var expected: [UInt8] = []
    var bits: [JSONPath: [JSONValue: UInt64]] = [:]
    for path in paths {
      let first = tests.count
      // There are as many bits as a word has; who asks for more is asked itself.
      for value in (values[path] ?? []).prefix(64 - first) {
        bits[path, default: [:]][value] = 1 << UInt64(tests.count)
        if case .string(let text) = value {
          tests.append(.string(start: expected.count, count: text.utf8.count))
          expected += Array(text.utf8)
        } else {
          tests.append(.bool(value == .bool(true)))
        }
      }
      members.append(Member(path: .passUnretained(path), tests: first..<tests.count))
    }
    rows = zip(scenarios, asked).map { scenario, asked in
      let own = asked.map { bits[$0.path]?[$0.value] }
      var others = scenario.scenario.when
      let isTested = own.count == others.body.count && !own.contains(nil)
      others.body = []
      return Row(tests: own.reduce(0) { $0 | ($1 ?? 0) }, hasMore: !isTested || others != Conditions())
    }
    self.scenarios = scenarios
    self.paths = paths
    self.members = members
    self.tests = tests
    self.expected = expected
  }

  /// The comparisons with a string or truth value among a scenario's conditions.
  private static func tests(of conditions: Conditions) -> [(path: JSONPath, value: JSONValue)] {
    conditions.body.compactMap { condition in
      guard case .equals(let value) = condition.test, let path = JSONPath(condition.subject) else {
        return nil
      }
      switch value {
      case .bool, .string: return (path, value)
      default: return nil
      }
    }
  }

  /// The scenario for a request.
  func scenario(for request: CheckedRequest, in session: Session) -> PreparedScenario? {
    guard let body = request.body, let held = testsHeld(by: body) else {
      return scenarios.first { $0.holds(for: request, in: session) }
    }
    for index in rows.indices where rows[index].tests & ~held == 0 {
      if !rows[index].hasMore || scenarios[index].holds(for: request, in: session) { return scenarios[index] }
    }
    return nil
  }

  /// The tests that a body passes, a bit each; `nil` where a string is not written as it reads.
  private func testsHeld(by body: JSONDocument) -> UInt64? {
    var held: UInt64 = 0
    for member in members {
      switch member.path._withUnsafeGuaranteedRef({ body.glance(at: $0) }) {
      case .escapedString: return nil
      case .other: continue
      case .bool(let value):
        for index in member.tests {
          if case .bool(value) = tests[index] { held |= 1 << UInt64(index) }
        }
      case .string(let start, let count):
        for index in member.tests {
          guard case .string(let wanted, count) = tests[index], isSame(body, start, wanted, count) else {
            continue
          }
          held |= 1 << UInt64(index)
        }
      }
    }
    return held
  }

  /// Whether bytes of the body are those that are expected.
  private func isSame(_ body: JSONDocument, _ found: Int, _ wanted: Int, _ count: Int) -> Bool {
    body.bytes.withUnsafeBufferPointer { bytes in
      expected.withUnsafeBufferPointer { expected in
        for offset in 0..<count where bytes[found + offset] != expected[wanted + offset] { return false }
        return true
      }
    }
  }
}

/// Which of several scenarios that answer unasked comes first.
enum FixtureOrder {
  /// The most specific first; of equals, the first by name, which is the file's.
  static func sorted(_ scenarios: [PreparedScenario]) -> [PreparedScenario] {
    scenarios.sorted { left, right in
      let (first, second) = (left.scenario.when.specificity, right.scenario.when.specificity)
      return first != second ? first > second : left.scenario.name < right.scenario.name
    }
  }
}
