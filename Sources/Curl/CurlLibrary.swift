import CCurl

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The functions of libcurl, looked up by name in the library that the system has.
struct CurlLibrary: Sendable {
  typealias Pointer = UnsafeMutableRawPointer

  let makeHandle: @Sendable @convention(c) () -> Pointer?
  let perform: @Sendable @convention(c) (Pointer?) -> Int32
  let reset: @Sendable @convention(c) (Pointer?) -> Void
  let end: @Sendable @convention(c) (Pointer?) -> Void
  let explain: @Sendable @convention(c) (Int32) -> UnsafePointer<CChar>?
  let append: @Sendable @convention(c) (Pointer?, UnsafePointer<CChar>?) -> Pointer?
  let freeList: @Sendable @convention(c) (Pointer?) -> Void
  /// `curl_easy_setopt`, which only C can call.
  private let setoptAddress: UInt

  /// The library; `nil` where the system has none. It is made ready once, before any thread uses it (`curl_global_init(3)`).
  static let loaded: CurlLibrary? = {
    for name in names {
      if let handle = dlopen(name, RTLD_NOW), let library = CurlLibrary(handle) { return library }
    }
    return nil
  }()

  /// The names that Linux distributions and macOS have it under; with OpenSSL first.
  private static let names = [
    "libcurl.so.4", "libcurl-gnutls.so.4", "libcurl-nss.so.4", "libcurl.4.dylib",
  ]

  private init?(_ handle: Pointer) {
    guard let initialize = dlsym(handle, "curl_global_init"), let make = dlsym(handle, "curl_easy_init"),
      let setopt = dlsym(handle, "curl_easy_setopt"), let perform = dlsym(handle, "curl_easy_perform"),
      let reset = dlsym(handle, "curl_easy_reset"), let end = dlsym(handle, "curl_easy_cleanup"),
      let explain = dlsym(handle, "curl_easy_strerror"), let append = dlsym(handle, "curl_slist_append"),
      let freeList = dlsym(handle, "curl_slist_free_all")
    else { return nil }
    let everything = 3  // CURL_GLOBAL_ALL
    guard unsafeBitCast(initialize, to: (@convention(c) (Int) -> Int32).self)(everything) == 0 else {
      return nil
    }
    makeHandle = unsafeBitCast(make, to: (@Sendable @convention(c) () -> Pointer?).self)
    self.perform = unsafeBitCast(perform, to: (@Sendable @convention(c) (Pointer?) -> Int32).self)
    self.reset = unsafeBitCast(reset, to: (@Sendable @convention(c) (Pointer?) -> Void).self)
    self.end = unsafeBitCast(end, to: (@Sendable @convention(c) (Pointer?) -> Void).self)
    self.explain = unsafeBitCast(
      explain, to: (@Sendable @convention(c) (Int32) -> UnsafePointer<CChar>?).self)
    self.append = unsafeBitCast(
      append, to: (@Sendable @convention(c) (Pointer?, UnsafePointer<CChar>?) -> Pointer?).self)
    self.freeList = unsafeBitCast(freeList, to: (@Sendable @convention(c) (Pointer?) -> Void).self)
    setoptAddress = UInt(bitPattern: setopt)
  }

  private var setopt: Pointer? { Pointer(bitPattern: setoptAddress) }

  /// Sets an option that is a number.
  func set(_ option: CurlOption, _ value: Int, of handle: Pointer) {
    _ = curl_shim_set_long(setopt, handle, option.rawValue, value)
  }

  /// Sets an option that is a length.
  func set(_ option: CurlOption, length: Int, of handle: Pointer) {
    _ = curl_shim_set_offset(setopt, handle, option.rawValue, Int64(length))
  }

  /// Sets an option that points to something.
  func set(_ option: CurlOption, _ value: UnsafeRawPointer?, of handle: Pointer) {
    _ = curl_shim_set_pointer(setopt, handle, option.rawValue, value)
  }

  /// Sets an option that is a function.
  func set(_ option: CurlOption, receiver: @escaping curl_shim_receiver, of handle: Pointer) {
    _ = curl_shim_set_receiver(setopt, handle, option.rawValue, receiver)
  }
}

/// The options of `curl_easy_setopt(3)` that are used, by their numbers in `curl.h`.
enum CurlOption: Int32 {
  case noBody = 44
  case httpGet = 80
  case httpVersion = 84
  case noSignal = 99
  case timeoutMilliseconds = 155
  case connectTimeoutMilliseconds = 156
  case protocols = 181
  case pathAsIs = 234
  case writeTarget = 10_001
  case url = 10_002
  case errorText = 10_010
  case bodyBytes = 10_015
  case fields = 10_023
  case headTarget = 10_029
  case method = 10_036
  case certificates = 10_065
  case write = 20_011
  case head = 20_079
  case bodyLength = 30_120
}
