import Synchronization

/// How much all sessions of a server may hold together. The session of requests that name none is never ended.
public struct SessionBounds: Hashable, Sendable {
  /// The greatest number of sessions: of more, those that were not used for longest end, a tenth at a time.
  public var count: Int
  /// About how many bytes their journals may hold together: of more, those that were not used for longest end.
  public var bytes: Int
  /// A session that nobody used for so long has ended.
  public var idleTime: Duration

  /// Makes bounds.
  public init(count: Int = 10_000, bytes: Int = 512 << 20, idleTime: Duration = .seconds(3600)) {
    self.count = max(1, count)
    self.bytes = max(0, bytes)
    self.idleTime = idleTime
  }
}

/// How things stand with all sessions of a server.
public struct SessionsSummary: Hashable, Sendable {
  /// How many there are, that of requests that name none included.
  public var count: Int
  /// About how many bytes their journals hold.
  public var bytes: Int
  /// How many have ended because nobody used them for long.
  public var idleEndedCount: Int
  /// How many were ended to make room for others.
  public var roomEndedCount: Int
}

/// What all sessions of a server hold together, and how many have ended without being asked to.
final class SessionLedger: Sendable {
  private let held = Atomic<Int>(0)
  private let idleEnded = Atomic<Int>(0)
  private let roomEnded = Atomic<Int>(0)

  var bytes: Int { held.load(ordering: .relaxed) }
  var idleEndedCount: Int { idleEnded.load(ordering: .relaxed) }
  var roomEndedCount: Int { roomEnded.load(ordering: .relaxed) }

  func add(_ bytes: Int) { held.add(bytes, ordering: .relaxed) }
  func endedIdle(_ count: Int) { idleEnded.add(count, ordering: .relaxed) }
  func endedForRoom(_ count: Int) { roomEnded.add(count, ordering: .relaxed) }
}
