import Synchronization
import UnderstudyMocking
import UnderstudyOpenAPI

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The files and folders that are read while loading, each of them once: what is served later is what was checked, whatever
/// becomes of the files.
final class WatchedFiles: DocumentSource, FixtureSource {
  /// What tells one state of the files from another.
  struct Stamp: Hashable {
    var entries: [Entry] = []

    struct Entry: Hashable {
      var path: String
      var seconds = 0
      var nanoseconds = 0
      var size = 0
      var number: UInt64 = 0
    }
  }

  private struct Read {
    var files: [String: Result<[UInt8], DocumentSourceError>] = [:]
    var folders: [String: [String]] = [:]
    /// The files as they were just before they were read or listed: what changes from then on is seen.
    var entries: [String: Stamp.Entry] = [:]
  }

  private let source = FileSource()
  private let read = Mutex(Read())

  /// The bytes of a document.
  func bytes(of path: String) throws(DocumentSourceError) -> [UInt8] {
    if let known = read.withLock({ $0.files[path] }) { return try known.get() }
    let entry = Self.entry(path)
    let result: Result<[UInt8], DocumentSourceError>
    do throws(DocumentSourceError) {
      result = .success(try source.bytes(of: path))
    } catch {
      result = .failure(error)
    }
    read.withLock { read in
      read.files[path] = result
      read.entries[path] = entry
    }
    return try result.get()
  }

  /// Whether a file is in the folder of a document, links followed.
  func holds(_ path: String, inFolderOf document: String) -> Bool {
    source.holds(path, inFolderOf: document)
  }

  /// The bytes of a fixture; `nil` where it cannot be read.
  func contents(of path: String) -> [UInt8]? {
    try? bytes(of: path)
  }

  /// The paths of the files in a folder, sorted.
  func paths(in folder: String) -> [String] {
    if let known = read.withLock({ $0.folders[folder] }) { return known }
    let paths = source.paths(in: folder)
    let entries = paths.map(Self.entry)
    read.withLock { read in
      read.folders[folder] = paths
      for entry in entries where read.entries[entry.path] == nil { read.entries[entry.path] = entry }
    }
    return paths
  }

  /// The files as they were when they were read.
  var stampWhenRead: Stamp {
    Stamp(entries: read.withLock { $0.entries.values.sorted { $0.path < $1.path } })
  }

  /// The files as they are now.
  var stamp: Stamp {
    let (files, folders) = read.withLock { (Set($0.files.keys), Set($0.folders.keys)) }
    let all = folders.reduce(files) { $0.union(source.paths(in: $1)) }
    return Stamp(entries: all.sorted().map(Self.entry))
  }

  private static func entry(_ path: String) -> Stamp.Entry {
    var entry = Stamp.Entry(path: path)
    var status = stat()
    guard stat(path, &status) == 0 else { return entry }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    entry.seconds = Int(time.tv_sec)
    entry.nanoseconds = Int(time.tv_nsec)
    entry.size = Int(status.st_size)
    entry.number = UInt64(status.st_ino)
    return entry
  }
}
