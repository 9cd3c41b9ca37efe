/// Where documents come from: the file system, or memory.
public protocol DocumentSource: Sendable {
  /// The bytes of a file.
  ///
  /// - Parameter path: the path as the user gave it, or joined to that one's folder, with `/`.
  func bytes(of path: String) throws(DocumentSourceError) -> [UInt8]

  /// Whether a file is in the folder of a document, or below, once links are followed. That its path says so is known.
  func holds(_ path: String, inFolderOf document: String) -> Bool
}

extension DocumentSource {
  /// Without links, what the path says.
  public func holds(_ path: String, inFolderOf document: String) -> Bool { true }
}

/// Why a file could not be read.
public struct DocumentSourceError: Error, Hashable, Sendable {
  /// The reason in lower case without a full stop: `no such file`.
  public var reason: String

  /// Makes an error.
  public init(_ reason: String) {
    self.reason = reason
  }
}

/// Documents in memory, by path.
public struct MemorySource: DocumentSource {
  private let files: [String: [UInt8]]

  /// A source of files given as bytes.
  public init(_ files: [String: [UInt8]]) {
    self.files = files
  }

  /// A source of files given as texts.
  public init(_ files: [String: String]) {
    self.files = files.mapValues { Array($0.utf8) }
  }

  /// The bytes of a file.
  public func bytes(of path: String) throws(DocumentSourceError) -> [UInt8] {
    guard let bytes = files[path] else { throw DocumentSourceError("no such file") }
    return bytes
  }
}
