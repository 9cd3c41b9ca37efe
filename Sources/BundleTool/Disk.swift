#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The few calls to the file system that the tool needs; it is built before everything else, so without Foundation.
enum Disk {
  /// What could not be done with a file or folder.
  struct Failure: Error {
    let path: String
    let reason: String

    /// The reason is that of the C call which has just failed.
    init(_ path: String) {
      self.path = path
      reason = String(cString: strerror(errno))
    }
  }

  /// The files in a folder and its subfolders, without hidden ones.
  ///
  /// - Returns: paths relative to `root`, in no order.
  static func files(in folder: String, of root: String) throws(Failure) -> [String] {
    guard let stream = opendir("\(root)/\(folder)") else { throw Failure("\(root)/\(folder)") }
    defer { closedir(stream) }
    var found: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(".") { continue }
      let path = "\(folder)/\(name)"
      var status = stat()
      guard stat("\(root)/\(path)", &status) == 0 else { throw Failure("\(root)/\(path)") }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += try files(in: path, of: root)
      } else {
        found.append(path)
      }
    }
    return found
  }

  static func read(_ path: String) throws(Failure) -> [UInt8] {
    guard let file = fopen(path, "rb") else { throw Failure(path) }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      bytes += chunk[..<count]
      if count < chunk.count { break }
    }
    guard ferror(file) == 0 else { throw Failure(path) }
    return bytes
  }

  static func save(_ bytes: [UInt8], to path: String) throws(Failure) {
    guard let file = fopen(path, "wb") else { throw Failure(path) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { throw Failure(path) }
  }

  /// Ends the program with a message on standard error.
  static func stop(_ message: String) -> Never {
    let bytes = Array("\(message)\n".utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
    exit(2)
  }
}
