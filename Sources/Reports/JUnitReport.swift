/// Test results as continuous integration reads them: JUnit's XML, as Jenkins' schema has it
/// (<https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd>).
public struct JUnitReport: Sendable {
  /// One test.
  public struct Case: Sendable {
    /// The group that it belongs to, such as an operation.
    public var group: String
    /// Its name.
    public var name: String
    /// How long it took, in seconds.
    public var seconds: Double
    /// What failed; empty where nothing did.
    public var failures: [Failure]
    /// Why it did not run; `nil` where it did.
    public var skipped: String?

    /// Makes a test.
    public init(
      group: String, name: String, seconds: Double = 0, failures: [Failure] = [], skipped: String? = nil
    ) {
      self.group = group
      self.name = name
      self.seconds = seconds
      self.failures = failures
      self.skipped = skipped
    }
  }

  /// What failed in a test.
  public struct Failure: Hashable, Sendable {
    /// What kind of failure it is, by a stable name.
    public var kind: String
    /// One sentence.
    public var message: String
    /// More lines.
    public var details: String

    /// Makes a failure.
    public init(kind: String, message: String, details: String = "") {
      self.kind = kind
      self.message = message
      self.details = details
    }
  }

  /// The name of the suite.
  public let name: String
  /// The tests, in order.
  public let cases: [Case]

  /// A report of one suite.
  public init(name: String, cases: [Case]) {
    self.name = name
    self.cases = cases
  }

  /// The document.
  public var xml: String {
    let failed = cases.count { !$0.failures.isEmpty }
    let skipped = cases.count { $0.skipped != nil }
    let seconds = Self.text(cases.reduce(0) { $0 + $1.seconds })
    let counts =
      "tests=\"\(cases.count)\" failures=\"\(failed)\" errors=\"0\" skipped=\"\(skipped)\" time=\"\(seconds)\""
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#, "<testsuites name=\(Self.quoted(name)) \(counts)>",
    ]
    lines.append("  <testsuite name=\(Self.quoted(name)) \(counts)>")
    for test in cases { lines += Self.lines(of: test) }
    lines += ["  </testsuite>", "</testsuites>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of test: Case) -> [String] {
    let head =
      "    <testcase classname=\(quoted(test.group)) name=\(quoted(test.name)) time=\"\(text(test.seconds))\""
    var inner = test.failures.map { failure in
      "      <failure type=\(quoted(failure.kind)) message=\(quoted(failure.message))>\(escaped(failure.details))</failure>"
    }
    if let reason = test.skipped { inner.append("      <skipped message=\(quoted(reason))/>") }
    return inner.isEmpty ? [head + "/>"] : [head + ">"] + inner + ["    </testcase>"]
  }

  /// Seconds with three places.
  private static func text(_ seconds: Double) -> String {
    let milliseconds = Int((max(0, min(seconds, 1e12)) * 1000).rounded())
    let rest = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  private static func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// XML 1.0 §2.2 and §2.4: markup is escaped, and what XML cannot hold is replaced.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      case "\t": result += "&#9;"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
