import Testing
import UnderstudyJSON

struct JSONNumberTests {
  @Test(arguments: [
    ("1", "1.0"), ("10e-1", "1"), ("0", "-0.0e5"), ("1e400", "10e399"), ("120", "1.2e2"), ("0.10", "1e-1"),
  ])
  func `numbers are equal by value`(left: String, right: String) {
    #expect(JSONNumber(left) == JSONNumber(right))
    #expect(JSONNumber(left)?.hashValue == JSONNumber(right)?.hashValue)
  }

  @Test(arguments: [
    ("9223372036854775807", "9223372036854776000"), ("-2", "-1"), ("-1e400", "1e-400"), ("0.1", "0.11"),
    ("9", "10"), ("-10", "-9.5"), ("0", "1e-400"), ("-1", "0"),
  ])
  func `numbers are ordered without rounding`(less: String, greater: String) throws {
    let (less, greater) = (try #require(JSONNumber(less)), try #require(JSONNumber(greater)))
    #expect(less < greater)
    #expect(!(greater < less))
    #expect(less != greater)
  }

  @Test func `whole numbers are integers however they are written`() {
    #expect(JSONNumber("1.0")?.integer == 1)
    #expect(JSONNumber("12e2")?.integer == 1200)
    #expect(JSONNumber("-9223372036854775808")?.integer == .min)
    #expect(JSONNumber("9223372036854775808")?.integer == nil)
    #expect(JSONNumber("1e400")?.isInteger == true)
    #expect(JSONNumber("1.5")?.isInteger == false)
  }

  @Test(arguments: ["", "+1", ".5", "1.", "01", "1e", "0x1", "NaN", "1 ", "--1"])
  func `refuses what RFC 8259 does not allow`(text: String) {
    #expect(JSONNumber(text) == nil)
  }
}

struct JSONValueTests {
  @Test func `objects are equal in any order, arrays are not`() {
    let left: JSONValue = ["a": 1, "b": [1, 2]]
    #expect(left == ["b": [1, 2], "a": 1])
    #expect(left.hashValue == (["b": [1, 2], "a": 1] as JSONValue).hashValue)
    #expect(left != ["a": 1, "b": [2, 1]])
  }

  @Test func `strings are compared scalar by scalar`() {
    #expect(JSONValue.string("\u{E9}") != .string("e\u{301}"))
    #expect((["\u{E9}": 1, "e\u{301}": 2] as JSONValue).object?.count == 2)
  }

  @Test func `an object of many members finds, replaces and removes them`() {
    var object = JSONObject()
    for number in 0..<100 { object["k\(number)"] = JSONValue(integerLiteral: number) }
    object["k50"] = nil
    object["k51"] = "new"
    #expect(object.count == 99)
    #expect(object["k50"] == nil)
    #expect(object["k51"] == "new")
    #expect(object["k99"] == 99)
    #expect(object.names.prefix(2) == ["k0", "k1"])
  }

  @Test func `writes only the escapes that must be`() {
    #expect(
      JSONValue.string("\u{1}\"\\/\u{7F}é😀\n").text() == #""\u0001\"\\/é😀\n""#.replacing("/", with: "/\u{7F}")
    )
  }

  @Test func `indents one member a line`() {
    let value: JSONValue = ["a": [1, []], "b": [:]]
    #expect(value.text(indentation: 2) == "{\n  \"a\": [\n    1,\n    []\n  ],\n  \"b\": {}\n}")
  }
}
