import UnderstudyDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output and standard error, written at once and whole.
enum Console {
  enum Stream: Int32 {
    case output = 1
    case errors = 2
  }

  /// Writes a line.
  static func write(_ text: String, to stream: Stream, ending: String = "\n") {
    var bytes = Array((text + ending).utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(stream.rawValue, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return
      }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Writes diagnostics to standard error, in their one printed form.
  static func write(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics { write(diagnostic.description, to: .errors) }
  }

  private static func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes, count)
    #else
      Darwin.write(file, bytes, count)
    #endif
  }
}
