#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What is left of the calling thread's stack: checks recurse as deep as schemas and values do, and threads may have
/// little (macOS gives those of a pool 512 KiB).
enum StackRoom {
  /// What must be left for everything that is called at the deepest place.
  private static let reserve = 64 << 10

  /// A level of schemas takes at most this much, as `StackRoomTests` measures.
  #if DEBUG
    static let bytesPerLevel = 8 << 10
  #else
    static let bytesPerLevel = 1 << 10
  #endif

  /// How many more levels of schemas there is room for.
  @inline(never)
  static var levels: Int { remaining / bytesPerLevel }

  /// The bytes that are left, but for the reserve; 0 if the reserve has been touched.
  @inline(never)
  static var remaining: Int {
    var here: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
    let lowest = lowestAddress + UInt(reserve)
    return address > lowest ? Int(address - lowest) : 0
  }

  /// The lowest address of the thread's stack, asked for once a thread.
  private static var lowestAddress: UInt {
    if let known = pthread_getspecific(key) { return UInt(bitPattern: known) }
    let found = findLowestAddress()
    pthread_setspecific(key, UnsafeRawPointer(bitPattern: found))
    return found
  }

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  private static func findLowestAddress() -> UInt {
    #if canImport(Darwin)
      let thread = pthread_self()
      return UInt(bitPattern: pthread_get_stackaddr_np(thread)) - UInt(pthread_get_stacksize_np(thread))
    #else
      var attributes = pthread_attr_t()
      guard let readAttributes, readAttributes(pthread_self(), &attributes) == 0 else {
        return assumedLowest()
      }
      defer { pthread_attr_destroy(&attributes) }
      var lowest: UnsafeMutableRawPointer?
      var size = 0
      return pthread_attr_getstack(&attributes, &lowest, &size) == 0
        ? UInt(bitPattern: lowest) : assumedLowest()
    #endif
  }

  #if !canImport(Darwin)
    private typealias AttributeReader =
      @convention(c) (pthread_t, UnsafeMutablePointer<pthread_attr_t>) -> Int32

    /// `pthread_getattr_np`, which the C library only declares where GNU's extensions are asked for.
    private static let readAttributes: AttributeReader? =
      dlsym(nil, "pthread_getattr_np").map { unsafeBitCast($0, to: AttributeReader.self) }

    /// What is surely there where nothing can be found out: half of the smallest stack that is usual.
    private static func assumedLowest() -> UInt {
      var here: UInt8 = 0
      return withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) } - (256 << 10)
    }
  #endif
}
