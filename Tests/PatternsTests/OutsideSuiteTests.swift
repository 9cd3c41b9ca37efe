import Foundation
import TestSupport
import Testing
import UnderstudyPatterns

/// A pattern of the JSON Schema suite, and a text with whether it matches.
struct SuiteCase: Sendable, Hashable, CustomTestStringConvertible {
  var pattern: String
  var text: String
  var isMatch: Bool

  var testDescription: String { "\(pattern) on \(text.debugDescription)" }

  /// The cases whose answer depends on one pattern alone.
  static let all: [SuiteCase] = {
    guard let tests = Outside.suite("json-schema/tests"),
      let files = FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)
    else { return [] }
    let names = ["pattern.json", "ecmascript-regex.json", "non-bmp-regex.json", "patternProperties.json"]
    var cases: Set<SuiteCase> = []
    for case let file as URL in files where names.contains(file.lastPathComponent) {
      guard let text = try? Data(contentsOf: file),
        let groups = try? JSONSerialization.jsonObject(with: text) as? [[String: Any]]
      else {
        Issue.record("\(file.path) cannot be read")
        continue
      }
      for group in groups { cases.formUnion(read(group)) }
    }
    return cases.sorted { ($0.pattern, $0.text) < ($1.pattern, $1.text) }
  }()

  private static func read(_ group: [String: Any]) -> [SuiteCase] {
    guard let schema = group["schema"] as? [String: Any], let tests = group["tests"] as? [[String: Any]]
    else {
      return []
    }
    return tests.flatMap { test -> [SuiteCase] in
      guard let isValid = test["valid"] as? Bool else { return [] }
      if let pattern = schema["pattern"] as? String, let text = test["data"] as? String {
        return [SuiteCase(pattern: pattern, text: text, isMatch: isValid)]
      }
      // One pattern and one property: whether it was held to the schema tells whether its name matches.
      if let patterns = schema["patternProperties"] as? [String: Any],
        let object = test["data"] as? [String: Any],
        patterns.count == 1, object.count == 1
      {
        let refusesOthers = schema["additionalProperties"] as? Bool == false
        guard refusesOthers || !isValid else { return [] }
        let isMatch = refusesOthers ? isValid : true
        return [SuiteCase(pattern: patterns.keys.joined(), text: object.keys.joined(), isMatch: isMatch)]
      }
      return []
    }
  }
}

struct OutsideSuiteTests {
  @Test func `the outside cases are there`() {
    #expect(SuiteCase.all.count >= 70 || !Outside.isRequired && Outside.folder == nil)
  }

  @Test(arguments: SuiteCase.all)
  func `matches as the JSON Schema suite says`(_ expected: SuiteCase) throws {
    #expect(try Pattern(expected.pattern).matches(expected.text) == expected.isMatch)
  }

  @Test(arguments: [
    ("\\a", false), ("(?P<name>x)", false), ("(?P<n>a)(?P=n)", false), ("(?#comment)a", false),
    ("(?i)abc", false),
    ("(?ims)abc", false), ("(?<name>x)", true), ("(?<n>a)\\k<n>", true), ("(?<=a+)b", true), ("[]", true),
    ("[^]", true), ("\\cA", true), ("^(abc]", false), ("^\\S(|(.|\\n)*\\S)\\Z", false),
  ])
  func `is strict where the format 'regex' asks for it`(source: String, isValid: Bool) {
    #expect(((try? Pattern(source, isStrict: true)) != nil) == isValid)
  }
}
