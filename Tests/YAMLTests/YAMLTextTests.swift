import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyYAML

/// The value of a text, and the printed form of what was found in it.
func read(_ text: String, limits: YAMLLimits = .standard) -> (value: JSONValue?, found: [String]) {
  let (document, diagnostics) = YAMLText.parse(Array(text.utf8), file: "a.yaml", limits: limits)
  return (document?.root.value, diagnostics.map(\.description))
}

struct YAMLTextTests {
  @Test func `mappings, sequences and scalars become JSON`() {
    let (value, found) = read("a: [1, two, {b: null}]\nc:\n  - \"3\"\n  - |\n    four\n")
    #expect(value == ["a": [1, "two", ["b": nil]], "c": ["3", "four\n"]])
    #expect(found == [])
  }
}
