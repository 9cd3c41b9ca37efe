import UnderstudyOpenAPI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files, and standard input by the name `-`.
struct InputSource: DocumentSource {
  /// The longest input that is read, in bytes.
  private static let limit = 256 << 20
  private let files = FileSource()

  func bytes(of path: String) throws(DocumentSourceError) -> [UInt8] {
    guard path == "-" else { return try files.bytes(of: path) }
    var bytes: [UInt8] = []
    var isAtEnd = false
    while !isAtEnd {
      let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
        repeat { count = read(0, buffer.baseAddress, buffer.count) } while count < 0 && errno == EINTR
        isAtEnd = count <= 0
        count = max(0, count)
      }
      bytes += chunk
      guard bytes.count <= Self.limit else {
        throw DocumentSourceError("it is longer than \(Self.limit) bytes")
      }
    }
    return bytes
  }
}
