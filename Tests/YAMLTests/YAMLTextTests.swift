import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyYAML

/// The value of a text, and the printed forms of what was found in it.
func read(_ text: String, limits: YAMLLimits = .standard) -> (value: JSONValue?, found: [String]) {
  read(Array(text.utf8), limits: limits)
}

/// The value of a text in bytes, and the printed forms of what was found in it.
func read(_ bytes: [UInt8], limits: YAMLLimits = .standard) -> (value: JSONValue?, found: [String]) {
  let (document, diagnostics) = YAMLText.parse(bytes, file: "a.yaml", limits: limits)
  return (document?.root.value, diagnostics.map(\.description))
}

/// Values.
struct YAMLTextTests {
  @Test func `mappings, sequences and scalars become JSON`() {
    let (value, found) = read("a: [1, two, {b: null}]\nc:\n  - \"3\"\n  - |\n    four\n")
    #expect(value == ["a": [1, "two", ["b": nil]], "c": ["3", "four\n"]])
    #expect(found == [])
  }

  @Test(
    arguments: [
      ("no", "no"), ("on", "on"), ("Yes", "Yes"), ("012", 12), ("0o14", 12), ("0x1F", 31), ("1e3", 1000),
      ("2020-01-01", "2020-01-01"), ("~", nil), ("", nil), ("1_000", "1_000"), ("12:30", "12:30"), ("+1", 1),
      (".5", 0.5), ("3.", 3), ("-0", 0), ("0b1", "0b1"), ("1.2.3", "1.2.3"), ("'1'", "1"),
      ("\"true\"", "true"),
      ("18446744073709551616", .number(JSONNumber("18446744073709551616") ?? 0)),
    ] as [(String, JSONValue)])
  func `scalars are what JSON users expect`(text: String, value: JSONValue) {
    let (document, found) = read("a: \(text)")
    #expect(document == ["a": value])
    #expect(found == [])
  }

  @Test func `a number keeps its spelling where JSON has it`() {
    let (document, _) = YAMLText.parse(Array("[1.50, 1E2, +012, .5]".utf8), file: "")
    #expect(document?.root.elements.map { $0.number?.text } == ["1.50", "1E2", "12", "0.5"])
  }

  @Test func `keys that are no strings become their text`() {
    #expect(
      read("200: a\ntrue: b\nnull: c\n1.0: d\n~: e").value == [
        "200": "a", "true": "b", "null": "c", "1.0": "d", "~": "e",
      ])
  }

  @Test func `tags decide what a scalar is`() {
    let text = "[!!str 1, !!int \"2\", !!float '3', !!bool \"true\", !!null '', ! 4, !!str ]"
    #expect(read(text).value == ["1", 2, 3, true, nil, "4", ""])
  }

  @Test func `JSON text is read as JSON has it`() {
    let text = #"{"a": "\ud83d\ude00 \u00e9 \/ \"", "b": [1, 2.5e-3, true, null], "c": {"": []}}"#
    #expect(read(text).value == ["a": "😀 é / \"", "b": [1, 0.0025, true, nil], "c": ["": []]])
  }

  @Test func `surrogate escapes are escapes only where YAML has any`() {
    let text = #"""
      a: '\ud83d\ude00'
      b: |
        "\uD83D\uDe00"
      c: "\ud83d\ude00\ud83d\ude01"
      d: "\\ud83d\\ude00"
      e: \ud83d\ude00
      """#
    #expect(
      read(text).value == [
        "a": #"\ud83d\ude00"#, "b": .string(#""\uD83D\uDe00""# + "\n"), "c": "😀😁", "d": #"\ud83d\ude00"#,
        "e": #"\ud83d\ude00"#,
      ])
  }

  @Test func `anchors and aliases stand for one value`() {
    #expect(
      read("a: &x {b: [1]}\nc: *x\nd: [*x, *x]").value == [
        "a": ["b": [1]], "c": ["b": [1]], "d": [["b": [1]], ["b": [1]]],
      ])
    #expect(read("&k a: &v 1\n*k : 2\nb: *v").found.first?.contains("'a' occurs twice") == true)
  }

  @Test func `merged keys stand back behind a mapping's own`() {
    let text = """
      base: &base {a: 1, b: 2}
      more: &more {<<: *base, b: 3, c: 4}
      one: {b: 5, <<: *base}
      two:
        <<: [*more, {d: 6, a: 7}]
        e: 8
      quoted: {"<<": 1}
      """
    #expect(
      read(text).value == [
        "base": ["a": 1, "b": 2], "more": ["b": 3, "c": 4, "a": 1], "one": ["b": 5, "a": 1],
        "two": ["e": 8, "b": 3, "c": 4, "a": 1, "d": 6], "quoted": ["<<": 1],
      ])
    #expect(read(text).found == [])
  }

  @Test func `values know their places`() {
    let (document, _) = YAMLText.parse(Array("é: [1,\n  {b: two}]\n".utf8), file: "a.yaml")
    let list = document?.root["é"]
    #expect(list?.location.description == "a.yaml:1:4")
    #expect(list?[1]?["b"]?.location.description == "a.yaml:2:7")
    #expect(list?[1]?.members.first { _ in true }?.key.location.description == "a.yaml:2:4")
  }

  @Test func `a byte order mark is no content`() {
    #expect(read([0xEF, 0xBB, 0xBF] + Array("a: 1".utf8)).value == ["a": 1])
    let wide = Array("a: é".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(read([0xFF, 0xFE] + wide).value == ["a": "é"])
  }
}
