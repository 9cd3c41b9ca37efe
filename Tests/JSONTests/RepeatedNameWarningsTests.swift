import Testing
import UnderstudyDiagnostics
import UnderstudyJSON

struct RepeatedNameWarningsTests {
  private func warnings(_ text: String) throws -> [String] {
    try JSONDocument(parsing: text, file: "a.json").repeatedNameWarnings().map(\.description)
  }

  @Test func `a name that occurs twice is told at both of its places`() throws {
    #expect(
      try warnings("{\n  \"a\": 1,\n  \"b\": {\"c\": 1, \"d\": 2, \"c\": 3},\n  \"a\": 2 }") == [
        """
        a.json:3:25: warning: 'c' occurs twice in this object; the last one counts
        a.json:3:9: note: it is here before
        """,
        """
        a.json:4:3: warning: 'a' occurs twice in this object; the last one counts
        a.json:2:3: note: it is here before
        """,
      ])
  }

  @Test func `names are compared by what they say, not by how they are written`() throws {
    #expect(try warnings(#"{"ab": 1, "\u0061b": 2}"#).count == 1)
    #expect(try warnings("{\"\u{E9}\": 1, \"e\u{301}\": 2}").isEmpty)
  }

  @Test func `objects beside and in one another may have the same names`() throws {
    #expect(try warnings(#"[{"a": {"a": 1}}, {"a": 2}, "a", "a"]"#).isEmpty)
  }

  @Test func `as many are told as were asked for`() throws {
    let text = "{" + Array(repeating: "\"a\": 1", count: 500).joined(separator: ",") + "}"
    #expect(try JSONDocument(parsing: text).repeatedNameWarnings(limit: 7).count == 7)
    #expect(try JSONDocument(parsing: text).repeatedNameWarnings(limit: 1000).count == 499)
  }
}
