import UnderstudyDiagnostics
public import UnderstudyEventStream
import UnderstudyJSON
public import UnderstudyOpenAPI

/// Holds the events of a stream to its media type, one by one as they pass.
///
/// `schema` sees the JSON in an event's data, as documents of OpenAPI 3.0 and 3.1 mean it; `itemSchema` sees the event
/// as an object with `data`, `event`, `id` and `retry` (OpenAPI 3.2.0 §4.14.4). The terminator of `x-stream` is no event
/// of either.
public struct StreamValidator: Sendable {
  /// The data of the event that ends the stream.
  public let terminator: String?

  private let location: SourceLocation
  /// Whether the data is no JSON, but the text itself.
  private let isPlain: Bool
  private let dataPlace: Int?
  private let itemPlace: Int?
  private var dataSchema: CompiledSchema?
  private var itemSchema: CompiledSchema?
  private let contract: StreamContract?
  private let contractPlaces: (first: Int?, last: Int?, whole: Int?)
  private var contractSchemas = StreamCourse.Schemas()

  init(_ media: MediaType, _ schemas: inout SchemaList) {
    terminator = media.stream?.terminator
    contract = media.stream
    contractPlaces = (
      contract?.first.map { schemas.add($0) }, contract?.last.map { schemas.add($0) },
      contract?.assembly.map { schemas.add($0.schema) }
    )
    location = media.location
    isPlain = media.schema.map(Self.isPlainText) ?? false
    itemPlace = media.itemSchema.map { schemas.add($0) }
    // Beside 'itemSchema', 'schema' is of the whole stream, which nothing can be held to as it passes.
    dataPlace = media.itemSchema == nil ? media.schema.map { schemas.add($0) } : nil
  }

  mutating func attach(_ schemas: SchemaList) {
    dataSchema = dataPlace.map { schemas.compiled[$0] }
    itemSchema = itemPlace.map { schemas.compiled[$0] }
    contractSchemas.first = contractPlaces.first.map { schemas.compiled[$0] }
    contractSchemas.last = contractPlaces.last.map { schemas.compiled[$0] }
    contractSchemas.whole = contractPlaces.whole.map { schemas.compiled[$0] }
  }

  /// Whether a schema of events allows strings only: their data then is the text itself, not JSON.
  public static func isPlainText(_ schema: Schema) -> Bool {
    let schema = schema.resolved
    return schema.types == [.string] && !schema.isNullable
  }

  /// Whether an event is the one that ends the stream.
  public func isTerminator(_ event: ServerSentEvent) -> Bool { event.data == terminator }

  /// What holds a stream to its contract from its first event on; `nil` if the document states none.
  public var course: StreamCourse? { contract.map { StreamCourse($0, contractSchemas) } }

  /// What an event breaks. Places are within its data.
  ///
  /// - Parameters:
  ///   - number: the event's number in its stream, from 1.
  ///   - limit: how many violations to look for.
  public func violations(of event: ServerSentEvent, number: Int, limit: Int = 100) -> [Violation] {
    if isTerminator(event) { return [] }
    var violations: [Violation] = []
    if let itemSchema, let item = try? JSONDocument(parsing: Self.item(event).utf8()) {
      violations = itemSchema.violations(of: item.root, limit: limit)
      for position in violations.indices { violations[position].instanceLocation = nil }
    }
    if let dataSchema {
      do {
        let data = isPlain ? JSONValue.string(event.data).text() : event.data
        violations += try dataSchema.violations(of: JSONDocument(parsing: data).root, limit: limit)
      } catch {
        violations.append(
          Violation(
            .notJSON(reason: error.message),
            location: SourceLocation(file: "", line: error.line, column: error.column), keyword: "content",
            schemaLocation: location))
      }
    }
    for position in violations.indices { violations[position].part = .event(number) }
    return violations
  }

  /// What the events of a recorded stream break, with their places in its file.
  public func violations(of stream: CannedStream, file: String, limit: Int = 100) -> [Violation] {
    var violations: [Violation] = []
    var course = course
    for (number, event) in stream.events.enumerated() where violations.count < limit {
      var found = self.violations(
        of: event.received.event, number: number + 1, limit: limit - violations.count)
      found += course?.violations(of: event.received.event) ?? []
      violations += found.map { violation in
        var violation = violation
        violation.instanceLocation = Self.place(
          of: violation.instanceLocation, in: event, of: stream, file: file)
        return violation
      }
    }
    // What comes to light at the end belongs to an event, or to the last one.
    violations += (course?.end() ?? []).map { violation in
      var violation = violation
      var event = stream.events.last
      if case .event(let number) = violation.part { event = stream.events[number - 1] }
      violation.instanceLocation = event.map {
        Self.place(of: violation.instanceLocation, in: $0, of: stream, file: file)
      }
      return violation
    }
    return violations
  }

  /// The place in a stream's file of a place in an event's data; of the data where there is none.
  private static func place(
    of location: SourceLocation?, in event: CannedStream.Event, of stream: CannedStream, file: String
  ) -> SourceLocation {
    let data = Array(event.received.event.data.utf8)
    var offset = 0
    if let location {
      var line = 1
      while line < location.line, let end = data[offset...].firstIndex(of: 0x0A) {
        offset = end + 1
        line += 1
      }
      var column = 1
      while offset < data.count, column < location.column || data[offset] & 0xC0 == 0x80 {
        if data[offset] & 0xC0 != 0x80 { column += 1 }
        offset += 1
        if column == location.column, offset == data.count || data[offset] & 0xC0 != 0x80 { break }
      }
    }
    let position = stream.position(ofDataByte: offset, in: event)
    return SourceLocation(file: file, line: position.line, column: position.column)
  }

  /// An event as the object that `itemSchema` sees.
  private static func item(_ event: ServerSentEvent) -> JSONValue {
    var object: JSONObject = ["data": .string(event.data)]
    object["event"] = event.event.map(JSONValue.string)
    object["id"] = event.id.map(JSONValue.string)
    object["retry"] = event.retry.map { .number(JSONNumber($0)) }
    return .object(object)
  }
}
