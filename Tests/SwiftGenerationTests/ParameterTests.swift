import APIRuntime
import Testing
import TypesGolden

/// Parameters as a request carries them, and header fields as a reply does.
@Suite struct ParameterTests {
  @Test func `each parameter stands where the document puts it`() throws {
    var request = APIRequest(method: FindSeats.method, path: FindSeats.path)
    try FindSeats.Parameters(
      room: 7, row: ["a/b", "ü"], column: [1, 2], sort: .price, ids: ["1", "2&3"], tags: ["x", "y z"],
      filter: .init(least: 0.5), where: Seat(x: 1), path: "a/b?c", traceID: "T", request: true,
      roomCookie: "r m"
    ).write(to: &request)
    #expect(request.path == "/rooms/7/seats/;row=a%2Fb,%C3%BC/.1.2")
    #expect(
      request.query
        == "sort=price&ids=1,2%263&tags=x%7Cy%20z&filter[least]=0.5&where=%7B%22x%22%3A1%7D&path=a/b?c&limit=20"
        .split(separator: "[").joined(separator: "%5B").split(separator: "]").joined(separator: "%5D"))
    #expect(request.headers == ["X-Trace-ID": "T", "request": "true", "Cookie": "room=r%20m"])
  }

  @Test func `what may be left out is left out, and what must be there has its default`() throws {
    var request = APIRequest(method: FindSeats.method, path: FindSeats.path)
    try FindSeats.Parameters(room: 1, row: [], column: [], ids: []).write(to: &request)
    #expect(request.target == "/rooms/1/seats/;row=/?ids=&limit=20")
    #expect(request.headers.fields.isEmpty)
  }

  @Test func `a value cannot leave its place in a path`() throws {
    var request = APIRequest(method: "GET", path: ListDoors.path)
    try request.setPath("room", "..")
    #expect(request.path == "/rooms/%2E%2E/doors")
    var other = APIRequest(method: "GET", path: ListDoors.path)
    try other.setPath("room", "a/../b?c#d")
    #expect(other.path == "/rooms/a%2F..%2Fb%3Fc%23d/doors")
  }

  @Test func `a value cannot end its header field`() throws {
    var request = APIRequest(method: "GET", path: "/")
    try request.addHeader("A", "b\r\nC: d")
    #expect(request.headers == ["A": "bC: d"])
  }

  @Test func `header fields are read as their types`() throws {
    let headers = try FindSeats.ResponseHeaders([
      "LINK": "<a>, <b>", "x-total-count": "12", "X-Rows": "1, 2", "X-Seat": #"{"x":3}"#,
    ])
    #expect(headers == .init(link: "<a>, <b>", totalCount: 12, rows: [1, 2], seat: Seat(x: 3)))
    #expect(throws: MissingHeader.self) { try FindSeats.ResponseHeaders([:]) }
    #expect(throws: DecodingError.self) { try FindSeats.ResponseHeaders(["X-Total-Count": "many"]) }
  }
}
