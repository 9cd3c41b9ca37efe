import APIRuntime
import FoundationEssentials
import Testing

@Suite struct CodingTests {
  static let valid = [
    #"{"kind":"order","id":1,"note":null}"#,
    #"{"kind":"order","id":1,"note":"n","colour":"red","delivery":null,"anything":null}"#,
    #"{"kind":"order","id":9007199254740993,"note":"","colour":"mauve","delivery":0.1,"anything":[1,"a",{}]}"#,
    #"{"kind":"order","id":1,"note":null,"replaces":{"kind":"order","id":2,"note":"x","replaces":{"kind":"order","id":3,"note":null}}}"#,
    #"{"kind":"order","id":1,"note":null,"z":1,"a":{"b":[true,false,null]},"Ä":-0.5,"k":"😀"}"#,
  ]

  @Test(arguments: valid) func `writes back what it read`(text: String) throws {
    let order: Order = try ExactJSONDecoder().decode(from: text)
    #expect(try ExactJSONEncoder().value(of: order) == JSONValue(parsing: text))
  }

  @Test(arguments: valid) func `reads and writes with Foundation's coders as well`(text: String) throws {
    let order = try JSONDecoder().decode(Order.self, from: Data(text.utf8))
    #expect(try order == ExactJSONDecoder().decode(from: text))
    let written = try JSONEncoder().encode(order)
    #expect(try JSONValue(parsing: Array(written)) == JSONValue(parsing: text))
  }

  @Test(arguments: [
    #"[]"#, #"null"#, #"{}"#, #"{"kind":"order","id":1}"#, #"{"kind":"other","id":1,"note":null}"#,
    #"{"kind":"order","id":"1","note":null}"#, #"{"kind":"order","id":1.5,"note":null}"#,
    #"{"kind":"order","id":null,"note":null}"#, #"{"kind":"order","id":1,"note":2}"#,
    #"{"kind":"order","id":1,"note":null,"colour":null}"#, #"{"kind":"order","id":1,"note":null,"colour":1}"#,
    #"{"kind":"order","id":1,"note":null,"delivery":"soon"}"#,
    #"{"kind":"order","id":9223372036854775808,"note":null}"#,
  ]) func `refuses what the type does not allow`(text: String) {
    #expect(throws: DecodingError.self) { try ExactJSONDecoder().decode(Order.self, from: text) }
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(Order.self, from: Data(text.utf8)) }
  }

  @Test func `refuses what is no JSON`() {
    #expect(throws: JSONError.self) { try ExactJSONDecoder().decode(Order.self, from: "{") }
  }

  @Test func `tells absent, null and a value apart`() throws {
    func delivery(_ rest: String) throws -> Field<Double> {
      try ExactJSONDecoder().decode(Order.self, from: #"{"kind":"order","id":1,"note":null\#(rest)}"#)
        .delivery
    }
    #expect(try delivery("") == .absent)
    #expect(try delivery(#","delivery":null"#) == .null)
    #expect(try delivery(#","delivery":2"#) == 2.0)
  }

  @Test func `keeps free-form numbers exactly as they were written`() throws {
    let text = #"{"kind":"order","id":1,"note":null,"anything":[12345678901234567890123,1.10,1e400,-0]}"#
    let order: Order = try ExactJSONDecoder().decode(from: text)
    #expect(try String(decoding: ExactJSONEncoder().encode(order), as: UTF8.self) == text)
  }

  @Test func `prints free-form objects as JSON`() {
    #expect("\(["b": 1, "a": [nil, true]] as JSONObject)" == #"{"b":1,"a":[null,true]}"#)
  }

  @Test func `keeps unlisted properties of a large object in their order`() throws {
    let more = (0..<40).map { #""p\#(40 - $0)":\#($0)"# }.joined(separator: ",")
    let text = #"{"kind":"order","id":1,"note":null,\#(more)}"#
    let order: Order = try ExactJSONDecoder().decode(from: text)
    #expect(order.additionalProperties.count == 40)
    #expect(try String(decoding: ExactJSONEncoder().encode(order), as: UTF8.self) == text)
  }

  @Test func `names the place and the way to what is wrong`() throws {
    let text =
      "{\"kind\": \"order\", \"id\": 1, \"note\": null,\n \"replaces\": {\"kind\": \"order\", \"id\": true}}"
    let error = #expect(throws: DecodingError.self) {
      try ExactJSONDecoder().decode(Order.self, from: text)
    }
    guard case .typeMismatch(_, let context) = error else { return #expect(Bool(false)) }
    #expect(context.codingPath.map(\.stringValue) == ["replaces", "id"])
    #expect(context.debugDescription == "2:38: expected an integer, found true")
  }

  @Test func `refuses to write numbers that JSON does not have`() {
    #expect(throws: EncodingError.self) {
      try ExactJSONEncoder().encode(Order(id: 1, note: nil, delivery: .value(.infinity)))
    }
  }

  @Test func `reads all kinds of synthesised types`() throws {
    struct Everything: Codable, Equatable {
      var integers: [Int8]
      var words: [String: UInt64]
      var nested: [[Float?]]
      var flag: Bool?
    }
    let text =
      #"{"integers":[-128,127],"words":{"a":18446744073709551615},"nested":[[1.5,null],[]],"flag":true}"#
    let value: Everything = try ExactJSONDecoder().decode(from: text)
    #expect(value.nested == [[1.5, nil], []])
    #expect(try ExactJSONEncoder().value(of: value) == JSONValue(parsing: text))
  }

  @Test func `keeps a value that an enumeration does not list`() throws {
    let colours: [Colour] = try ExactJSONDecoder().decode(from: #"["red","mauve"]"#)
    #expect(colours == [.red, "mauve"])
    #expect(colours.map(\.isKnown) == [true, false])
  }
}
