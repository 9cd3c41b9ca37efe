import UnderstudyHTTP

/// What the readers of a server's journals may see. One for all sessions of a server.
final class JournalPrivacy: Sendable {
  private struct State {
    var catalogue: Catalogue?
    /// What is taken out, put together when it is first asked for.
    var redaction: Redaction?
  }

  private let base: Redaction
  private let state = Lock(State())

  init(key: FingerprintKey = .random(), showsSecrets: Bool = false) {
    base = Redaction(key: key, showsSecrets: showsSecrets)
  }

  /// Takes the places of keys from what is served now.
  func setCatalogue(_ catalogue: Catalogue) {
    state.withLock { $0 = State(catalogue: catalogue) }
  }

  /// What is taken out of exchanges now.
  var redaction: Redaction {
    state.withLock { state in
      if let known = state.redaction { return known }
      var redaction = base
      redaction.add(state.catalogue?.operations ?? [])
      state.redaction = redaction
      return redaction
    }
  }
}
