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

  @Test func `strings are read alike wherever their bytes lie`() throws {
    for length in 0..<20 {
      for special in ["\\n", "\\\"", "é", "😀", "語", "\\u00e9", "\\ud83d\\ude00"] {
        let plain = String(repeating: "x", count: length)
        for tail in ["", plain] {
          let text = "[\"\(plain)\(special)\(tail)\"]"
          let expected = special.hasPrefix("\\") ? nil : plain + special + tail
          let node = try #require(JSONDocument(parsing: text).root[0])
          if let expected { #expect(node.string == expected) }
          #expect(node.string?.hasPrefix(plain) == true && node.string?.hasSuffix(tail) == true)
          #expect(node.string?.unicodeScalars.count == length + 1 + tail.count)
          for broken in ["\u{1}", "\\x", "\\ud83d", "\\u12g4"] {
            #expect(throws: JSONError.self) { try JSONDocument(parsing: "[\"\(plain)\(broken)\(tail)\"]") }
          }
        }
      }
    }
  }

  @Test(arguments: [
    [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x9F, 0xBF], [0xE2, 0x82],
    [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xF5],
    [0xFF],
  ])
  func `bytes that are not UTF-8 are refused wherever they lie`(bad: [UInt8]) {
    for length in 0..<18 {
      let start = Array("[\"".utf8) + repeatElement(0x78, count: length)
      let error = #expect(throws: JSONError.self) {
        try JSONDocument(parsing: start + bad + Array("yyyyyyyyyyyyy\"]".utf8))
      }
      #expect(error?.reason == .invalidUTF8)
      #expect(error?.offset == start.count)
    }
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

  @Test func `a hundred thousand open brackets end in an error where so many are allowed, too`() throws {
    let limits = JSONLimits(depth: 200_000)
    let open = String(repeating: "[", count: 100_000)
    let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: open, limits: limits) }
    #expect(error?.column == 100_001)
    let whole = try JSONDocument(parsing: open + String(repeating: "]", count: 100_000), limits: limits)
    #expect(whole.root.count == 1)
    #expect(whole.tape.count == 200_000)
  }

  @Test func `a string of megabytes is read, and one of fifty refused where that is too long`() throws {
    let text = [0x22] + [UInt8](repeating: 0x61, count: 50 << 20) + [0x22]
    #expect(try JSONDocument(parsing: [0x22] + text[(48 << 20)...]).tape.count == 1)
    let error = #expect(throws: JSONError.self) {
      try JSONDocument(parsing: text, limits: JSONLimits(size: 10 << 20))
    }
    #expect(error?.message == "longer than the limit of 10485760 bytes")
  }

  @Test func `counts children of containers at every depth`() throws {
    let root = try JSONDocument(
      parsing: #"[[], {}, [1, [2, {"a": []}], 3], {"b": {"c": 1, "d": [4]}, "e": 5}]"#
    ).root
    #expect(root.count == 4)
    #expect(root.elements.map(\.count) == [0, 0, 3, 2])
    #expect(root[2]?[1]?[1]?["a"]?.count == 0)
    #expect(root[3]?["b"]?.count == 2)
    #expect(root[3]?["e"]?.integer == 5)
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
