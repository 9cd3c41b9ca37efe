import Testing
import UnderstudyMocking

struct DocumentPlaceTests {
  @Test(arguments: [
    ("/billing", nil, "/billing"), ("/billing/", nil, "/billing"), ("/", nil, ""),
    ("Billing.example", "billing.example", ""), ("billing.example:8080/v1", "billing.example:8080", "/v1"),
    ("[::1]/a/b", "[::1]", "/a/b"),
  ])
  func `a place is a path, a host, or both`(text: String, host: String?, prefix: String) throws {
    let place = try #require(DocumentPlace(text))
    #expect(place.host == host)
    #expect(place.prefix == prefix)
  }

  @Test(arguments: ["", "/~a", "/__understudy/x", "a b", "/a?b", "/a{b}", "/a//b", "ä.example", "/a#b"])
  func `what is no place is refused`(text: String) {
    #expect(DocumentPlace(text) == nil)
  }
}
