import Testing
import UnderstudyDiagnostics
import UnderstudyJSON

struct JSONDocumentTests {
  @Test func `reads members, elements and escapes on demand`() throws {
    let root = try JSONDocument(
      parsing: #"{"a": [1, -2.5e3, "x\n\uD83D\uDE00é"], "b": {"c": null}, "d": true}"#
    ).root
    #expect(root["a"]?[2]?.string == "x\n😀é")
    #expect(root["a"]?[1]?.number == JSONNumber("-2500"))
    #expect(root["b"]?["c"]?.isNull == true)
    #expect(root["d"]?.bool == true)
    #expect(root["a"]?[3] == nil)
    #expect(root["e"] == nil)
    #expect(root.members.map(\.name) == ["a", "b", "d"])
  }

  @Test func `finds names that are written with escapes`() throws {
    let root = try JSONDocument(parsing: #"{"\u0061b": 1}"#).root
    #expect(root["ab"]?.integer == 1)
  }

  @Test func `takes the last of members with one name`() throws {
    #expect(try JSONDocument(parsing: #"{"a": 1, "a": 2}"#).root["a"]?.integer == 2)
  }

  @Test func `compares with values as values compare`() throws {
    let text = #"{"s": "\u0061b", "n": 1.0, "a": [1, {"k": null}], "t": true, "z": null}"#
    let root = try JSONDocument(parsing: text).root
    for member in root.members {
      #expect(member.value.isEqual(to: member.value.value))
      #expect(!member.value.isEqual(to: "other"))
      #expect(!member.value.isEqual(to: [1]))
      #expect(!member.value.isEqual(to: false))
    }
    #expect(root["n"]?.isEqual(to: 1) == true)
    #expect(root.isEqual(to: root.value))
    #expect(try JSONDocument(parsing: #""abc""#).root.isEqual(to: "abd") == false)
  }

  @Test func `knows line and column of every value, in scalars`() throws {
    let root = try JSONDocument(parsing: "{\r\n  \"é\": [\n1,\"x\"]}", file: "a.json").root
    #expect(root["é"]?.location == SourceLocation(file: "a.json", line: 2, column: 8))
    #expect(root["é"]?[1]?.location == SourceLocation(file: "a.json", line: 3, column: 3))
  }

  @Test(arguments: [
    ("{\"a\": 1,}", 1, 9, "'}' found where a property name in double quotes was expected"),
    ("[1\n2]", 2, 1, "'2' found where ',' or ']' was expected"),
    ("[\"\\ud800\"]", 1, 3, "a surrogate without its other half is not a character"),
    ("[\"a\tb\"]", 1, 4, "control character 0x09 inside a string must be escaped"),
    ("nul", 1, 4, "the JSON text ends where 'null' was expected"), ("01", 1, 1, "not a JSON number"),
    ("", 1, 1, "the JSON text ends where a value was expected"),
    ("{} {}", 1, 4, "the JSON value is complete, but something follows it"),
  ])
  func `says where and why a text is not JSON`(text: String, line: Int, column: Int, message: String) {
    let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: text) }
    #expect(error?.line == line)
    #expect(error?.column == column)
    #expect(error?.message == message)
  }

  @Test func `a hundred thousand open brackets end in an error about depth`() {
    let error = #expect(throws: JSONError.self) {
      try JSONDocument(parsing: String(repeating: "[", count: 100_000))
    }
    #expect(error?.reason == .tooDeep(limit: 512))
  }

  @Test func `cut anywhere, a text is an error and never a crash`() {
    let text = Array(#"{"a": [1, -2.5e+3, "x\n\uD83D\uDE00é", true, null], "b": {}}"#.utf8)
    for length in 0..<text.count {
      #expect(throws: JSONError.self) { try JSONDocument(parsing: Array(text[..<length])) }
    }
  }
}

struct JSONPointerTests {
  @Test(arguments: [("", 0), ("/a", 1), ("/a~1b/0", 2), ("/m~0n", 1), ("/", 1)])
  func `reads and writes pointers alike`(text: String, count: Int) throws {
    let pointer = try #require(JSONPointer(text))
    #expect(pointer.tokens.count == count)
    #expect(pointer.description == text)
  }

  @Test func `refuses what is no pointer`() {
    #expect(JSONPointer("a") == nil)
    #expect(JSONPointer("/~2") == nil)
    #expect(JSONPointer("/~") == nil)
  }

  @Test func `leads through objects and arrays, without leading zeros`() throws {
    let root = try JSONDocument(parsing: #"{"a/b": [10, {"": 11}]}"#).root
    #expect(root[JSONPointer("/a~1b/0")!]?.integer == 10)
    #expect(root[JSONPointer("/a~1b/1/")!]?.integer == 11)
    #expect(root[JSONPointer("/a~1b/01")!] == nil)
    #expect(root[JSONPointer("/a~1b/-")!] == nil)
    #expect(root.value[JSONPointer("/a~1b/1/")!]?.integer == 11)
  }

  @Test func `the places of all words are those of each`() throws {
    let text = "{\"é\": [1,\r\n {\"b\": null}],\r\"c\":\n\"d\"}"
    let document = try JSONDocument(parsing: text, file: "a.json")
    let list = try #require(document.root["é"])
    for node in [document.root, list, list[0], list[1], list[1]?["b"], document.root["c"]].compactMap(\.self)
    {
      let mark = document.marks[node.index]
      #expect(node.location.line == Int(mark >> 32))
      #expect(node.location.column == Int(mark & 0xFFFF_FFFF))
    }
    #expect(document.marks.count == document.tape.count)
  }

  @Test func `a column is found in a line of any length`() throws {
    let text =
      "[\"" + String(repeating: "é😀", count: 5000) + "\",\n\"x\", 1" + String(repeating: " ", count: 2060)
      + ", 2]"
    let root = try JSONDocument(parsing: text, file: "a.json").root
    #expect(root[0]?.location == SourceLocation(file: "a.json", line: 1, column: 2))
    #expect(root[1]?.location == SourceLocation(file: "a.json", line: 2, column: 1))
    #expect(root[3]?.location == SourceLocation(file: "a.json", line: 2, column: 2069))
    let long = "[\"" + String(repeating: "é😀", count: 5000) + "\", 1]"
    #expect(try JSONDocument(parsing: long, file: "").root[1]?.location.column == 10_006)
    #expect(try JSONDocument(parsing: long, file: "").marks.last == 1 << 32 | 10_006)
  }
}
