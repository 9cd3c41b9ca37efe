import APIRuntime
import Foundation
import Testing

@testable import URLSessionTransport

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite struct RedirectTests {
  private func next(
    _ status: Int, _ location: String?, method: String = "POST",
    from address: String = "https://a.example/v1/x?y=1"
  ) -> URLRequest? {
    guard let url = URL(string: address) else { return nil }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = Data([1])
    request.setValue("Bearer t", forHTTPHeaderField: "Authorization")
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    var headers = HeaderFields()
    headers["Location"] = location
    return Redirect.request(
      after: APIReply(status: status, headers: headers, body: .init { $0.finish() }), to: request)
  }

  @Test(arguments: [
    ("?a=b#c", "https://a.example/v1/x?a=b"), ("/z", "https://a.example/z"), ("z", "https://a.example/v1/z"),
    ("../z", "https://a.example/z"), ("https://b.example/", "https://b.example/"),
    ("//b.example/q", "https://b.example/q"),
  ]) func `a target is resolved`(reference: String, address: String) {
    #expect(next(307, reference)?.url?.absoluteString == address)
  }

  @Test(arguments: [307, 308]) func `method and body stay`(status: Int) {
    let next = next(status, "/z")
    #expect(next?.httpMethod == "POST" && next?.httpBody == Data([1]))
    #expect(next?.value(forHTTPHeaderField: "Authorization") == "Bearer t")
  }

  @Test(arguments: [301, 302, 303]) func `what was posted is asked for elsewhere`(status: Int) {
    let next = next(status, "/z")
    #expect(next?.httpMethod == "GET" && next?.httpBody == nil)
    #expect(next?.value(forHTTPHeaderField: "Content-Type") == nil)
    #expect(self.next(status, "/z", method: "HEAD")?.httpMethod == "HEAD")
  }

  @Test(arguments: ["https://b.example/", "https://a.example:444/v1/x"])
  func `credentials stay with their host`(target: String) {
    let next = next(308, target)
    #expect(next?.value(forHTTPHeaderField: "Authorization") == nil)
    #expect(next?.value(forHTTPHeaderField: "Content-Type") == "application/json")
  }

  @Test func `some redirects are not followed`() {
    #expect(next(307, nil) == nil)
    #expect(next(304, "/z") == nil && next(300, "/z") == nil && next(200, "/z") == nil)
    #expect(next(307, "http://a.example/") == nil)
    #expect(next(307, "file:///etc/passwd") == nil)
    #expect(next(307, "http://b.example/", from: "http://a.example/")?.url?.host == "b.example")
  }
}
