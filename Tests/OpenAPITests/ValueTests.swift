import Testing
import UnderstudyJSON
import UnderstudyOpenAPI

/// Small values with rules of their own.
struct ValueTests {
  @Test(
    arguments: [
      ("/", [[]]), ("/a/b", [[.text("a")], [.text("b")]]), ("/a/", [[.text("a")], []]),
      ("/{a}.{b}", [[.parameter("a"), .text("."), .parameter("b")]]),
      ("/x/{a/b}", [[.text("x")], [.parameter("a/b")]]),
    ] as [(String, [[PathTemplate.Piece]])])
  func `a path template has segments and pieces`(text: String, expected: [[PathTemplate.Piece]]) throws {
    #expect(try PathTemplate(text).segments.map(\.pieces) == expected)
  }

  @Test func `templates that differ in names only have one shape`() throws {
    #expect(try PathTemplate("/a/{b}.json").shape == PathTemplate("/a/{c}.json").shape)
    #expect(try PathTemplate("/a/{b}").shape != PathTemplate("/a/b").shape)
    #expect(try PathTemplate("/{a}/x/{b}").parameterNames == ["a", "b"])
  }

  @Test(
    arguments: [
      ("application/json", "application/json"), ("Text/HTML; Charset=\"utf-8\"", "text/html; charset=utf-8"),
      ("*/*;q=0.5", "*/*; q=0.5"), ("application/*", "application/*"), ("", nil), ("json", nil),
      ("*/json", nil),
      ("a/b/c", nil), ("a b/c", nil),
    ] as [(String, String?)])
  func `a media type is read`(text: String, expected: String?) {
    #expect(MediaTypeRange(text)?.description == expected)
  }

  @Test func `a range includes media types`() throws {
    let json = try #require(MediaTypeRange("application/problem+json; charset=utf-8"))
    #expect(json.isJSON && json.suffix == "json" && !json.isRange)
    #expect(try #require(MediaTypeRange("application/*")).includes(json))
    #expect(try #require(MediaTypeRange("*/*; q=0.1")).includes(json))
    #expect(try !#require(MediaTypeRange("text/*")).includes(json))
    #expect(try !#require(MediaTypeRange("application/problem+json; v=2")).includes(json))
    #expect(MediaTypeRange("text/plain;q=0.3")?.quality == 0.3)
    #expect(MediaTypeRange("application/x-ndjson")?.isSequential == true)
    #expect(MediaTypeRange("text/plain; format=flowed")?.specificity == 3)
  }

  @Test(
    arguments: [
      ("200", .code(200)), ("4XX", .range(4)), ("4xx", .range(4)), ("default", .default), ("6XX", nil),
      ("20", nil),
      ("2000", nil), ("+20", nil), ("XXX", nil), ("099", nil),
    ] as [(String, StatusPattern?)])
  func `a status is a number, a range or default`(text: String, expected: StatusPattern?) {
    #expect(StatusPattern(text) == expected)
  }

  @Test func `the success of an operation is its lowest status below 300`() throws {
    let text = """
      openapi: 3.0.0
      info: { title: A, version: "1" }
      paths:
        /a:
          get:
            responses: { default: { description: d }, 2XX: { description: r }, "204": { description: b }, "201": { description: a } }
          put: { responses: { default: { description: d }, 2XX: { description: r }, "404": { description: n } } }
          post: { responses: { default: { description: d }, 4XX: { description: n } } }
      """
    let (document, _) = OpenAPIDocument.load("a", from: MemorySource(["a": text]))
    let operations = try #require(document).operations
    #expect(operations.map { $0.success?.description } == ["a", "r", "d"])
    #expect(operations[0].response(for: 299)?.description == "r")
    #expect(operations[1].response(for: 404)?.description == "n")
    #expect(operations[1].response(for: 500)?.description == "d")
    #expect(operations[2].response(for: 499)?.description == "n")
  }

  @Test func `a server has a base path for each value of its variables`() throws {
    let text = """
      openapi: 3.0.0
      info: { title: A, version: "1" }
      servers:
        - { url: "https://{host}/api/{v}/", variables: { host: { default: a }, v: { default: v2, enum: [v1, v2] } } }
        - { url: / }
        - { url: "{root}", variables: { root: { default: /x } } }
        - { url: "//host/y?z=/" }
        - { url: relative/z }
        - { url: "../up/./w/" }
        - { url: "./" }
      paths: {}
      """
    let (document, _) = OpenAPIDocument.load("a", from: MemorySource(["a": text]))
    let servers = try #require(document).servers
    #expect(servers.map(\.basePath) == ["/api/v2", "", "/x", "/y", "/relative/z", "/up/w", ""])
    #expect(servers[0].basePaths == ["/api/v2", "/api/v1"])
    #expect(servers[0].defaultURL == "https://a/api/v2/")
  }
}
