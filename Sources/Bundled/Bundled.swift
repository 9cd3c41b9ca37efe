// The files of `openapi/` and `Fixtures/` come in when the package is built (`Plugins/BundleFiles`, which writes
// `contents`), so that they are there in process, in an installed program and in a container alike.

/// The documents and fixtures that come with the package.
public enum Bundled {
  /// Every bundled file, in the order of the paths.
  public static var files: [BundledFile] { contents }

  /// A file's bytes.
  ///
  /// - Parameter path: the path from the package's root, such as `openapi/chat-completions.yaml`.
  /// - Returns: `nil` where there is no such file.
  public static func bytes(of path: String) -> [UInt8]? {
    contents.first { $0.path == path }?.bytes
  }

  /// The paths of all files in a folder and its subfolders, in order.
  ///
  /// - Parameter folder: the folder's path from the package's root, such as `Fixtures/chat-completions`.
  public static func paths(under folder: String) -> [String] {
    let start = folder.hasSuffix("/") ? folder : "\(folder)/"
    return contents.map(\.path).filter { $0.hasPrefix(start) }
  }
}
