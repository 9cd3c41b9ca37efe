public import UnderstudyDiagnostics
public import UnderstudyJSON

/// Diagnostics as other programs read them: editors, code hosts, scripts.
///
/// What comes in is what a check has found, in its order; what goes out is one JSON value.
public struct DiagnosticReport: Sendable {
  /// What was found, in order.
  public let diagnostics: [Diagnostic]

  /// A report of diagnostics.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// How many are errors.
  public var errorCount: Int { diagnostics.count { $0.severity == .error } }
  /// How many are warnings.
  public var warningCount: Int { diagnostics.count - errorCount }

  /// A plain list: `{"errors": …, "warnings": …, "diagnostics": [{"severity", "rule", "message", "file", "line", "column",
  /// "notes"}]}`. Lines and columns count from 1, columns in Unicode scalars; what is not known is left out.
  public var json: JSONValue {
    [
      "errors": .number(JSONNumber(errorCount)), "warnings": .number(JSONNumber(warningCount)),
      "diagnostics": .array(diagnostics.map(Self.object)),
    ]
  }

  private static func object(_ diagnostic: Diagnostic) -> JSONValue {
    var object: JSONObject = ["severity": .string(diagnostic.severity.rawValue)]
    object["rule"] = diagnostic.rule.map(JSONValue.string)
    object["message"] = .string(diagnostic.message)
    add(diagnostic.location, to: &object)
    guard !diagnostic.notes.isEmpty else { return .object(object) }
    object["notes"] = .array(
      diagnostic.notes.map { note in
        var object: JSONObject = ["message": .string(note.message)]
        add(note.location, to: &object)
        return .object(object)
      })
    return .object(object)
  }

  private static func add(_ location: SourceLocation?, to object: inout JSONObject) {
    guard let location else { return }
    object["file"] = .string(location.file)
    object["line"] = .number(JSONNumber(location.line))
    object["column"] = .number(JSONNumber(location.column))
  }
}
