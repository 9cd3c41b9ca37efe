import UnderstudyJSON

/// Chooses the scenario that answers a valid request unasked: the first whose conditions hold.
///
/// Nearly all conditions compare a member of the body with a string or truth value; so every request pays for one look at each member
/// that any of them names, and for comparing bytes.
final class FixtureChoice: Sendable {
  /// What a member of the body, by its place among the paths, must be.
  private struct Test {
    var path: Int
    var expected: Expected
  }

  private enum Expected {
    case bool(Bool)
    /// A string, by its place among the expected bytes.
    case string(start: Int, count: Int)
  }

  /// The tests of one scenario, and whether it has conditions beside them.
  private struct Row {
    var tests: Range<Int>
    var hasMore: Bool
  }

  private let scenarios: [PreparedScenario]
  private let paths: [JSONPath]
  private let rows: [Row]
  private let tests: [Test]
  private let expected: [UInt8]

  /// A choice among scenarios, the most specific first.
  init(_ scenarios: [PreparedScenario]) {
    var paths: [JSONPath] = []
    var rows: [Row] = []
    var tests: [Test] = []
    var expected: [UInt8] = []
    for scenario in scenarios {
      let first = tests.count
      var rest = scenario.scenario.when
      rest.body.removeAll { condition in
        guard case .equals(let value) = condition.test, let path = JSONPath(condition.subject) else {
          return false
        }
        let wanted: Expected
        switch value {
        case .bool(let bool): wanted = .bool(bool)
        case .string(let text):
          wanted = .string(start: expected.count, count: text.utf8.count)
          expected += Array(text.utf8)
        default: return false
        }
        if !paths.contains(path) { paths.append(path) }
        tests.append(Test(path: paths.firstIndex(of: path) ?? 0, expected: wanted))
        return true
      }
      rows.append(Row(tests: first..<tests.count, hasMore: rest != Conditions()))
    }
    self.scenarios = scenarios
    self.paths = paths
    self.rows = rows
    self.tests = tests
    self.expected = expected
  }

  /// The scenario for a request.
  func scenario(for request: CheckedRequest, in session: Session) -> PreparedScenario? {
    guard let body = request.body else { return scenarios.first { $0.holds(for: request, in: session) } }
    return withUnsafeTemporaryAllocation(of: JSONGlance.self, capacity: paths.count) { members in
      for index in paths.indices {
        let member = body.glance(at: paths[index])
        if case .escapedString = member { return scenarios.first { $0.holds(for: request, in: session) } }
        members.initializeElement(at: index, to: member)
      }
      for index in rows.indices where holds(rows[index], members, body) {
        if !rows[index].hasMore || scenarios[index].holds(for: request, in: session) {
          return scenarios[index]
        }
      }
      return nil
    }
  }

  private func holds(
    _ row: Row, _ members: UnsafeMutableBufferPointer<JSONGlance>, _ body: JSONDocument
  ) -> Bool {
    for index in row.tests {
      switch (tests[index].expected, members[tests[index].path]) {
      case (.bool(let wanted), .bool(let found)):
        if wanted != found { return false }
      case (.string(let wanted, let count), .string(let found, let foundCount)):
        guard count == foundCount else { return false }
        guard body.bytes[found..<found + count].elementsEqual(expected[wanted..<wanted + count]) else {
          return false
        }
      default: return false
      }
    }
    return true
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
