#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

import UnderstudyOpenAPI

/// The file system, without Foundation: whatever the plugins' tool imports is built before everything else.
struct Files: DocumentSource {
  /// What could not be done, with the file's path.
  struct Failure: Error {
    let reason: String

    /// The reason is that of the C call which has just failed.
    init(_ path: String) {
      reason = "'\(path)': \(String(cString: strerror(errno)).lowercased())"
    }

    init(reason: String) {
      self.reason = reason
    }
  }

  func bytes(of path: String) throws(DocumentSourceError) -> [UInt8] {
    do throws(Failure) {
      return try Self.read(path)
    } catch {
      throw DocumentSourceError(error.reason.split(separator: ": ").last.map(String.init) ?? error.reason)
    }
  }

  /// The bytes of a file, none of them from before and others from after a change: a file that changes while it is read
  /// is read again, a few times.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    for _ in 0..<4 {
      guard let file = fopen(path, "rb") else { throw Failure(path) }
      defer { fclose(file) }
      let before = stamp(file)
      var bytes: [UInt8] = []
      var chunk = [UInt8](repeating: 0, count: 65_536)
      while true {
        let count = fread(&chunk, 1, chunk.count, file)
        bytes += chunk[..<count]
        if count < chunk.count { break }
      }
      guard ferror(file) == 0 else { throw Failure(path) }
      // What is no plain file has neither a size nor a time that say anything.
      if stamp(file) == before, before.isPlain == false || before.size == bytes.count { return bytes }
    }
    throw Failure(reason: "'\(path)': it changes while it is read")
  }

  private struct Stamp: Equatable {
    var size: Int
    var seconds: Int
    var nanoseconds: Int
    var isPlain: Bool
  }

  private static func stamp(_ file: UnsafeMutablePointer<FILE>) -> Stamp {
    var status = stat()
    guard fstat(fileno(file), &status) == 0 else {
      return Stamp(size: 0, seconds: 0, nanoseconds: 0, isPlain: false)
    }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return Stamp(
      size: Int(status.st_size), seconds: time.tv_sec, nanoseconds: time.tv_nsec,
      isPlain: status.st_mode & S_IFMT == S_IFREG)
  }

  /// Writes a file whole or not at all, and only if it would change.
  ///
  /// - Returns: whether it changed.
  static func save(_ text: String, to path: String) throws(Failure) -> Bool {
    let bytes = Array(text.utf8)
    if let old = try? read(path), old == bytes { return false }
    let temporary = "\(path).\(getpid()).new"
    guard let file = fopen(temporary, "wb") else { throw Failure(temporary) }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count, rename(temporary, path) == 0 else {
      let failure = Failure(path)
      unlink(temporary)
      throw failure
    }
    return true
  }

  /// Makes a folder, and those around it, if they are missing.
  static func makeFolder(_ path: String) throws(Failure) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else { throw Failure(reason: "'\(path)' is no folder") }
      return
    }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw Failure(path) }
  }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The names of what is in a folder, sorted.
  static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      names.append(name)
    }
    return names.sorted()
  }

  static func remove(_ path: String) throws(Failure) {
    guard unlink(path) == 0 else { throw Failure(path) }
  }
}
