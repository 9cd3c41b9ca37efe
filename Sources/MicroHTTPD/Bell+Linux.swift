#if os(Linux)
  import CMicroHTTPD
  import Glibc
  import Synchronization

  /// Wakes a thread that polls; many rings before it looks are one.
  struct Bell: ~Copyable, Sendable {
    /// Readable while it rings.
    let descriptor: Int32
    private let isRinging = Atomic(false)

    init() throws(StartFailure) {
      descriptor = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
      guard descriptor >= 0 else { throw .tooManyOpen(what: "open files", errno: errno) }
    }

    deinit { close(descriptor) }

    /// Wakes the thread. From any thread.
    func ring() {
      guard !isRinging.exchange(true, ordering: .acquiringAndReleasing) else { return }
      eventfd_write(descriptor, 1)
    }

    /// Ends the ringing that the thread has seen. What whoever rings did before is visible afterwards.
    func silence() {
      var count: eventfd_t = 0
      eventfd_read(descriptor, &count)
      // Afterwards: whoever rings from now on writes again.
      _ = isRinging.exchange(false, ordering: .acquiringAndReleasing)
    }
  }
#endif
