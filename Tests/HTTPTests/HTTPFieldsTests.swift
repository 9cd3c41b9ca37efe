import Testing
import UnderstudyHTTP

struct HTTPFieldsTests {
  let fields: HTTPFields = ["Host": "localhost", "X-Tag": "one", "x-tag": "zwölf", "Empty": ""]

  @Test func `finds names without regard to case, in order`() {
    #expect(fields["host"] == "localhost")
    #expect(fields.values(of: "X-TAG") == ["one", "zwölf"])
    #expect(fields["empty"] == "")
    #expect(fields["absent"] == nil)
  }

  @Test func `keeps names as they were sent`() {
    #expect(fields.map(\.name) == ["Host", "X-Tag", "x-tag", "Empty"])
  }

  @Test func `does not take a letter's neighbours for the letter in another case`() {
    let odd: HTTPFields = ["a[": "bracket", "a{": "brace", "@": "at", "`": "backquote"]
    #expect(odd["A{"] == "brace")
    #expect(odd["`"] == "backquote")
  }

  @Test func `replaces bytes that are not UTF-8`() {
    var fields = HTTPFields()
    let name: [UInt8] = Array("n".utf8)
    let value: [UInt8] = [0x61, 0xFF]
    name.withUnsafeBufferPointer { name in
      value.withUnsafeBufferPointer { fields.append(name: name, value: $0) }
    }
    #expect(fields["n"] == "a\u{FFFD}")
  }

  @Test func `takes fields into memory that was asked for before, and more than fit`() {
    let text = Array("NameValueEmpty".utf8)
    for capacity in 0...3 {
      let fields = text.withUnsafeBufferPointer { text in
        var fields = HTTPFields(capacity: capacity, byteCapacity: 9 * capacity)
        fields.append(name: .init(rebasing: text[0..<4]), value: .init(rebasing: text[4..<9]))
        fields.append(name: .init(rebasing: text[9..<14]), value: .init(start: nil, count: 0))
        return fields
      }
      #expect(fields == ["Name": "Value", "Empty": ""])
      #expect(fields.byteCount == 14)
    }
    #expect(HTTPFields(capacity: 5, byteCapacity: 5) == [:])
  }
}
