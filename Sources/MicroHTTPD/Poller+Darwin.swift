#if canImport(Darwin)
  import Darwin
  import Synchronization

  /// What the clock thread sleeps on: an alarm, a bell that others ring, and the sockets of clients. With kqueue.
  struct Poller: ~Copyable {
    private let queue: Int32
    private let alarm = Atomic<Int64>(.max)

    /// The library polls on this system, and misses nothing.
    static let watchesFromTheStart = false

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

    init() throws(StartFailure) {
      queue = kqueue()
      guard queue >= 0 else { throw .tooManyOpen(what: "open files", errno: errno) }
      _ = fcntl(queue, F_SETFD, FD_CLOEXEC)
      change(ident: 0, filter: EVFILT_USER, flags: EV_ADD | EV_CLEAR, notes: 0, token: 0)
    }

    deinit {
      close(queue)
    }

    /// Wakes the thread that waits. From any thread.
    func ring() {
      change(ident: 0, filter: EVFILT_USER, flags: 0, notes: UInt32(NOTE_TRIGGER), token: 0)
    }

    /// Watches a socket from now on for its client's going, under a new token; reports at once what is already so. What
    /// the client sends is reported in any case.
    func watch(
      _ socket: Int32, token: UInt64, isKnown: Bool, forSpace: Bool = false, forBytes: Bool = false
    ) {
      let ident = UInt(bitPattern: Int(socket))
      change(ident: ident, filter: EVFILT_READ, flags: EV_ADD | EV_CLEAR, notes: 0, token: token)
      guard forSpace else { return }
      change(ident: ident, filter: EVFILT_WRITE, flags: EV_ADD | EV_CLEAR, notes: 0, token: token)
    }

    /// Wakes the thread at that moment, in nanoseconds of CLOCK_MONOTONIC; replaces the alarm that was set before.
    func setAlarm(_ moment: Int64) {
      alarm.store(moment, ordering: .relaxed)
    }

    /// Sleeps until something happens, and lends what clients did.
    func wait(_ body: (Event) -> Void) {
      withUnsafeTemporaryAllocation(of: kevent.self, capacity: 256) { events in
        let moment = alarm.load(ordering: .relaxed)
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let rest =
          moment == .max ? 3_600_000_000_000 : moment - Int64(now.tv_sec) * 1_000_000_000 - Int64(now.tv_nsec)
        var time = timespec(
          tv_sec: Int(max(0, rest) / 1_000_000_000), tv_nsec: Int(max(0, rest) % 1_000_000_000))
        let count = kevent(queue, nil, 0, events.baseAddress, Int32(events.count), &time)
        for event in events.prefix(Int(max(0, count))) where event.filter != Int16(EVFILT_USER) {
          let isOver = event.flags & UInt16(EV_EOF) != 0
          body(
            Event(
              token: UInt64(UInt(bitPattern: event.udata)),
              isGone: isOver && (event.fflags != 0 || event.filter == Int16(EVFILT_WRITE)),
              isFinished: isOver, isWritable: event.filter == Int16(EVFILT_WRITE)))
        }
      }
    }

    private func change(ident: UInt, filter: Int32, flags: Int32, notes: UInt32, token: UInt64) {
      var change = kevent(
        ident: ident, filter: Int16(filter), flags: UInt16(flags), fflags: notes, data: 0,
        udata: UnsafeMutableRawPointer(bitPattern: UInt(token)))
      kevent(queue, &change, 1, nil, 0, nil)
    }
  }
#endif
