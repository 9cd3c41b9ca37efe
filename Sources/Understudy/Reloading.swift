import MicroHTTPD
import Synchronization
public import UnderstudyAdministration
import UnderstudyDiagnostics
import UnderstudyHTTP
import UnderstudyMocking

/// Watches the files that a server serves, and serves them anew when they change: all or nothing, so that a broken edit
/// keeps what was good.
///
/// It looks and loads on threads of its own, so that neither a busy server nor busy tests keep it waiting.
public final class Reloading: Sendable {
  private struct State {
    var files: WatchedFiles
    /// The files as they are served, or were when they were last tried.
    var tried: WatchedFiles.Stamp
    /// The files as they were at the last look.
    var seen: WatchedFiles.Stamp
    /// Who waits for what comes of the next loading; `nil` while nobody loads for anybody.
    var waiting: [@Sendable (ReloadOutcome) -> Void]?
  }

  /// What the thread that looks waits for: its next look, or the end.
  private final class Watching: Sendable {
    let gate = Gate()
    let isOver = Atomic(false)

    /// Calls again and again, with a pause in between, until it is over or there is nobody to call.
    func run(every pause: Duration, _ look: () -> Bool) {
      while true {
        let next = Moment.now() + pause
        gate.wait(until: { next }) { !isOver.load(ordering: .acquiring) }
        guard !isOver.load(ordering: .acquiring), look() else { return }
      }
    }

    func end() {
      isOver.store(true, ordering: .releasing)
      gate.signal()
    }
  }

  private let engine: MockEngine
  private let load: @Sendable () -> Served
  private let report: @Sendable (Served, Bool) -> Void
  private let state: Lock<State>
  /// Held while something is loaded: one after the other.
  private let loading = Lock<Void>(())
  private let watching = Watching()

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
    engine = server.engine
    self.load = load
    self.report = report
    let stamp = served.files.stampWhenRead
    state = Lock(State(files: served.files, tried: stamp, seen: stamp))
    server.setReloading(self)
    guard let pause else { return }
    let watching = watching
    // A thread and not a task: the tasks of a process can be as busy as they like.
    let thread = try? ServerThread { [weak self] in
      watching.run(every: pause) {
        guard let self else { return false }
        self.look()
        return true
      }
    }
    thread?.detach()
  }

  deinit {
    watching.end()
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
    reload()
    return true
  }

  /// Loads everything anew, whether it has changed or not.
  @discardableResult
  public func reload() -> ReloadOutcome {
    let (served, isServed) = loading.withLock { _ in
      let served = load()
      let isServed = engine.replace(with: served)
      state.withLock { state in
        // What a broken document refers to is not known; what the good one did still counts.
        guard isServed else { return }
        state.files = served.files
        // As they were when they were read: an edit that came meanwhile is for the next look.
        state.tried = served.files.stampWhenRead
      }
      return (served, isServed)
    }
    report(served, isServed)
    return ReloadOutcome(
      isServed: isServed, summary: isServed ? served.summary : "what was served before goes on",
      diagnostics: served.diagnostics.map(\.description))
  }

  /// Loads everything anew on a thread of its own. Whoever asks while that goes on gets what comes of the next loading.
  ///
  /// - Returns: whether there is a thread for it.
  func reload(_ done: @escaping @Sendable (ReloadOutcome) -> Void) -> Bool {
    let isFirst = state.withLock { state in
      let isFirst = state.waiting == nil
      state.waiting = (state.waiting ?? []) + [done]
      return isFirst
    }
    guard isFirst else { return true }
    do {
      try ServerThread { self.reloadForAll() }.detach()
      return true
    } catch {
      state.withLock { $0.waiting = nil }
      return false
    }
  }

  private func reloadForAll() {
    while true {
      let waiting = state.withLock { state -> [@Sendable (ReloadOutcome) -> Void] in
        let waiting = state.waiting ?? []
        state.waiting = waiting.isEmpty ? nil : []
        return waiting
      }
      guard !waiting.isEmpty else { return }
      let outcome = reload()
      for done in waiting { done(outcome) }
    }
  }
}

extension MockEngine {
  /// Serves something else from now on, whole and at once; where it has errors, what was served before goes on. Says whether
  /// it does.
  func replace(with served: Served) -> Bool {
    guard let catalogue = served.catalogue, !served.hasErrors else { return false }
    replace(with: catalogue)
    return true
  }
}
