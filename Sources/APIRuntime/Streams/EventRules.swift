/// How the events of one operation's streams are read.
public struct EventRules: Hashable, Sendable {
  /// The data of the event, or the line, that ends a stream; a stream without it was cut. `nil` where streams just end,
  /// or may end with `[DONE]`.
  public var terminator: String?
  /// Properties that the document's error has and its events do not have: an event with one of them reports an error.
  public var errorProperties: [String]

  /// Makes rules.
  public init(terminator: String? = nil, errorProperties: [String] = []) {
    self.terminator = terminator
    self.errorProperties = errorProperties
  }

  /// Decodes the data of an event, which may report an error instead.
  ///
  /// - Parameter isError: whether the event itself says that it reports one.
  func decode<Event: Decodable, Problem: Decodable & Sendable>(
    _ data: String, isError: Bool, _: Problem.Type
  ) throws(StreamFailure<Problem>) -> Event {
    let decoder = ExactJSONDecoder()
    do {
      let node = try JSONDocument(parsing: data).root
      let reportsError = isError || errorProperties.contains { node[$0].map { !$0.isNull } ?? false }
      if reportsError, let problem = try? decoder.decode(Problem.self, from: node) {
        throw StreamFailure<Problem>.reported(problem)
      }
      return try decoder.decode(from: node)
    } catch let failure as StreamFailure<Problem> {
      throw failure
    } catch {
      throw .malformed(data, error)
    }
  }
}
