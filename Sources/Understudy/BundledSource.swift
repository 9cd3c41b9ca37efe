import UnderstudyBundled
public import UnderstudyMocking
public import UnderstudyOpenAPI

/// The documents and fixtures that are built into the program.
public struct BundledSource: DocumentSource, FixtureSource {
  /// Makes a source; paths are those from the package's root, such as `openapi/chat-completions.yaml`.
  public init() {}

  /// The bytes of a document.
  public func bytes(of path: String) throws(DocumentSourceError) -> [UInt8] {
    guard let bytes = Bundled.bytes(of: path) else { throw DocumentSourceError("no such file in the bundle") }
    return bytes
  }

  /// The bytes of a fixture; `nil` where there is none.
  public func contents(of path: String) -> [UInt8]? {
    Bundled.bytes(of: path)
  }

  /// The paths of the files in a folder, sorted.
  public func paths(in folder: String) -> [String] {
    Bundled.paths(under: folder).filter { !$0.dropFirst(folder.count + 1).contains("/") }
  }
}
