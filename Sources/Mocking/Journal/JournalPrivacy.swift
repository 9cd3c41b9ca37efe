import Synchronization

/// What the readers of a server's journals may see. One for all sessions of a server.
final class JournalPrivacy: Sendable {
  private let base: Redaction
  private let catalogue = Mutex<Catalogue?>(nil)

  init(key: FingerprintKey = .random(), showsSecrets: Bool = false) {
    base = Redaction(key: key, showsSecrets: showsSecrets)
  }

  /// Takes the places of keys from what is served now.
  func setCatalogue(_ catalogue: Catalogue) {
    self.catalogue.withLock { $0 = catalogue }
  }

  /// What is taken out of exchanges now. Put together for each reading: nobody pays for it before.
  var redaction: Redaction {
    var redaction = base
    redaction.add(catalogue.withLock { $0 }?.operations ?? [])
    return redaction
  }
}
