import Synchronization
import UnderstudyHTTP

/// Tells watchers of exchanges when they are over, in one order for all of them.
final class JournalFeed: Sendable {
  private struct State {
    var watches: [UInt64: JournalWatch] = [:]
    var last: UInt64 = 0
  }

  /// The most watches at a time.
  static let maximumCount = 128

  /// Counts exchanges in the order in which they end, in all servers of the process: only the order means something.
  private static let positions = Atomic<UInt64>(0)

  /// The next place in the order of ending.
  static func nextPosition() -> UInt64 {
    positions.add(1, ordering: .relaxed).newValue
  }

  private let state = Lock(State())
  private let count = Atomic<Int>(0)

  /// Whether anybody watches: most of the time nobody does, and no request pays for it.
  var isWatched: Bool { count.load(ordering: .sequentiallyConsistent) > 0 }

  /// Adds a watch. Says whether there was room for it.
  func add(_ watch: JournalWatch) -> Bool {
    state.withLock { state in
      guard state.watches.count < Self.maximumCount else { return false }
      state.last += 1
      state.watches[state.last] = watch
      watch.number = state.last
      count.store(state.watches.count, ordering: .sequentiallyConsistent)
      return true
    }
  }

  /// Takes a watch away.
  func remove(_ watch: JournalWatch) {
    state.withLock { state in
      state.watches[watch.number] = nil
      count.store(state.watches.count, ordering: .sequentiallyConsistent)
    }
  }

  /// Tells all watches of a record whose exchange is over. Under the lock, so that all are told in the same order.
  func ended(_ record: ExchangeRecord, in session: Session) {
    let exchange = session.exchange(of: record)
    state.withLock { state in
      let position = record.takePosition()
      for watch in state.watches.values { watch.told(exchange, position) }
    }
  }
}

/// Watches the exchanges of a server from the time it is made until it is ended.
public final class JournalWatch: Sendable {
  private struct State {
    /// What was told while what was over before is still being told; `nil` from then on.
    var waiting: [(position: UInt64, exchange: Exchange)]? = []
    var isEnded = false
  }

  private let session: String?
  private let after: UInt64
  private let tell: @Sendable (Exchange, UInt64) -> Void
  private let feed: JournalFeed
  private let state = Lock(State())
  private let numberInFeed = Atomic<UInt64>(0)

  /// Its number among the feed's watches.
  var number: UInt64 {
    get { numberInFeed.load(ordering: .relaxed) }
    set { numberInFeed.store(newValue, ordering: .relaxed) }
  }

  init(
    _ feed: JournalFeed, session: String?, after position: UInt64,
    _ tell: @escaping @Sendable (Exchange, UInt64) -> Void
  ) {
    self.feed = feed
    self.session = session
    after = position
    self.tell = tell
  }

  /// Ends it: nothing more is told.
  public func end() {
    feed.remove(self)
    state.withLock { $0.isEnded = true }
  }

  /// An exchange is over.
  func told(_ exchange: Exchange, _ position: UInt64) {
    guard session == nil || session == exchange.session, position > after else { return }
    state.withLock { state in
      guard !state.isEnded else { return }
      if state.waiting != nil {
        state.waiting?.append((position, exchange))
      } else {
        tell(exchange, position)
      }
    }
  }

  /// Tells of what was over before, and of what ended meanwhile, each once.
  func begin(with before: [(position: UInt64, exchange: Exchange)]) {
    state.withLock { state in
      let all = before + (state.waiting ?? [])
      state.waiting = nil
      var last = after
      for (position, exchange) in all.sorted(by: { $0.position < $1.position }) where position > last {
        last = position
        tell(exchange, position)
      }
    }
  }
}
