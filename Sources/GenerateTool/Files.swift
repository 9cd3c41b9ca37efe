#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

import UnderstudyOpenAPI

/// The file system and standard error, without Foundation: whatever this tool imports is built before everything else.
struct Files: DocumentSource {
  /// What could not be done, with the file's path.
  struct Failure: Error {
    let reason: String

    /// The reason is that of the C call which has just failed.
    init(_ path: String) {
      reason = "'\(path)': \(String(cString: strerror(errno)).lowercased())"
    }
  }

  func bytes(of path: String) throws(DocumentSourceError) -> [UInt8] {
    guard let bytes = Self.read(path) else {
      throw DocumentSourceError(String(cString: strerror(errno)).lowercased())
    }
    return bytes
  }

  /// The bytes of a file; `nil` if it cannot be read.
  static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      bytes += chunk[..<count]
      if count < chunk.count { return ferror(file) == 0 ? bytes : nil }
    }
  }

  /// Writes a file whole or not at all, and only if it would change.
  static func save(_ text: String, to path: String) throws(Failure) {
    let bytes = Array(text.utf8)
    if read(path) == bytes { return }
    let temporary = path + ".new"
    guard let file = fopen(temporary, "wb") else { throw Failure(temporary) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count, rename(temporary, path) == 0 else {
      let failure = Failure(path)
      unlink(temporary)
      throw failure
    }
  }

  static func printError(_ line: String) {
    let bytes = Array((line + "\n").utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  static func exit(_ code: Int32) -> Never {
    #if canImport(Darwin)
      Darwin.exit(code)
    #elseif canImport(Musl)
      Musl.exit(code)
    #else
      Glibc.exit(code)
    #endif
  }
}
