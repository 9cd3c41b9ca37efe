public import UnderstudyJSON
public import UnderstudyMocking

extension Exchange {
  /// The body of the request as JSON; `nil` where it is none.
  public var requestBody: JSONValue? { try? JSONValue(parsing: request.body) }
}
