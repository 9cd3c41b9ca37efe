/// Why there is no whole reply.
public enum TransportFailure: Error, Hashable {
  /// Nothing of a reply came, and why, in words.
  case unreachable(String)
  /// Nothing came for longer than the transport waits.
  case timedOut
  /// The head of the reply was there, but its body was cut.
  case truncated
  /// The reply is no stream, although one was asked for, and what it is instead.
  case noStream(mediaType: String?)
  /// The address is none.
  case invalidAddress(String)
}

extension TransportFailure: CustomStringConvertible {
  /// One sentence in lower case without a full stop.
  public var description: String {
    switch self {
    case .unreachable(let reason): "there is no reply: \(reason)"
    case .timedOut: "nothing came for too long"
    case .truncated: "the reply was cut"
    case .noStream(let type): "the reply is no stream but '\(type ?? "of no type")'"
    case .invalidAddress(let address): "'\(address)' is no address"
    }
  }
}
