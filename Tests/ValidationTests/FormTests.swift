import Testing
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation

/// Bodies that are forms or XML: each part is held to what the document says of it.
struct FormTests {
  static let document = """
    openapi: 3.1.0
    info: { title: Forms, version: "1" }
    paths:
      /multipart:
        post:
          operationId: multipart
          requestBody:
            required: true
            content:
              multipart/form-data:
                schema:
                  type: object
                  required: [name, photo]
                  additionalProperties: false
                  properties:
                    name: { type: string, maxLength: 5 }
                    photo: { type: string, format: binary }
                    age: { type: integer }
                    tags: { type: array, items: { enum: [new, old] } }
                    address: { type: object, required: [city], properties: { city: { type: string } } }
                    mode: { oneOf: [{ enum: [auto] }, { type: object, required: [kind] }] }
                    places: { type: array, items: { type: object, required: [x] } }
                encoding:
                  photo:
                    contentType: image/png, image/jpeg
                    headers: { X-Size: { required: true, schema: { type: integer } } }
          responses: { "200": { description: done } }
      /xml:
        post:
          operationId: xml
          requestBody:
            required: true
            content:
              application/xml:
                schema:
                  type: object
                  required: [id, name]
                  properties:
                    id: { type: integer, xml: { attribute: true } }
                    name: { type: string }
                    tag: { type: array, items: { type: string }, maxItems: 2 }
                    photos: { type: array, xml: { wrapped: true }, items: { type: string, xml: { name: photo } } }
                    size: { type: object, xml: { name: Size, prefix: s }, properties: { w: { type: integer } } }
                    note: { type: [string, "null"] }
          responses: { "200": { description: done } }
      /any:
        post:
          operationId: any
          requestBody:
            content: { "*/*": { schema: { type: object, required: [a], properties: { a: { type: integer } } } } }
          responses: { "200": { description: done } }
    """

