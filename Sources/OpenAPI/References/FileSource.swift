#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Documents in the file system.
public struct FileSource: DocumentSource {
  /// The longest file that is read, in bytes.
  public var limit: Int

  /// Makes a source.
  public init(limit: Int = 256 << 20) {
    self.limit = limit
  }

  /// The bytes of a regular file.
  public func bytes(of path: String) throws(DocumentSourceError) -> [UInt8] {
    // A pipe without a writer would block the call.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw DocumentSourceError(Self.reason(errno)) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw DocumentSourceError(Self.reason(errno)) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw DocumentSourceError("it is a folder") }
    guard status.st_mode & S_IFMT == S_IFREG else { throw DocumentSourceError("it is no regular file") }
    let size = Int(status.st_size)
    guard size <= limit else { throw DocumentSourceError("it is longer than \(limit) bytes") }
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let read = read(file, buffer.baseAddress.map { $0 + count }, size - count)
        if read < 0, errno == EINTR { continue }
        if read < 0 { failure = errno }
        if read <= 0 { break }
        count += read
      }
    }
    guard failure == 0 else { throw DocumentSourceError(Self.reason(failure)) }
    return bytes
  }

  /// Whether a file, links followed, is in the folder of a document, or in that of the file that the document is a link to.
  public func holds(_ path: String, inFolderOf document: String) -> Bool {
    // What is not there is told when it is read.
    guard let file = Self.resolved(path) else { return true }
    let folders = [Self.resolved(Self.folder(of: document)), Self.resolved(document).map(Self.folder)]
    return folders.contains { folder in
      folder.map { file.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") } ?? false
    }
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "no such file"
    case EACCES: "no permission"
    case EISDIR: "it is a folder"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}
