import Synchronization
import UnderstudyHTTP

#if canImport(Darwin)
  import Darwin
#else
  import CMicroHTTPD
  import Glibc
#endif

/// Refuses new connections for a time, and takes them again on the same port: clients see ECONNREFUSED in between.
///
/// The socket is shut down, which on Linux ends its listening and leaves it bound, and told to listen again later. The
/// library goes on waiting at it, and is kept from hearing of its end, which it would hear of without pause.
final class Refusing: Sendable {
  /// Where one of the library's daemons waits for connections.
  struct Door {
    var poll: Int32
    var socket: Int32
    /// What the library knows its entry by.
    var token: UInt
  }

  /// The sockets of a server.
  struct Sockets {
    var listening: Int32
    var backlog: Int
    var doors: [Door]
  }

  private struct State {
    /// `nil` before the server is there, and from its stopping on.
    var sockets: Sockets?
    /// Counts how often connections were refused; 0 while they are taken.
    var turn: UInt64 = 0
    var lastTurn: UInt64 = 0
  }

  private let state = Lock(State())
  private let refuses = Atomic(false)

  /// Whether connections are refused now. May be late.
  var isRefusing: Bool { refuses.load(ordering: .relaxed) }

  /// The server takes connections.
  func open(_ sockets: Sockets) {
    state.withLock { $0.sockets = sockets }
  }

  /// The server stops: nothing is taken or refused any more.
  func close() {
    state.withLock { $0.sockets = nil }
  }

  /// Refuses connections from now on.
  ///
  /// - Returns: a number to end just this with; `nil` where it cannot be done.
  func begin() -> UInt64? {
    state.withLock { state in
      guard let sockets = state.sockets, !sockets.doors.isEmpty else { return nil }
      if state.turn == 0 {
        for door in sockets.doors { Self.hear(false, at: door) }
        guard Listener.refuse(sockets.listening) else { return nil }
      }
      state.lastTurn += 1
      state.turn = state.lastTurn
      refuses.store(true, ordering: .relaxed)
      return state.turn
    }
  }

  /// Takes connections again, unless they are refused for another reason by now.
  func end(_ turn: UInt64? = nil) {
    state.withLock { state in
      guard let sockets = state.sockets, state.turn != 0, turn == nil || turn == state.turn else { return }
      state.turn = 0
      Listener.listenAgain(sockets.listening, backlog: sockets.backlog)
      for door in sockets.doors { Self.hear(true, at: door) }
      refuses.store(false, ordering: .relaxed)
    }
  }

  #if os(Linux)
    /// Edge-triggered, the end of listening is heard of once, if at all (epoll_ctl(2): EPOLLHUP is always waited for).
    private static func hear(_ hears: Bool, at door: Door) {
      var event = epoll_event()
      event.events = hears ? EPOLLIN.rawValue : EPOLLET.rawValue
      event.data.u64 = UInt64(door.token)
      epoll_ctl(door.poll, EPOLL_CTL_MOD, door.socket, &event)
    }
  #else
    private static func hear(_ hears: Bool, at door: Door) {}
  #endif
}
