import AllocationCount

#if canImport(Glibc)
  import Glibc
#endif

/// What a process holds of what must be given back.
struct Holdings {
  var threads = 0
  var descriptors = 0
  var heapBytes = 0

  /// As it is now; all zero where the system does not tell.
  static var now: Holdings {
    var holdings = Holdings()
    #if canImport(Glibc)
      holdings.threads = entries("/proc/self/task")
      // Without that of the listing itself.
      holdings.descriptors = entries("/proc/self/fd") - 1
      holdings.heapBytes = Int(allocated_byte_count())
    #endif
    return holdings
  }

  #if canImport(Glibc)
    private static func entries(_ path: String) -> Int {
      guard let folder = opendir(path) else { return 0 }
      defer { closedir(folder) }
      var count = 0
      while let entry = readdir(folder) {
        let isDot = withUnsafeBytes(of: &entry.pointee.d_name) { $0[0] == UInt8(ascii: ".") }
        if !isDot { count += 1 }
      }
      return count
    }
  #endif
}