  private func violations(_ operation: String, _ type: String?, _ body: String) throws -> [String] {
    let document = try Documents.load(Self.document)
    let validator = OperationValidator(try #require(document.operation(named: operation)), in: document)
    #expect(validator.diagnostics.isEmpty)
    var request = HTTPRequest(method: "POST", target: "/\(operation)", body: Array(body.utf8))
    if let type { request.fields.append("Content-Type", type) }
    return validator.check(request).violations.map(\.message)
  }

  /// A multipart body of parts, each its head and its content.
  private func multipart(_ parts: (head: String, content: String)..., newline: String = "\r\n") throws
    -> [String]
  {
    let body =
      parts.map { part in
        let head = part.head.replacing("\n", with: newline)
        return
          "--b\(newline)Content-Disposition: form-data; \(head)\(newline)\(newline)\(part.content)\(newline)"
      }.joined() + "--b--\(newline)"
    return try violations("multipart", #"multipart/form-data; boundary="b""#, body)
  }

  private static let photo = (
    head: "name=\"photo\"; filename=\"p.png\"\nContent-Type: image/png\nX-Size: 3",
    content: "\u{1}\r\n--\u{2}"
  )
  private static let name = (head: "name=name", content: "Ada")

  @Test(arguments: ["\r\n", "\n"])
  func `a form that keeps to the document has no violations`(newline: String) throws {
    let found = try multipart(
      Self.name, Self.photo, ("name=\"age\"", "7"), ("name=\"tags\"", "new"), ("name=\"tags\"", "old"),
      ("name=\"address\"\nContent-Type: application/json", #"{"city": "Ulm"}"#),
      ("name=\"places\"", #"{"x": 1}"#), ("name=\"mode\"", "auto"), newline: newline)
    #expect(found == [])
  }

  @Test func `each part is held to its schema`() throws {
    let found = try multipart(
      ("name=\"name\"", "Leonardo"), Self.photo, ("name=\"age\"", "seven"), ("name=\"tags\"", "odd"),
      ("name=\"address\"", "{}"), ("name=\"places\"", "{}"), ("name=\"x%22y\"", ""))
    #expect(
      found == [
        "'name' must have at most 5 characters, but has 8",
        "'age' must be an integer, but is the string 'seven'", "'address.city' is missing",
        "'x\"y' is not a known property",
        "'tags[0]' must be one of 'new', 'old', but is 'odd'; did you mean 'old'?",
        "'places[0].x' is missing",
      ])
  }

  @Test func `a part that is missing or of another type is told`() throws {
    #expect(try multipart(Self.name) == ["'photo' is missing"])
    let text = (head: "name=\"photo\"\nContent-Type: text/plain", content: "x")
    let found = try multipart(Self.name, text)
    #expect(
      found == [
        "the part 'photo' must be 'image/png' or 'image/jpeg', but is 'text/plain'",
        "header 'X-Size' is missing",
      ])
    let broken = (head: "name=\"address\"", content: "{city")
    #expect(try multipart(Self.name, Self.photo, broken).first?.hasPrefix("'address' is not JSON: ") == true)
  }

  @Test(arguments: [
    ("multipart/form-data", "--b--", "'Content-Type' names no boundary"),
    ("multipart/form-data; boundary=b", "x--b--", "the boundary does not occur in it"),
    ("multipart/form-data; boundary=b", "--b\r\nA: b\r\n\r\nc", "the last boundary is missing"),
    ("multipart/form-data; boundary=b", "--b", "the last boundary is missing"),
    ("multipart/form-data; boundary=b", "--b\r\nA: b\r\n--b--", "the head of a part does not end"),
    ("multipart/form-data; boundary=b", "", "the boundary does not occur in it"),
  ])
  func `what is no form says why`(type: String, body: String, reason: String) throws {
    #expect(try violations("multipart", type, body) == ["the body cannot be cut into parts: \(reason)"])
  }

  @Test func `a body cut at any byte never hangs or crashes`() throws {
    let whole =
      "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nAda\r\n--b\r\nX: y\r\n\r\n\r\n--b--\r\n"
    for count in 0...whole.utf8.count {
      let body = String(decoding: Array(whole.utf8).prefix(count), as: UTF8.self)
      #expect(try !violations("multipart", "multipart/form-data; boundary=b", body).isEmpty)
    }
  }

  @Test(arguments: [
    (#"<?xml version="1.0"?><pet id="1"><name>A &amp; &#x42;</name></pet>"#, []),
    (#"<pet id="1"><name/><tag>a</tag><tag>b</tag><photos><photo>x</photo></photos></pet>"#, []),
    (#"<p:pet xmlns:p="u" id="1"><name><![CDATA[<x>]]></name><s:Size><w>3</w></s:Size></p:pet>"#, []),
    (#"<pet id="1"><name>a</name><note xsi:nil="true"/></pet>"#, []),
    (#"<pet id="x"><name>a</name></pet>"#, ["'id' must be an integer, but is the string 'x'"]),
    (#"<pet><name>a</name></pet>"#, ["'id' is missing"]),
    (
      #"<pet id="1"><name>a</name><tag/><tag/><tag/></pet>"#,
      ["'tag' must have at most 2 elements, but has 3"]
    ),
    (
      #"<pet id="1"><name>a</name><Size><w>z</w></Size></pet>"#,
      ["'size.w' must be an integer, but is the string 'z'"]
    ),
    ("<pet>text</pet>", ["the body must be an object, but is the string 'text'"]),
    ("", ["the body is missing"]),
    ("<pet", ["the body is not XML: it ends too early"]),
    ("<pet></cat>", ["the body is not XML: an end tag is not that of the innermost open element"]),
    ("<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", ["the body is not XML: a document type is not read"]),
    ("<x>&a;</x>", ["the body is not XML: a reference is neither to a character nor one of the five names"]),
    ("<a/><b/>", ["the body is not XML: something stands after the outermost element"]),
    ("plain", ["the body is not XML: it has no element"]),
  ])
  func `XML is read by its schema`(text: String, expected: [String]) throws {
    #expect(try violations("xml", "application/xml", text) == expected)
  }

  @Test(arguments: [
    ("application/json", #"{"a": 1}"#, []), ("application/vnd.x+json; v=1", "{}", ["'a' is missing"]),
    ("application/x-www-form-urlencoded", "a=1", []),
    ("application/x-www-form-urlencoded", "a=x", ["'a' must be an integer, but is the string 'x'"]),
    ("multipart/form-data; boundary=b", "--b--", ["'a' is missing"]),
    ("image/svg+xml", "<x><a>1</a></x>", []),
    ("application/octet-stream", "anything", []),
    ("text/csv", "a", ["the body must be an object, but is the string 'a'"]),
  ])
  func `a range of media types is read as the message says`(
    type: String, body: String, expected: [String]
  ) throws {
    #expect(try violations("any", type, body) == expected)
  }

  @Test func `deep XML is refused, not followed`() throws {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(try violations("xml", "text/xml", deep).count == 1)
    #expect(
      try violations("xml", "application/xml", deep) == [
        "the body is not XML: it is nested deeper than 256 levels"
      ])
  }
}
