import Synchronization
import UnderstudyDiagnostics

/// Watches the files that a server serves, and serves them anew when they change: all or nothing, so that a broken edit
/// keeps what was good.
public final class Reloading: Sendable {
  private struct State {
    var files: WatchedFiles
    /// The files as they are served, or were when they were last tried.
    var tried: WatchedFiles.Stamp
    /// The files as they were at the last look.
    var seen: WatchedFiles.Stamp
  }

  private let server: MockServer
  private let load: @Sendable () -> Served
  private let report: @Sendable (Served, Bool) -> Void
  private let state: Mutex<State>
  private let task = Mutex<Task<Void, Never>?>(nil)

  /// Starts to watch; ends when it is let go of.
  ///
  /// - Parameters:
  ///   - served: what the server serves now.
  ///   - pause: the time between two looks; `nil` for looks only when ``look()`` is called.
  ///   - load: loads everything anew.
  ///   - report: told of each try: what was loaded, and whether it is served now.
  public init(
    _ served: Served, of server: MockServer, every pause: Duration? = .milliseconds(200),
    load: @escaping @Sendable () -> Served, report: @escaping @Sendable (Served, Bool) -> Void = { _, _ in }
  ) {
    self.server = server
    self.load = load
    self.report = report
    let stamp = served.files.stampWhenRead
    state = Mutex(State(files: served.files, tried: stamp, seen: stamp))
    guard let pause else { return }
    let task = Task.detached { [weak self] in
      while !Task.isCancelled, (try? await Task.sleep(for: pause)) != nil {
        guard let self else { return }
        self.look()
      }
    }
    self.task.withLock { $0 = task }
  }

  deinit {
    task.withLock { $0?.cancel() }
  }

  /// Looks whether anything has changed since the last try, and is the same as at the last look: a file that is being
  /// written is left until it is whole. Says whether it was loaded.
  @discardableResult
  public func look() -> Bool {
    let isDue = state.withLock { state in
      let stamp = state.files.stamp
      defer { state.seen = stamp }
      guard stamp != state.tried, stamp == state.seen else { return false }
      state.tried = stamp
      return true
    }
    guard isDue else { return false }
    let served = load()
    let isServed = server.replace(with: served)
    state.withLock { state in
      // What a broken document refers to is not known; what the good one did still counts.
      guard isServed else { return }
      state.files = served.files
      // As they were when they were read: an edit that came meanwhile is for the next look.
      state.tried = served.files.stampWhenRead
    }
    report(served, isServed)
    return true
  }
}
