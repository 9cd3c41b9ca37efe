#if os(Linux)
  /// The server's threads; stopped when it goes out of scope, outside of them.
  struct Workers: ~Copyable {
    private let loops: [EventLoop]

    init(
      _ configuration: MicroServer.Configuration, engine: Engine, listener: borrowing Listener
    ) throws(StartFailure) {
      let count = min(64, max(1, configuration.threadCount))
      var share = configuration
      share.connectionLimit = max(1, (configuration.connectionLimit + count - 1) / count)
      var loops: [EventLoop] = []
      for _ in 0..<count {
        loops.append(try EventLoop(share, engine: engine, listener: listener))
      }
      do throws(StartFailure) {
        for loop in loops { try loop.start() }
      } catch {
        Self.end(loops)
        throw error
      }
      self.loops = loops
    }

    deinit { Self.end(loops) }

    /// Where the library waits for connections.
    var doors: [Refusing.Door] { loops.map(\.door) }

    /// Takes no new connections from now on.
    func quiesce() {
      for loop in loops { loop.quiesce() }
    }

    private static func end(_ loops: [EventLoop]) {
      for loop in loops { loop.beginEnd() }
      for loop in loops { loop.end() }
    }
  }
#endif
