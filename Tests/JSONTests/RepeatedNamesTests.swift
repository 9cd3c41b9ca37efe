import Testing
import UnderstudyDiagnostics
import UnderstudyJSON

struct RepeatedNamesTests {
  @Test func `tells names that occur again, with their places`() throws {
    let text =
      "{\"a\": {\"x\": 1, \"\\u0078\": 2},\n \"b\": [{\"é\": 1, \"e\u{301}\": 2}], \"a\": 3, \"a\": 4}"
    let names = try JSONDocument(parsing: text, file: "a.json").repeatedNames
    #expect(names.map(\.string) == ["x", "a", "a"])
    #expect(names.map(\.location.line) == [1, 2, 2])
    #expect(names.map(\.location.column) == [16, 28, 36])
    #expect(try JSONDocument(parsing: #"[{"a": 1}, {"a": 1}]"#).repeatedNames == [])
  }
}
