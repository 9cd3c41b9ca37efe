import Synchronization
import UnderstudyHTTP
import UnderstudyMocking

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writes a line for each exchange that is over. The answer never waits for it: lines wait, and where too many do, the
/// oldest are dropped and counted.
final class ExchangeLog: HTTPService {
  private static let limit = 10_000

  private let service: any HTTPService
  private let lines: AsyncStream<any ExchangeObserver>.Continuation
  private let droppedCount = Atomic<Int>(0)
  private let isDone = Atomic(false)

  init(
    _ service: any HTTPService, of engine: MockEngine, times: Timestamp,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.service = service
    let (stream, continuation) = AsyncStream.makeStream(
      of: (any ExchangeObserver).self, bufferingPolicy: .bufferingNewest(Self.limit))
    lines = continuation
    Task.detached { [self] in
      for await observer in stream {
        if let exchange = engine.exchange(of: observer) { write(exchange.logLine(times)) }
        let dropped = droppedCount.exchange(0, ordering: .relaxed)
        if dropped > 0 { write(#"{"level":"warning","dropped":\#(dropped)}"#) }
      }
      isDone.store(true, ordering: .releasing)
    }
  }

  func reply(to request: consuming HTTPRequest) -> Reply {
    var reply = service.reply(to: request)
    if let observer = reply.observer { reply.observer = Watcher(observer, self) }
    return reply
  }

  /// Takes no more; waits until what waits is written, a second at most.
  func finish() {
    lines.finish()
    for _ in 0..<1000 where !isDone.load(ordering: .acquiring) { usleep(1000) }
  }

  fileprivate func append(_ observer: any ExchangeObserver) {
    if case .dropped = lines.yield(observer) { droppedCount.add(1, ordering: .relaxed) }
  }
}

/// Passes the end of an exchange on, and has it written.
private final class Watcher: ExchangeObserver {
  private let observer: any ExchangeObserver
  private let log: ExchangeLog

  init(_ observer: any ExchangeObserver, _ log: ExchangeLog) {
    self.observer = observer
    self.log = log
  }

  func ended(_ end: ExchangeEnd) {
    observer.ended(end)
    log.append(observer)
  }
}
