import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI

extension OperationPlanner {
  /// The stream that an operation can answer with.
  func stream(
    _ operation: Operation, _ failures: [OperationNamespace.ReplyCase], _ types: inout TypePlanner,
    _ scope: inout TypeScope
  ) -> OperationNamespace.Stream? {
    let sequential = operation.responses.filter { $0.status.code.map { 200..<300 ~= $0 } ?? true }
      .flatMap(\.content).filter(\.isSequential)
    guard let media = sequential.first(where: \.isEventStream) ?? sequential.first else { return nil }
    for other in sequential where other.range.essence != media.range.essence {
      types.diagnostics.append(
        .warning(
          "the stream is read as '\(media.range.essence)': '\(other.range.essence)' has no reader of its own",
          at: other.location))
    }
    let schema = media.isEventStream ? Self.eventSchema(media) : Self.itemSchema(media)
    let event = schema.map { types.use([$0], role: eventName, in: &scope).whole }
    let problem = Self.mostFrequent(failures)
    var errorProperties: [String] = []
    if let schema, let problem,
      let response = operation.responses.first(where: { problem.statuses.contains($0.status) }),
      let error = response.content.first(where: \.range.isJSON)?.schema
    {
      let (all, required) = SchemaFacts.propertyNames(of: [error])
      let listed = SchemaFacts.propertyNames(of: [schema]).all
      let telling = required.isEmpty ? all : all.filter(required.contains)
      errorProperties = telling.filter { !listed.contains($0) }
    }
    return OperationNamespace.Stream(
      form: media.isEventStream ? .events : .lines,
      mediaType: media.isEventStream ? nil : media.range.essence,
      // What nothing is said of may be any text.
      event: event ?? (media.isEventStream ? .string : .json), problem: problem?.type ?? .json,
      terminator: media.stream?.terminator, errorProperties: errorProperties)
  }

  /// The schema of what an event's data is. 3.2 describes whole events, whose property `data` is a string with content
  /// (OpenAPI 3.2.0 §4.14.4); before, the schema is that of the data by custom.
  private static func eventSchema(_ media: MediaType) -> Schema? {
    guard let item = media.itemSchema else { return itemSchema(media) }
    let events = SchemaParts([item]).reference.map { SchemaParts([$0]) } ?? SchemaParts([item])
    let found = events.properties.first { $0.name == "data" }?.schemas ?? []
    return found.lazy.compactMap { data in data.contentSchema ?? data.target?.contentSchema }.first
      ?? found.first
  }

  /// The schema of one item. A schema of the whole is one of an array (OpenAPI 3.2.0 §4.14.3).
  private static func itemSchema(_ media: MediaType) -> Schema? {
    if let item = media.itemSchema { return item }
    guard let schema = media.schema else { return nil }
    let whole = SchemaParts([schema])
    let parts = whole.reference.map { SchemaParts([$0]) } ?? whole
    return parts.types == [.array] && parts.prefixItems.isEmpty ? parts.items ?? schema : schema
  }
}
