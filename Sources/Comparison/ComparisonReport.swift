public import UnderstudyDiagnostics
public import UnderstudyJSON

/// What has changed from one document to another.
public struct ComparisonReport: Sendable {
  /// All changes, in the order of the operations.
  public let changes: [Change]
  /// What of the fixtures for the old document is wrong by the new one.
  public var fixtures: [Diagnostic] = []

  /// The changes that break somebody, and those that may.
  public var diagnostics: [Diagnostic] {
    changes.filter { $0.severity != .safe }.map(\.diagnostic) + fixtures
  }

  /// 1 where something is broken, else 0.
  ///
  /// - Parameter isStrict: what may break counts too.
  public func exitCode(isStrict: Bool = false) -> Int32 {
    let isBroken = diagnostics.contains { $0.severity == .error || isStrict }
    return isBroken ? 1 : 0
  }

  /// A line for people.
  public var summary: String {
    func count(_ severity: Change.Severity) -> Int { changes.count { $0.severity == severity } }
    let broken = fixtures.isEmpty ? "" : ", \(fixtures.count) of fixtures"
    return "\(count(.breaking)) breaking, \(count(.risky)) risky, \(count(.safe)) safe\(broken)"
  }

  /// Everything, for programs.
  public var json: JSONValue {
    [
      "breaking": .number(JSONNumber(changes.count { $0.severity == .breaking })),
      "risky": .number(JSONNumber(changes.count { $0.severity == .risky })),
      "changes": .array(changes.map(Self.object)),
      "fixtures": .array(fixtures.map { .string($0.description) }),
    ]
  }

  private static func object(_ change: Change) -> JSONValue {
    var object: JSONObject = ["rule": .string(change.rule), "severity": .string(change.severity.rawValue)]
    object["direction"] = change.direction.map { .string($0.rawValue) }
    object["message"] = .string(change.message)
    object["old"] = change.old.map { .string($0.description) }
    object["new"] = change.new.map { .string($0.description) }
    object["operations"] = .array(change.operations.map(JSONValue.string))
    return .object(object)
  }
}
