import UnderstudyJSON
public import UnderstudyMocking

extension CannedReply {
  /// A JSON body given as any encodable value, such as one of the types that are generated from the document.
  ///
  /// - Throws: what the value itself throws when it is encoded.
  @_disfavoredOverload  // A literal is a JSON value, whose members keep their order.
  public static func json(_ status: Int, _ value: some Encodable) throws -> CannedReply {
    .json(status, try JSONValue(encoding: value))
  }

  /// A stream of events whose data are encodable values; the document's terminator is added.
  ///
  /// - Throws: what a value throws when it is encoded.
  @_disfavoredOverload  // As above.
  public static func stream(
    _ events: [some Encodable], pace: Pace = .immediate
  ) throws -> CannedReply {
    .stream(try events.map { try JSONValue(encoding: $0) }, pace: pace)
  }
}
