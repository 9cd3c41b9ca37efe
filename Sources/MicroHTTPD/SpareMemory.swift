#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Memory that holds nothing for a while.
enum SpareMemory {
  /// Gives the whole pages of a buffer back to the system until they are written to again; what they held is lost.
  ///
  /// A stream that waits for its next event has all of its connection's memory at its disposal, which the library has
  /// cleared, and so made resident, after sending the head (0.9.75, MHD_pool_reallocate). It is not needed before the
  /// stream's end.
  static func giveBack(_ buffer: UnsafeMutableRawBufferPointer) {
    #if os(Linux)
      guard buffer.count >= pageSize, let start = buffer.baseAddress else { return }
      let first = start.alignedUp(toMultipleOf: pageSize)
      let count = (start + buffer.count - first) & ~(pageSize - 1)
      // madvise(2): private pages that nobody maps from a file read as zeros afterwards.
      if count > 0 { madvise(first, count, MADV_DONTNEED) }
    #endif
  }

  #if os(Linux)
    private static let pageSize = max(1, sysconf(Int32(_SC_PAGESIZE)))
  #endif
}
