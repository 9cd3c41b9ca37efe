#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The system's words for an error number, and the number.
func systemMessage(_ number: Int32) -> String {
  guard number != 0 else { return "the system gives no reason" }
  return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
    guard let start = buffer.baseAddress else { return "error \(number)" }
    guard strerror_r(number, start, buffer.count) == 0 else { return "error \(number)" }
    return "\(String(cString: start)) (errno \(number))"
  }
}
