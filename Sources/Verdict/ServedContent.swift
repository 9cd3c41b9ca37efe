import UnderstudyEventStream
import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// What was served, read as the answer of a model: text, reasons to finish, and what is odd in its stream.
struct ServedContent {
  /// The text of the first choice.
  var text = ""
  /// The reasons to finish that it names.
  var finishReasons: [String] = []
  /// Whether its last event is a terminator, such as `[DONE]`.
  var hasTerminator = false
  /// Whether it is a stream of events.
  var isStream = false
  /// Whether its events are chunks of a chat: they have choices.
  var isChat = false
  /// Whether an event has usage and no choice.
  var hasUsageOnly = false
  /// Whether an event tells of an error.
  var hasError = false
  /// Whether it has an error whose type or code says that the same request is refused again.
  var hasFinalError = false
  /// The ids of the tool calls that it asks for.
  var toolCalls: Set<String> = []
  /// Whether it starts with a byte order mark.
  var hasByteOrderMark = false
  /// Whether there is an event without data, or with empty data, or a comment after an `id`.
  var hasOddEvent = false

  init?(_ marks: AnswerMarks) {
    guard let body = marks.body else { return nil }
    let bytes = Array(body.buffer.prefix(marks.plannedCount))
    let type = marks.field("content-type") ?? ""
    if type.hasPrefix("text/event-stream") || marks.fault?.kind == .wrongType && Self.looksLikeEvents(bytes) {
      isStream = true
      readEvents(bytes)
    } else if let value = try? JSONValue(parsing: bytes) {
      let choice = value["choices"]?[0]
      isChat = value["choices"] != nil
      text = choice?["message"]?["content"]?.string ?? ""
      if let reason = choice?["finish_reason"]?.string { finishReasons = [reason] }
      for choice in value["choices"]?.array ?? [] { addToolCalls(choice["message"]) }
      addError(value["error"])
    }
  }

  private static func looksLikeEvents(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("data:".utf8)) }

  private mutating func readEvents(_ bytes: [UInt8]) {
    hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let stream = CannedStream(bytes)
    for event in stream.events {
      let data = event.received.event.data
      if data.isEmpty { hasOddEvent = true }
      if data.hasPrefix("[") { hasTerminator = true }
      guard let value = try? JSONValue(parsing: data) else { continue }
      if event.received.event.type == "error" { hasError = true }
      addError(value["error"])
      guard let choices = value["choices"]?.array else { continue }
      isChat = true
      if choices.isEmpty, value["usage"]?.object != nil { hasUsageOnly = true }
      for choice in choices { addToolCalls(choice["delta"]) }
      text += choices.first?["delta"]?["content"]?.string ?? ""
      if let reason = choices.first?["finish_reason"]?.string { finishReasons.append(reason) }
    }
    let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
    let hasID = lines.contains { $0.starts(with: Array("id:".utf8)) }
    if hasID, lines.contains(where: { $0.first == 0x3A }) { hasOddEvent = true }
    if lines.contains(where: { Array($0) == Array("data:".utf8) }) { hasOddEvent = true }
  }

  private mutating func addToolCalls(_ message: JSONValue?) {
    for call in message?["tool_calls"]?.array ?? [] {
      if let id = call["id"]?.string, !id.isEmpty { toolCalls.insert(id) }
    }
  }

  private mutating func addError(_ error: JSONValue?) {
    guard let error, error != .null else { return }
    hasError = true
    let words = [error["type"]?.string, error["code"]?.string].compactMap(\.self)
    let status = error["code"]?.integer ?? error["status"]?.integer
    if words.contains(where: Self.finalErrors.contains)
      || status.map({ 400..<500 ~= $0 && ![408, 409, 429].contains($0) }) ?? false
    {
      hasFinalError = true
    }
  }

  /// Types and codes of errors that the same request meets again (OpenAI's error codes).
  private static let finalErrors = AnswerMarks.quotaCodes.union([
    "invalid_request_error", "authentication_error", "permission_error", "not_found_error",
    "context_length_exceeded", "content_filter", "invalid_api_key", "model_not_found",
  ])

  /// Whether a request's body has a `stream` that is true.
  static func asksForStream(_ body: [UInt8]) -> Bool {
    guard let path = streamPath, let document = try? JSONDocument(parsing: body) else { return false }
    if case .bool(let isWanted) = document.glance(at: path) { return isWanted }
    return false
  }

  private static let streamPath = JSONPath(JSONPointer(tokens: ["stream"]))

  /// Whether a message of a request holds the beginning of a text.
  static func holds(_ text: String, in body: [UInt8]) -> Bool {
    guard let messages = (try? JSONValue(parsing: body))?["messages"]?.array else { return false }
    let start = String(text.prefix(16))
    return messages.contains { message in
      message["content"]?.string?.contains(start) ?? false
        || message["content"]?.array?.contains { $0["text"]?.string?.contains(start) ?? false } ?? false
    }
  }

  /// The messages of tools in a request's body.
  static func toolAnswers(_ body: [UInt8]) -> [JSONValue] {
    guard body.holds(#""tool""#), let messages = (try? JSONValue(parsing: body))?["messages"]?.array else {
      return []
    }
    return messages.filter { $0["role"]?.string == "tool" }
  }
}

extension [UInt8] {
  /// Whether some text is in there: most bodies are told from those that are worth reading by this.
  func holds(_ wanted: StaticString) -> Bool {
    withUnsafeBufferPointer { bytes in
      let wanted = UnsafeBufferPointer(start: wanted.utf8Start, count: wanted.utf8CodeUnitCount)
      var start = 0
      while start + wanted.count <= bytes.count {
        if bytes[start] == wanted[0], bytes[start..<start + wanted.count].elementsEqual(wanted) {
          return true
        }
        start += 1
      }
      return false
    }
  }
}

/// What was served, read once: rules ask for it again and again, and canned answers share their bytes.
final class ContentCache {
  private struct Key: Hashable {
    let body: ObjectIdentifier
    let count: Int
  }

  private var known: [Key: ServedContent?] = [:]
  private var streams: [Bool?] = []
  private var toolAnswers: ToolAnswers?

  /// The answers of tools in the requests, looked for once.
  func toolAnswers(_ look: () -> ToolAnswers) -> ToolAnswers {
    if let toolAnswers { return toolAnswers }
    let result = look()
    toolAnswers = result
    return result
  }

  /// Whether an exchange is about a stream, looked at once.
  func asksForStream(_ index: Int, _ look: () -> Bool) -> Bool {
    if index >= streams.count {
      streams += Array(repeating: nil, count: Swift.max(index + 1, 2 * streams.count) - streams.count)
    }
    if let known = streams[index] { return known }
    let result = look()
    streams[index] = result
    return result
  }

  func content(_ marks: AnswerMarks) -> ServedContent? {
    guard let body = marks.body else { return nil }
    let key = Key(body: ObjectIdentifier(body), count: marks.plannedCount)
    if let content = known[key] { return content }
    let content = ServedContent(marks)
    known[key] = .some(content)
    return content
  }
}
