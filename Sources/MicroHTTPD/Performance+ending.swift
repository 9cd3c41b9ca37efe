import UnderstudyHTTP

extension Performance {
  /// Ends a stall or a hold, because the server stops.
  func endHold(on socket: Int32) {
    guard cause == nil, !endLive(), stage == .holding else { return }
    finish(on: socket, .stopped)
  }

  /// Ends the answer as it is, because the server stops.
  func cut(on socket: Int32) {
    guard cause == nil else { return }
    finish(on: socket, .stopped)
  }

  /// The client has reset the connection.
  func clientWent() {
    client = .gone
    bytesBeforeLeaving = bytesBeforeLeaving ?? bodyCount
    cause = cause ?? .clientGone
  }

  /// The client has closed its side; it may still be reading, unless it was waited for to go.
  func clientClosedItsSide(on socket: Int32, at now: Moment) {
    if client == .present { client = .closedItsSide }
    closing = closing ?? now
    bytesBeforeLeaving = bytesBeforeLeaving ?? bodyCount
    probeLive()
    guard cause == nil, isHoldingUntilClientGoes else { return }
    finish(on: socket, .clientGone)
  }

  /// Says in the end how the answer went, as far as the performance knows better than the library.
  func complete(_ end: inout ExchangeEnd) {
    if let cause {
      end.cause = cause
      end.client = client
    } else if end.client == .present {
      end.client = client
    }
    end.firstByte = firstByte ?? end.firstByte
    end.head = head
    end.lastByte = lastByte
    end.closing = closing
    end.bytesBeforeLeaving = bytesBeforeLeaving ?? (end.client == .present ? nil : bodyCount)
    end.bodyBytes = max(bodyCount, end.bodyBytes)
  }
}
