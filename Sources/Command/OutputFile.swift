import UnderstudyDiagnostics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files that a command writes, and standard output by the name `-`.
enum OutputFile {
  /// Writes a text in place of what is there.
  static func write(_ text: String, to path: String) throws(DiagnosticError) {
    if path == "-" {
      return Console.write(text.hasSuffix("\n") ? String(text.dropLast()) : text, to: .output)
    }
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(path) }
    defer { close(file) }
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw failure(path) }
      bytes = bytes.dropFirst(count)
    }
  }

  private static func failure(_ path: String) -> DiagnosticError {
    DiagnosticError(.error("'\(path)' cannot be written: \(String(cString: strerror(errno)).lowercased())"))
  }

  private static func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.write(file, bytes, count)
    #else
      Darwin.write(file, bytes, count)
    #endif
  }
}
