import UnderstudyHTTP
import UnderstudyJSON

/// What faults do to the content of a reply, before it is framed and cut.
struct ContentFaults {
  let fault: Fault
  /// The data of an error event.
  let errorEvent: JSONValue
  /// The target of the request, as sent.
  let target: String
  /// Where the request was sent: its `Host`.
  let host: String

  /// The content with the fault in it, or as it is for faults of the wire; `nil` where the fault cannot be in it.
  func applied(to content: PreparedContent) -> PreparedContent? {
    switch fault.kind {
    case .wrongType:
      if case .stream = content.payload {
        return content.adding([HTTPField("Content-Type", "application/json")])
      }
      return content.adding([HTTPField("Content-Type", "text/plain; charset=utf-8")])
    case .htmlError: return Self.page(content.status)
    case .badGzip: return content.adding([HTTPField("Content-Encoding", "gzip")])
    case .shouldRetry:
      let isRetried = content.status >= 500 || [408, 409, 429].contains(content.status)
      return content.adding([HTTPField("x-should-retry", isRetried ? "false" : "true")])
    case .redirect: return redirect(to: filled(fault.target ?? "/"), content.status)
    case .redirectLoop: return redirect(to: target, content.status)
    case .brokenArguments, .unknownTool: return ToolCallFaults(kind: fault.kind).applied(to: content)
    case .corruptJSON:
      return changed(content) { $0.withCorruptJSON(fault) }
    case .invalidUTF8:
      return changed(content) { $0.withInvalidUTF8(fault) }
    default: break
    }
    guard fault.kind.isOfStreams else { return content }
    guard case .stream(let stream) = content.payload,
      let faulty = EventFaults(fault: fault, errorEvent: errorEvent).applied(to: stream)
    else { return nil }
    var content = content
    content.payload = .stream(faulty)
    return content
  }

  /// The content with other bytes in the same places.
  private func changed(
    _ content: PreparedContent, _ change: (FaultTarget) -> [UInt8]?
  ) -> PreparedContent? {
    guard let bytes = FaultTarget(content).flatMap(change) else { return nil }
    var content = content
    if case .stream(let stream) = content.payload {
      let parts = stream.ends.indices.map { index in
        PreparedStream.Part(
          bytes: bytes[stream.range(ofEvent: index)], timing: stream.timing(ofEvent: index))
      }
      content.payload = .stream(PreparedStream(parts, hasTerminator: stream.hasTerminator))
    } else {
      content.payload = .whole(SharedBytes(bytes))
    }
    return content
  }

  private func redirect(to target: String, _ status: Int) -> PreparedContent {
    PreparedContent(
      status: 300..<400 ~= status ? status : 307, type: nil, headers: [HTTPField("Location", target)],
      payload: .none)
  }

  /// A redirect's target with what is known of the request.
  private func filled(_ text: String) -> String {
    guard text.contains("{") else { return text }
    // Both names lead to the machine that they are used on (RFC 6761 §6.3).
    let port = host.hasSuffix("]") ? nil : host.lastIndex(of: ":").map { host[$0...] }
    let name = host.hasPrefix("localhost") ? "127.0.0.1" : "localhost"
    return text.replacing("{target}", with: target).replacing("{otherHost}", with: name + (port ?? ""))
  }

  /// What a proxy answers when it cannot reach what is behind it.
  private static func page(_ status: Int) -> PreparedContent {
    let page =
      "<html>\r\n<head><title>\(status)</title></head>\r\n<body>\r\n<center><h1>\(status)</h1></center>\r\n<hr><center>gateway</center>\r\n</body>\r\n</html>\r\n"
    return PreparedContent(status: status, type: "text/html", payload: .whole(SharedBytes(page)))
  }
}
