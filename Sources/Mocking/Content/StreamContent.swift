import UnderstudyDiagnostics
import UnderstudyEventStream
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudyValidation
import UnderstudyValues

/// Makes streams of a media type: server-sent events, JSON on lines, or JSON text sequences.
struct StreamContent {
  private let media: MediaType

  /// How many items a generated stream has.
  private static let count = 3

  init(_ media: MediaType) {
    self.media = media
  }

  /// The stream of an example: text is the wire's bytes, a list its items, and anything else is sent as often as
  /// generated items are.
  func stream(of example: JSONValue) -> PreparedStream {
    if let text = example.string, media.isEventStream ? Self.isWire(text) : true {
      return stream(ofWire: Array(text.utf8))
    }
    return stream(ofItems: example.array ?? Array(repeating: example, count: Self.count))
  }

  /// The stream of bytes as they go over the wire.
  func stream(ofWire bytes: [UInt8]) -> PreparedStream {
    if media.isEventStream {
      return PreparedStream(CannedStream(bytes), terminator: media.stream?.terminator)
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: true)
    return PreparedStream(lines.map { PreparedStream.Part(bytes: ($0 + [0x0A])[...]) }, hasTerminator: false)
  }

  /// A generated stream: items that differ, the first and last as `x-stream` has them, each valid.
  func stream(
    by values: SchemaValues, seed: UInt64?, _ extent: ValueGenerator.Extent
  ) throws(DiagnosticError) -> PreparedStream {
    guard let schema = media.itemSchema ?? media.schema else {
      return stream(ofItems: Array(repeating: [:], count: Self.count))
    }
    let contract = media.itemSchema == nil ? media.stream : nil
    var items: [JSONValue] = []
    for position in 0..<Self.count {
      let ends = [position == 0 ? contract?.first : nil, position == Self.count - 1 ? contract?.last : nil]
      let schemas = [schema] + ends.compactMap(\.self)
      // The first of a typical stream is typical itself.
      let own = seed.map { $0 &+ UInt64(position) } ?? (position == 0 ? nil : UInt64(position))
      var item = try values.value(of: schemas, seed: own, extent)
      if let first = items.first, let contract {
        let copied = StreamConstants(contract).copied(from: first, to: item)
        if values.allow(copied, schemas) { item = copied }
      }
      items.append(item)
    }
    return stream(ofItems: items)
  }

  private func stream(ofItems items: [JSONValue]) -> PreparedStream {
    guard media.isEventStream else {
      let mark: [UInt8] = media.range.isJSONLines ? [] : [0x1E]
      // RFC 7464 §2.2: each text of a sequence begins with a record separator.
      return PreparedStream(
        items.map { PreparedStream.Part(bytes: (mark + $0.utf8() + [0x0A])[...]) }, hasTerminator: false)
    }
    let terminator = media.stream?.terminator
    let events = items.map(event) + (terminator.map { [Self.lines("data", $0) + "\n"] } ?? [])
    return PreparedStream(
      events.map { PreparedStream.Part(bytes: Array($0.utf8)[...]) }, hasTerminator: terminator != nil)
  }

  /// One event: with 3.2's `itemSchema` the item is the event itself (OpenAPI 3.2.0 §4.14.4), else what its data holds.
  private func event(_ item: JSONValue) -> String {
    guard media.itemSchema != nil, case .object(let members) = item else {
      return Self.lines("data", data(item)) + "\n"
    }
    var text = ""
    if let event = members["event"]?.string, !event.contains(where: \.isNewline) {
      text += "event: \(event)\n"
    }
    if let id = members["id"]?.string, !id.contains(where: { $0.isNewline || $0 == "\0" }) {
      text += "id: \(id)\n"
    }
    if let retry = members["retry"]?.integer, retry >= 0 { text += "retry: \(retry)\n" }
    let data = members["data"].map { $0.string ?? $0.text() }
    if let data { text += Self.lines("data", data) }
    return text + "\n"
  }

  /// Data that is only ever a string is that string; everything else is JSON.
  private func data(_ item: JSONValue) -> String {
    if let text = item.string, media.schema.map(StreamValidator.isPlainText) == true { return text }
    return item.text()
  }

  private static func lines(_ field: String, _ text: String) -> String {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }.map { "\(field): \($0)\n" }.joined()
  }

  /// Whether a text is a stream already: its first line is a field or a comment.
  private static func isWire(_ text: String) -> Bool {
    ["data:", "event:", "id:", "retry:", ":"].contains { text.hasPrefix($0) }
  }
}

/// Values that are the same in all events of a stream (`constant` of `x-stream`).
struct StreamConstants {
  private let contract: StreamContract

  init(_ contract: StreamContract) {
    self.contract = contract
  }

  /// An event with the constant values of another.
  func copied(from first: JSONValue, to event: JSONValue) -> JSONValue {
    contract.constant.reduce(event) { event, pattern in
      Self.copied(pattern.tokens[...], from: first, to: event)
    }
  }

  private static func copied(_ tokens: ArraySlice<String?>, from: JSONValue, to: JSONValue) -> JSONValue {
    guard let token = tokens.first else { return from }
    guard let name = token, case .object(var object) = to, let value = from[name] else { return to }
    object[name] = copied(tokens.dropFirst(), from: value, to: object[name] ?? .null)
    return .object(object)
  }
}
