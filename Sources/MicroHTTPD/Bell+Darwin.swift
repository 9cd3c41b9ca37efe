#if canImport(Darwin)
  /// Nothing: the library wakes the threads of its own.
  struct Bell: ~Copyable, Sendable {
    init() throws(StartFailure) {}
    func ring() {}
  }
#endif
