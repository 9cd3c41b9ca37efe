import Testing
import UnderstudyJSON

struct JSONEncodingTests {
  private struct Point: Encodable {
    var x = 1
    var y: Double? = 2.5
    var absent: Int?
    var tags = ["a": [true, false]]
    var big = UInt64.max
    var share: Float = 0.1
  }

  private struct Written: Encodable {
    private enum Key: String, CodingKey { case list, inner, null }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      var list = container.nestedUnkeyedContainer(forKey: .list)
      try list.encode(1)
      try list.encodeNil()
      var inner = container.nestedContainer(keyedBy: Key.self, forKey: .inner)
      try inner.encode("x", forKey: .list)
      try container.encodeNil(forKey: .null)
      // Asking for the container again goes on with the same object.
      var again = encoder.container(keyedBy: Key.self)
      _ = again.nestedUnkeyedContainer(forKey: .list)
    }
  }

  @Test func `encodes what Codable describes, in order`() throws {
    #expect(
      try JSONValue(encoding: Point()).text()
        == #"{"x":1,"y":2.5,"tags":{"a":[true,false]},"big":18446744073709551615,"share":0.1}"#)
  }

  @Test func `nested containers and nulls are kept`() throws {
    let text = try JSONValue(encoding: Written()).text()
    #expect(text == #"{"list":[],"inner":{"list":"x"},"null":null}"#)
  }

  @Test func `single values stand for themselves`() throws {
    #expect(try JSONValue(encoding: [1, nil, 3] as [Int?]) == [1, nil, 3])
    #expect(try JSONValue(encoding: "x") == "x")
    #expect(try JSONValue(encoding: Int?.none) == nil)
  }

  @Test func `a number that JSON does not have is an error`() {
    #expect(throws: EncodingError.self) { try JSONValue(encoding: [Double.nan]) }
    #expect(throws: EncodingError.self) { try JSONValue(encoding: -Float.infinity) }
  }
}
