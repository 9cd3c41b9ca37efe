/// The failure of an operation whose document lists no failures.
public enum UnlistedFailure: ReplyFailure {
  /// A reply that is no success.
  case undocumented(UndocumentedReply)

  /// The HTTP status.
  public var status: Int {
    switch self {
    case .undocumented(let reply): reply.status
    }
  }

  /// There is nothing that the document lists.
  public init?(decoding reply: UndocumentedReply) throws { return nil }
}
