import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyYAML

/// What is wrong, and where.
struct YAMLErrorTests {
  @Test(arguments: [
    ("", "a.yaml:1:1: error: the file holds no value"),
    ("# nothing\n", "a.yaml:1:1: error: the file holds no value"),
    ("a:\n\tb: 1\n", "a.yaml:2:1: error: a tab cannot indent YAML or begin a value; use spaces"),
    ("a: [1, 2\n", "a.yaml:2:1: error: did not find expected ',' or ']' while parsing a flow sequence"),
    ("a: \"b\nc: d\n", "a.yaml:1:4: error: found unexpected end of stream while scanning a quoted scalar"),
    ("a: 1\nbc\nd: 2\n", "a.yaml:2:1: error: could not find expected ':' while scanning a simple key"),
    ("a: b: c\n", "a.yaml:1:5: error: mapping values are not allowed in this context"),
    ("a: *b\n", "a.yaml:1:4: error: alias '*b' has no anchor '&b' before it"),
    (
      "a: \"\\ud83d\"\n",
      "a.yaml:1:4: error: found invalid Unicode character escape code while parsing a quoted scalar"
    ),
  ])
  func `a text that is not YAML has no document`(text: String, expected: String) {
    let (value, found) = read(text)
    #expect(value == nil)
    #expect(found.first?.hasPrefix(expected) == true, "\(found)")
  }

  @Test(
    arguments: [
      (
        "a: 1\nb: 2\na: 3\n", ["a": 3, "b": 2],
        "a.yaml:3:1: error: key 'a' occurs twice in this mapping; the last one counts\na.yaml:1:1: note: the first one is here"
      ),
      ("a: .inf\n", ["a": ".inf"], "a.yaml:1:4: error: JSON has no number '.inf'; it is read as a string"),
      (
        "a: 0xFFFFFFFFFFFFFFFFF\n", ["a": "0xFFFFFFFFFFFFFFFFF"],
        "a.yaml:1:4: error: integer '0xFFFFFFFFFFFFFFFFF' is too long; it is read as a string"
      ),
      ("{[a]: 1, b: 2}\n", ["b": 2], "a.yaml:1:2: error: a key must be a scalar, as JSON has no other names"),
      (
        "a: !!int x\n", ["a": "x"], "a.yaml:1:4: error: 'x' is no value of type 'int'; it is read as a string"
      ),
      ("a: !mine 1\n", ["a": 1], "a.yaml:1:4: warning: tag '!mine' has no meaning here and is ignored"),
      ("a: &b [*b]\n", ["a": [nil]], "a.yaml:1:8: error: alias '*b' stands inside the value that it names"),
      (
        "<<: 1\na: 2\n", ["a": 2],
        "a.yaml:1:5: error: '<<' merges a mapping or a list of mappings, which this is not"
      ),
      (
        "a: 1\n---\nb: 2\n", ["a": 1],
        "a.yaml:2:1: warning: only the first document of a file is read, and another begins here"
      ),
    ] as [(String, JSONValue, String)])
  func `a text with a mistake can be read on`(text: String, value: JSONValue, expected: String) {
    let (document, found) = read(text)
    #expect(document == value)
    #expect(found == [expected])
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "the text is UTF-32; save it as UTF-8"),
      (
        [0x61, 0, 0x3A, 0],
        "the text is UTF-16 or UTF-32 without a byte order mark, or binary; save it as UTF-8"
      ),
      ([0x61, 0x3A, 0x20, 0xE9, 0x0A], "the text is not UTF-8"),
      ([0x61, 0x0A, 0x62, 0x07], "the text is not UTF-8: control characters are not allowed"),
    ] as [([UInt8], String)])
  func `a wrong encoding is named`(bytes: [UInt8], expected: String) {
    let (value, found) = read(bytes)
    #expect(value == nil)
    #expect(found.first?.contains(expected) == true, "\(found)")
  }

  @Test func `what is too deep or too long is refused`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(read(deep).found == ["a.yaml:1:513: error: nested deeper than the limit of 512 levels"])
    #expect(
      read("a: b", limits: YAMLLimits(size: 3)).found == [
        "a.yaml:1:1: error: longer than the limit of 3 bytes"
      ])
    #expect(read(String(repeating: "- ", count: 100_000)).value == nil)
  }

  @Test func `aliases cannot nest deeper than the limit either`() {
    let links = (1...200).map { "k\($0): &a\($0) [*a\($0 - 1)]" }
    let (value, found) = read((["k0: &a0 1"] + links).joined(separator: "\n"), limits: YAMLLimits(depth: 100))
    #expect(value == nil)
    #expect(found.first?.contains("nested deeper") == true)
  }

  /// Each level holds nine of the one before.
  private static func bomb(_ level: (Int) -> String) -> String {
    (["a0: &a0 {x: lol}"] + (1...12).map { "a\($0): &a\($0) \(level($0 - 1))" }).joined(separator: "\n")
  }

  @Test(arguments: [
    bomb { "[\(repeatElement("*a\($0)", count: 9).joined(separator: ","))]" },
    bomb { "{p: {<<: *a\($0)}, q: {<<: *a\($0)}, r: {<<: *a\($0)}, s: {<<: *a\($0)}}" },
    bomb {
      "{<<: [\(repeatElement("*a\($0)", count: 9).joined(separator: ","))], y\($0): [*a\($0), *a\($0), *a\($0)]}"
    },
  ])
  func `a bomb of aliases or merges is stopped where it goes off`(text: String) {
    let (document, diagnostics) = YAMLText.parse(Array(text.utf8), file: "a.yaml")
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.message == "aliases expand to more than the limit of 2000000 words")
    #expect((document?.tape.count ?? .max) < 5_000_000)
  }

  @Test func `aliases are counted while they are read`() {
    let text = "- &a 1\n" + String(repeating: "- *a\n", count: 60)
    let (value, found) = read(text, limits: YAMLLimits(aliasedWords: 50))
    #expect(value == nil)
    #expect(found == ["a.yaml:52:3: error: aliases expand to more than the limit of 50 words"])
  }

  @Test func `many merges of a small mapping take no time worth mentioning`() {
    let text = "a: &a {x: 1}\nb:\n" + (0..<20_000).map { "  k\($0): {<<: *a}\n" }.joined()
    #expect(read(text).found == [])
  }
}
