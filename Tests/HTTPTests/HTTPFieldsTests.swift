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

  @Test func `copies fields that lie elsewhere`() {
    let text = Array("NameValueEmpty".utf8)
    let copied = text.withUnsafeBufferPointer { text in
      let fields = [
        HTTPFields.Borrowed(name: .init(rebasing: text[0..<4]), value: .init(rebasing: text[4..<9])),
        HTTPFields.Borrowed(name: .init(rebasing: text[9..<14]), value: .init(start: nil, count: 0)),
      ]
      return fields.withUnsafeBufferPointer { HTTPFields(copying: $0) }
    }
    #expect(copied == ["Name": "Value", "Empty": ""])
    #expect(HTTPFields(copying: .init(start: nil, count: 0)) == [:])
  }
}

struct HTTPRequestTests {
  @Test func `splits the raw target at the first question mark`() {
    let request = HTTPRequest(target: "/a%2Fb?x=1?y")
    #expect(request.path == "/a%2Fb")
    #expect(request.query == "x=1?y")
    #expect(HTTPRequest(target: "/a").query == nil)
  }
}

struct MomentTests {
  @Test func `adds and subtracts durations without overflow`() {
    let start = Moment(nanoseconds: 5)
    #expect(start + .milliseconds(2) - start == .milliseconds(2))
    #expect(Moment(nanoseconds: .max) + .seconds(1) == Moment(nanoseconds: .max))
    #expect(Duration.seconds(Int64.max).nanoseconds == .max)
  }
}
