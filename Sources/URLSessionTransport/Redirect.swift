import APIRuntime
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Where a reply sends a client (RFC 9110 §15.4).
enum Redirect {
  /// How many are followed, one after the other.
  static let most = 10
  /// What may go to another host than the one that a request was meant for.
  private static let harmless: Set = ["accept", "accept-language", "content-type", "user-agent"]

  /// The request that a reply asks for; `nil` if it asks for none that may be sent.
  static func request(after reply: APIReply, to request: URLRequest) -> URLRequest? {
    guard [301, 302, 303, 307, 308].contains(reply.status), let old = request.url,
      let url = reply.headers["Location"].flatMap({ target($0, from: old) }),
      url.scheme == "https" || url.scheme == "http" && old.scheme == "http"
    else { return nil }
    var next = request
    next.url = url
    let method = request.httpMethod ?? "GET"
    if reply.status == 303 && method != "HEAD" || [301, 302].contains(reply.status) && method == "POST" {
      next.httpMethod = "GET"
      next.httpBody = nil
      next.setValue(nil, forHTTPHeaderField: "Content-Type")
    }
    if url.scheme != old.scheme || url.host != old.host || url.port != old.port {
      for name in (request.allHTTPHeaderFields ?? [:]).keys where !harmless.contains(name.lowercased()) {
        next.setValue(nil, forHTTPHeaderField: name)
      }
    }
    return next
  }

  /// A reference as RFC 3986 §5.2 resolves it. Foundation's own way loses the path before a query alone on Linux.
  static func target(_ reference: String, from base: URL) -> URL? {
    guard reference.hasPrefix("?"), var parts = URLComponents(url: base, resolvingAgainstBaseURL: true) else {
      return URL(string: reference, relativeTo: base)?.absoluteURL
    }
    let query = reference.dropFirst().prefix { $0 != "#" }
    parts.percentEncodedQuery = String(query)
    return parts.url
  }
}
