#if os(Linux)
  import CMicroHTTPD
  import Glibc
  import Synchronization
  import UnderstudyHTTP

  /// One of the server's threads, and the library's daemon that it runs.
  ///
  /// The library could run it on a thread of its own, but where exactly 128 events come at once that thread waits for
  /// another one before it looks at them (0.9.75, MHD_epoll: it asks again, with its full timeout, as long as the
  /// events fill the table). Asked from outside it waits only if it is told to. While requests come one after the other
  /// it is, for a moment each time, which spares a system call; else the waiting is done here, where the bell is heard.
  final class EventLoop: Sendable {
    /// A round with so many calls is followed by the next without asking first whether there is something to do.
    private static let busyCallCount: UInt = 8
    /// So many connections never have 128 events at once: one each, and those of the library's own.
    private static let fewConnections = 120
    /// How many milliseconds the next request may take to come: also how long the end of the thread may.
    private static let moment: Int32 = 4

    private let worker: Worker
    private let isEnding = Atomic(false)
    private let daemon: Daemon
    private let thread = Lock<ServerThread?>(nil)

    init(
      _ configuration: MicroServer.Configuration, engine: Engine, listener: borrowing Listener
    ) throws(StartFailure) {
      worker = try Worker(engine)
      daemon = try Daemon(configuration, worker: worker, threads: .ours, listener: listener)
    }

    /// Starts the thread, which retains this until ``end()``.
    func start() throws(StartFailure) {
      let new = try ServerThread { self.run() }
      thread.withLock { $0 = new }
    }

    /// Where the library waits for connections.
    var door: Refusing.Door {
      Refusing.Door(
        poll: mhd_shim_epoll(daemon.pointer), socket: daemon.socket, token: UInt(bitPattern: daemon.pointer))
    }

    /// Takes no new connections from now on.
    func quiesce() {
      daemon.quiesce()
      worker.bell.ring()
    }

    /// Tells the thread to end.
    func beginEnd() {
      isEnding.store(true, ordering: .releasing)
      worker.bell.ring()
    }

    /// Waits until the thread has ended. The daemon is stopped when the last reference goes.
    func end() {
      thread.withLock { $0.take() }?.join()
    }

    private func run() {
      let epoll = mhd_shim_epoll(daemon.pointer)
      var isBusy = false
      while !isEnding.load(ordering: .acquiring) {
        let seen = worker.callCount
        // What is suspended is resumed by another thread, which rings the bell.
        let mayWait = worker.connectionCount <= Self.fewConnections && !worker.hasSuspended
        if isBusy, mayWait { MHD_run_wait(daemon.pointer, Self.moment) } else { MHD_run(daemon.pointer) }
        isBusy = worker.callCount &- seen >= (mayWait ? 1 : Self.busyCallCount)
        if !isBusy { wait(for: epoll) }
      }
    }

    /// Waits until the library or the bell has something, or a connection's time is up.
    private func wait(for epoll: Int32) {
      var timeout: UInt64 = 0
      let isLimited = MHD_get_timeout(daemon.pointer, &timeout) == .YES
      withUnsafeTemporaryAllocation(of: pollfd.self, capacity: 2) { places in
        places.initializeElement(at: 0, to: pollfd(fd: epoll, events: Int16(POLLIN), revents: 0))
        places.initializeElement(
          at: 1, to: pollfd(fd: worker.bell.descriptor, events: Int16(POLLIN), revents: 0))
        let count = poll(places.baseAddress, 2, isLimited ? Int32(clamping: timeout) : -1)
        if count > 0, places[1].revents != 0 { worker.bell.silence() }
      }
    }
  }
#endif
