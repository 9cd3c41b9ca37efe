import UnderstudyHTTP

extension Performance {
  /// Ends a stall or a hold, because the server stops.
  mutating func endHold(on socket: Int32) {
    guard cause == nil, isHolding else { return }
    finish(on: socket, .stopped)
  }

  /// Ends the answer as it is, because the server stops.
  mutating func cut(on socket: Int32) {
    guard cause == nil else { return }
    finish(on: socket, .stopped)
  }

  /// The client has reset the connection.
  mutating func clientWent() {
    client = .gone
    cause = cause ?? .clientGone
  }

  /// The client has closed its side; it may still be reading, unless it was waited for to go.
  mutating func clientClosedItsSide(on socket: Int32) {
    if client == .present { client = .closedItsSide }
    guard cause == nil, isHoldingUntilClientGoes else { return }
    finish(on: socket, .clientGone)
  }

  /// How the answer went, now that the library says that it is over.
  func end(_ termination: Connection.Termination?, at now: Moment) -> ExchangeEnd {
    var end = ExchangeEnd(
      cause: cause ?? .performed, client: client, firstByte: firstByte, end: now, bodyBytes: bodyCount)
    guard cause == nil else { return end }
    switch termination {
    case .completed:
      end.bodyBytes = max(bodyCount, wholeCount)
    case .shutdown:
      end.cause = .stopped
    case .timeout:
      end.cause = .clientGone
    case .error, .readError, .clientAbort, nil:
      end.cause = .clientGone
      end.client = .gone
    }
    return end
  }
}
