import MicroHTTPD
import UnderstudyAdministration
import UnderstudyHTTP

/// A mock's server as its admin API moves it. It keeps neither the server nor what loads anew.
final class ServerHandle: AdministeredServer {
  private let control: ServerControl
  private let loader = Lock<@Sendable (@escaping @Sendable (ReloadOutcome) -> Void) -> Bool>({ _ in false })

  init(_ control: ServerControl) {
    self.control = control
  }

  /// Sets what loads anew, as long as that is there.
  func setReloading(_ reloading: Reloading) {
    loader.withLock { $0 = { [weak reloading] done in reloading?.reload(done) ?? false } }
  }

  var now: Moment { control.now ?? .now() }
  var clockAdvance: Duration { control.clockAdvance }
  func advanceClock(by duration: Duration) { control.advanceClock(by: duration) }
  var isRefusingConnections: Bool { control.isRefusingConnections }
  func refuseConnections(for duration: Duration) -> Bool { control.refuseConnections(for: duration) }
  func acceptConnections() { control.acceptConnections() }

  func reload(_ done: @escaping @Sendable (ReloadOutcome) -> Void) -> Bool {
    loader.withLock { $0 }(done)
  }
}
