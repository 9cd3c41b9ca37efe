import UnderstudyDiagnostics
public import UnderstudyJSON

extension DiagnosticReport {
  /// The report in the Static Analysis Results Interchange Format
  /// (<https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>).
  ///
  /// - Parameter version: the version of this program.
  public func sarif(version: String) -> JSONValue {
    let rules = diagnostics.compactMap(\.rule).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let driver: JSONObject = [
      "name": "understudy", "version": .string(version),
      "rules": .array(rules.map { ["id": .string($0)] }),
    ]
    let run: JSONObject = [
      "tool": ["driver": .object(driver)], "columnKind": "unicodeCodePoints",
      "results": .array(diagnostics.map { Self.result($0, rules) }),
    ]
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [.object(run)],
    ]
  }

  private static func result(_ diagnostic: Diagnostic, _ rules: [String]) -> JSONValue {
    var result: JSONObject = [:]
    if let rule = diagnostic.rule, let index = rules.firstIndex(of: rule) {
      result["ruleId"] = .string(rule)
      result["ruleIndex"] = .number(JSONNumber(index))
    }
    result["level"] = .string(diagnostic.severity.rawValue)
    // What to do has no place of its own, and is said in the message.
    let advice = diagnostic.notes.filter { $0.location == nil }.map { "; " + $0.message }.joined()
    result["message"] = ["text": .string(diagnostic.message + advice)]
    result["locations"] = .array(diagnostic.location.map { [["physicalLocation": place($0)]] } ?? [])
    let related = diagnostic.notes.compactMap { note in
      note.location.map { location -> JSONValue in
        ["physicalLocation": place(location), "message": ["text": .string(note.message)]]
      }
    }
    if !related.isEmpty { result["relatedLocations"] = .array(related) }
    return .object(result)
  }

  private static func place(_ location: SourceLocation) -> JSONValue {
    [
      "artifactLocation": ["uri": .string(uri(location.file))],
      "region": [
        "startLine": .number(JSONNumber(max(1, location.line))),
        "startColumn": .number(JSONNumber(max(1, location.column))),
      ],
    ]
  }

  /// A path as a URI reference (RFC 3986 §4.1): an absolute path is of the scheme `file`.
  private static func uri(_ path: String) -> String {
    var text = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      let isPlain =
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "/-._~!$&'()*+,;=@".utf8.contains(byte)
      text += isPlain ? String(Unicode.Scalar(byte)) : "%" + hexadecimal(byte)
    }
    return text
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
