import APIRuntime
import BookClient
import Testing

@Test func `a client that is committed sends what the document asks for`() async throws {
  let client = Client(APIConnection(baseURL: Client.baseURL, transport: SoldOutTransport()))
  let failure = await #expect(throws: PlaceOrder.Failure.self) {
    try await client.placeOrder(body: Order(books: ["1"]))
  }
  #expect(failure == .conflict(SoldOut(isbn: "1")))
}

/// A shop that has nothing.
private struct SoldOutTransport: APITransport {
  func send(_ request: APIRequest, to baseURL: String) async throws -> APIReply {
    #expect(request.method == "POST" && baseURL + request.target == "https://bookshop.example/v1/orders")
    #expect(try JSONValue(parsing: request.body ?? []) == ["books": ["1"]])
    let (body, continuation) = APIReply.Body.makeStream()
    continuation.yield(Array(#"{"isbn":"1"}"#.utf8))
    continuation.finish()
    return APIReply(status: 409, headers: ["Content-Type": "application/json"], body: body)
  }
}
