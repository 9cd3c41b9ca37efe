import UnderstudyHTTP
import UnderstudyJSON

extension JSONValue {
  /// The smallest useful request to the bundled endpoint, with changes; a change to null is sent as null.
  static func question(_ changes: JSONObject = [:]) -> JSONValue {
    var request: JSONObject = [
      "model": "gemini-3.5-flash", "messages": [["role": "user", "content": "Hello!"]],
    ]
    for (name, value) in changes { request[name] = value }
    return .object(request)
  }
}

extension HTTPRequest {
  static let chatPath = "/v1/chat/completions"

  /// A request to the bundled endpoint: a good one unless something else is said.
  static func chat(
    _ changes: JSONObject = [:], key: String? = "sk-test", prefer: String? = nil, prefix: String = "",
    fields: HTTPFields = [:], type: String? = "application/json", method: String = "POST"
  ) -> HTTPRequest {
    .chat(
      body: JSONValue.question(changes).utf8(), key: key, prefer: prefer, prefix: prefix, fields: fields,
      type: type, method: method)
  }

  /// A request to the bundled endpoint with a body that may be anything.
  static func chat(
    body: [UInt8], key: String? = "sk-test", prefer: String? = nil, prefix: String = "",
    fields: HTTPFields = [:], type: String? = "application/json", method: String = "POST"
  ) -> HTTPRequest {
    var all = fields
    if let key { all.append("Authorization", "Bearer \(key)") }
    if let prefer { all.append("Prefer", prefer) }
    if let type { all.append("Content-Type", type) }
    return HTTPRequest(method: method, target: prefix + chatPath, fields: all, body: body)
  }

  /// The request as it goes over the wire.
  var wire: [UInt8] {
    var head = "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n"
    for (name, value) in fields { head += "\(name): \(value)\r\n" }
    if !body.isEmpty { head += "Content-Length: \(body.count)\r\n" }
    return Array((head + "\r\n").utf8) + body
  }
}
