import UnderstudyDiagnostics
public import UnderstudyJSON
import UnderstudyReports
import UnderstudyValidation

extension ValidationReport {
  /// The report for programs: `{"valid": …, "schema": {"address", "diagnostics"}, "instances": [{"file", "valid",
  /// "diagnostics", "violations", "complete"}]}`; `valid` is null where nothing was judged.
  ///
  /// A violation has the sentence (`message`), the way to the value (`instanceLocation`) and the keywords that led there
  /// (`keywordLocation`), both as JSON Pointers, and their places: `line` and `column`, and those of `schema`.
  public var json: JSONValue {
    let isJudged = !isSchemaWrong && !instances.contains(where: \.isUnreadable)
    return [
      "valid": isJudged ? .bool(instances.allSatisfy(\.isValid)) : .null,
      "schema": [
        "address": .string(schema.description), "diagnostics": Self.list(schemaDiagnostics),
      ],
      "instances": .array(instances.map(Self.object)),
    ]
  }

  private static func object(_ instance: Instance) -> JSONValue {
    [
      "file": .string(instance.file), "valid": instance.isUnreadable ? .null : .bool(instance.isValid),
      "diagnostics": list(instance.diagnostics),
      "violations": .array(instance.violations.map(object)), "complete": .bool(!instance.hasMore),
    ]
  }

  private static func list(_ diagnostics: [Diagnostic]) -> JSONValue {
    DiagnosticReport(diagnostics).json["diagnostics"] ?? []
  }

  private static func object(_ violation: Violation) -> JSONValue {
    var object: JSONObject = ["message": .string(violation.message)]
    object["keyword"] = .string(violation.keyword)
    object["instanceLocation"] = .string(violation.instance.description)
    object["keywordLocation"] = .string(violation.keywordPath.description)
    if let place = violation.instanceLocation {
      object["line"] = .number(JSONNumber(place.line))
      object["column"] = .number(JSONNumber(place.column))
    }
    if let place = violation.schemaLocation {
      object["schema"] = [
        "file": .string(place.file), "line": .number(JSONNumber(place.line)),
        "column": .number(JSONNumber(place.column)),
      ]
    }
    return .object(object)
  }
}
