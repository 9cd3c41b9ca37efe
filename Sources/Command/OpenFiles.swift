import UnderstudyDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The limit of open files: each connection is one.
enum OpenFiles {
  /// What is open besides connections: standard streams, the listener, what threads wait on, documents that are read.
  private static let reserve = 64

  /// How many of the connections that are wanted there can be, after the limit was raised as far as it goes; and a
  /// remark where that is less.
  static func connectionLimit(_ wanted: Int) -> (Int, Diagnostic?) {
    var limit = rlimit()
    guard getrlimit(kind, &limit) == 0 else { return (wanted, nil) }
    let needed = rlim_t(wanted + reserve)
    if limit.rlim_cur < needed {
      var raised = limit
      raised.rlim_cur = min(needed, limit.rlim_max)
      if setrlimit(kind, &raised) == 0 { limit = raised }
    }
    let room = max(1, Int(clamping: limit.rlim_cur) - reserve)
    guard room < wanted else { return (wanted, nil) }
    return (
      room,
      .warning(
        "the limit of \(limit.rlim_cur) open files allows \(room) connections and streams at a time, not \(wanted)",
        notes: [
          .init("raise it with 'ulimit -n \(needed)', or ask for fewer with '--max-connections \(room)'")
        ])
    )
  }

  #if canImport(Glibc)
    private static let kind = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    private static let kind = RLIMIT_NOFILE
  #endif
}
