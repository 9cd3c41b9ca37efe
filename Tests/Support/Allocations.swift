import AllocationCount

/// The memory that code asks for.
public enum Allocations {
  /// Whether they are counted on this system.
  public static var areKnown: Bool { allocation_count_is_known() }

  /// How many blocks of memory this thread has asked for so far.
  public static var countOfThread: Int { Int(allocation_count()) }

  /// How many blocks of memory this thread asks for in one go: the least of some goes, because the first may set
  /// something up that stays.
  public static func count(_ body: () throws -> Void) rethrows -> Int {
    var least = Int.max
    for _ in 0..<3 {
      let before = allocation_count()
      try body()
      least = min(least, Int(allocation_count() - before))
    }
    return least
  }
}
