import Synchronization
public import UnderstudyHTTP

/// An HTTP/1.1 server on libmicrohttpd: requests come in as values, ``ReplyPlan``s go out as bytes.
///
/// One request: a thread reads it with the library (``EventLoop``, ``Connection``), the service answers with a plan, and the plan is
/// performed in one of three ways. *At once*: the library sends head and body. *Timed*: the connection is suspended,
/// and the server's one clock thread (``Pacer``) writes the body's parts, or wakes the library, when they are due.
/// *On the wire*: the clock thread writes all bytes itself, and ends the connection as the plan says (FIN, RST, or
/// silence). No thread ever waits for a request.
///
/// Keep the server until it is stopped: letting go of the last reference stops it at once. Do not let that happen, and
/// do not stop it, in a service or an observer: they run on the server's threads, which stopping waits for.
public final class MicroServer: Sendable {
  /// The host, as configured.
  public let host: String
  /// The port that it listens on; 0 only where it listens in the file system.
  public let port: Int

  private struct Parts: ~Copyable {
    let workers: Workers
    let listener: Listener
  }

  private enum Stopping: UInt8, AtomicRepresentable {
    case no, beginning, begun, ending, done
  }

  private let engine: Engine
  private let parts: Lock<Parts?>
  private let stopping = Atomic<Stopping>(.no)
  /// When those that are in flight are cut, in nanoseconds of ``Moment``'s clock.
  private let deadline = Atomic<Int64>(.max)

  /// Starts a server. It answers from the moment this returns.
  public init(
    _ configuration: Configuration = Configuration(), service: any HTTPService
  ) throws(StartFailure) {
    let listener =
      if let place = configuration.unixSocket {
        try Listener(place, backlog: configuration.backlog)
      } else {
        try Listener(host: configuration.host, port: configuration.port, backlog: configuration.backlog)
      }
    host = configuration.host
    port = listener.port
    engine = try Engine(configuration, service: service)
    try engine.pacer.start()
    do throws(StartFailure) {
      let workers = try Workers(configuration, engine: engine, listener: listener)
      engine.refusing.open(
        Refusing.Sockets(listening: listener.socket, backlog: configuration.backlog, doors: workers.doors))
      parts = Lock(Parts(workers: workers, listener: listener))
    } catch {
      engine.pacer.stop()
      throw error
    }
  }

  deinit {
    stopNow()
  }

  /// The number of requests whose head has been read, and whose answer is not over.
  public var liveRequestCount: Int { engine.liveRequestCount }

  /// The number of connections that are open.
  public var connectionCount: Int { engine.connectionCount }

  /// What can be asked of it from anywhere, also on its own threads.
  public var control: ServerControl { ServerControl(engine) }

  /// The number of answers that are not sent at once, and not over.
  public var timedAnswerCount: Int { engine.timedAnswers.load(ordering: .relaxed) }

  /// How late the parts of timed answers went out.
  public var pacingErrors: PacingErrors { engine.pacingErrors.errors }

  /// The present moment of the server's clock.
  public var now: Moment { engine.clock.now() }

  /// Puts the server's clock forward: delays and pauses that would be over by then are over now. From any thread.
  public func advanceClock(by duration: Duration) {
    engine.clock.advance(by: duration)
    engine.pacer.clockAdvanced()
  }

  /// Takes no new connections, ends stalls and holds at once, and lets what is in flight go on. Does not wait.
  ///
  /// From any thread that is not the server's. ``stop(grace:)`` must follow.
  public func beginStopping() {
    guard exchange(.no, for: .beginning) else { return }
    engine.phase = .draining
    engine.refusing.close()
    // Taken out, so that no lock is held across a call of the library. Nobody else takes it before `begun`.
    if let parts = parts.withLock({ $0.take() }) {
      parts.workers.quiesce()
      parts.listener.refuse()
      put(parts)
    }
    engine.pacer.endHolds()
    stopping.store(.begun, ordering: .sequentiallyConsistent)
    engine.gate.signal()
  }

  /// Stops, and returns when it is done.
  ///
  /// New connections are refused and stalls and holds end at once; what is in flight may finish within the grace, and
  /// is cut then. May be called again, also from another thread meanwhile: the earliest deadline counts, and
  /// each call returns when the server has stopped. From any thread that is not the server's.
  public func stop(grace: Duration = .seconds(8)) {
    deadline.min((Moment.now() + grace).nanoseconds, ordering: .sequentiallyConsistent)
    beginStopping()
    engine.gate.signal()
    wait { stopping.load(ordering: .sequentiallyConsistent) == .beginning }
    if exchange(.begun, for: .ending) {
      end()
      stopping.store(.done, ordering: .sequentiallyConsistent)
      engine.gate.signal()
    }
    wait { stopping.load(ordering: .sequentiallyConsistent) != .done }
  }

  /// Stops without any grace: what is in flight is cut. Also shortens the grace of a ``stop(grace:)`` under way.
  public func stopNow() {
    stop(grace: .zero)
  }

  private func end() {
    engine.gate.wait(until: { Moment(nanoseconds: deadline.load(ordering: .sequentiallyConsistent)) }) {
      engine.liveRequestCount > 0
    }
    engine.phase = .closing
    engine.pacer.cut()
    // The library aborts the program if it is stopped with a suspended connection.
    wait { engine.suspendedRequestCount > 0 }
    // What was cut, or answered last, gets its end; the library would drop it.
    let end = Moment.now() + .milliseconds(500)
    engine.gate.wait(until: { end }) { engine.liveRequestCount > 0 }
    _ = parts.withLock { $0.take() }
    engine.pacer.stop()
  }

  private func wait(while isPending: () -> Bool) {
    engine.gate.wait(until: { Moment(nanoseconds: .max) }, while: isPending)
  }

  private func exchange(_ old: Stopping, for new: Stopping) -> Bool {
    stopping.compareExchange(expected: old, desired: new, ordering: .sequentiallyConsistent).exchanged
  }

  private func put(_ parts: consuming Parts) {
    var parts: Parts? = parts
    self.parts.withLock { $0 = parts.take() }
  }
}
