#if os(Linux)
  import CMicroHTTPD
  import Glibc

  /// What the clock thread sleeps on: an alarm, a bell that others ring, and the sockets of clients. With epoll.
  struct Poller: ~Copyable {
    private let epoll: Int32
    private let alarm: Int32
    private let bell: Int32

    /// Sockets are watched from their connection's start, and not only while a request is suspended: the library
    /// reads less than there is room for, takes that for all there is, and misses a FIN that came with it, because
    /// its epoll is edge-triggered (0.9.75, recv_param_adapter).
    static let watchesFromTheStart = true

    /// What a client was seen to do.
    struct Event {
      var token: UInt64
      /// The connection was reset, or is closed on both sides.
      var isGone: Bool
      /// The client has closed its side.
      var isFinished: Bool
      /// The socket takes bytes again.
      var isWritable: Bool
    }

    private static let noToken = UInt64.max
    private static let edge = EPOLLET.rawValue

    init() throws(StartFailure) {
      epoll = epoll_create1(Int32(EPOLL_CLOEXEC))
      alarm = timerfd_create(CLOCK_MONOTONIC, Int32(TFD_CLOEXEC) | Int32(TFD_NONBLOCK))
      bell = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
      // Edge-triggered: neither is ever read, each new alarm and each ring is an edge.
      var event = epoll_event()
      event.events = EPOLLIN.rawValue | Self.edge
      event.data.u64 = Self.noToken
      guard epoll_ctl(epoll, EPOLL_CTL_ADD, alarm, &event) == 0,
        epoll_ctl(epoll, EPOLL_CTL_ADD, bell, &event) == 0
      else {
        let number = errno
        for descriptor in [epoll, alarm, bell] where descriptor >= 0 { close(descriptor) }
        throw .tooManyOpen(what: "open files", errno: number)
      }
    }

    deinit {
      close(epoll)
      close(alarm)
      close(bell)
    }

    /// Wakes the thread that waits. From any thread.
    func ring() {
      eventfd_write(bell, 1)
    }

    /// Watches a socket from now on for its client's going, under a new token; reports at once what is already so.
    ///
    /// - Parameters:
    ///   - isKnown: it was watched before, under another token.
    ///   - forSpace: also for its taking bytes again.
    ///   - forBytes: also for what the client sends.
    func watch(
      _ socket: Int32, token: UInt64, isKnown: Bool, forSpace: Bool = false, forBytes: Bool = false
    ) {
      var event = epoll_event()
      event.events =
        EPOLLRDHUP.rawValue | Self.edge | (forSpace ? EPOLLOUT.rawValue : 0)
        | (forBytes ? EPOLLIN.rawValue : 0)
      event.data.u64 = token
      epoll_ctl(epoll, isKnown ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event)
    }

    /// Wakes the thread at that moment, in nanoseconds of CLOCK_MONOTONIC; replaces the alarm that was set before.
    func setAlarm(_ moment: Int64) {
      var time = itimerspec()
      time.it_value.tv_sec = Int(moment / 1_000_000_000)
      time.it_value.tv_nsec = Int(moment % 1_000_000_000)
      timerfd_settime(alarm, Int32(TFD_TIMER_ABSTIME), &time, nil)
    }

    /// Sleeps until something happens, and lends what clients did.
    func wait(_ body: (Event) -> Void) {
      withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: 256) { events in
        let count = epoll_wait(epoll, events.baseAddress, Int32(events.count), -1)
        for event in events.prefix(Int(max(0, count))) where event.data.u64 != Self.noToken {
          body(
            Event(
              token: event.data.u64,
              isGone: event.events & (EPOLLERR.rawValue | EPOLLHUP.rawValue) != 0,
              isFinished: event.events & EPOLLRDHUP.rawValue != 0,
              isWritable: event.events & EPOLLOUT.rawValue != 0))
        }
      }
    }
  }
#endif
