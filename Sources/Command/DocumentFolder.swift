import Understudy
import UnderstudyOpenAPI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A folder in place of a document: all OpenAPI documents that lie in it, not in folders below.
struct DocumentFolder {
  let path: String

  /// `nil` where the path is no folder.
  init?(_ path: String) {
    guard Self.isFolder(path) else { return nil }
    self.path = path
  }

  /// The paths of the documents, by name.
  ///
  /// - Throws: why the folder cannot be read, or that there is none in it.
  func documents() throws(DocumentSourceError) -> [String] {
    guard access(path, R_OK | X_OK) == 0 else { throw DocumentSourceError("no permission") }
    let found = FileSource().paths(in: path).filter { file in
      [".yaml", ".yml", ".json"].contains { file.hasSuffix($0) } && Self.mayBeDocument(file)
    }
    guard !found.isEmpty else { throw DocumentSourceError("there is no OpenAPI document in it") }
    return found
  }

  /// The folder of a document's fixtures below another: `FOLDER/<stem>`, or all of it for a document that is alone.
  static func fixtures(of document: String, in folder: String, isAlone: Bool) -> String? {
    let name = document.split(separator: "/").last ?? ""
    let below = "\(folder)/\(name[..<(name.lastIndex(of: ".") ?? name.endIndex)])"
    if isFolder(below) { return below }
    return isAlone && ["scenarios", "bodies", "streams"].contains { isFolder("\(folder)/\($0)") }
      ? folder : nil
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether a file says that it is a document, or cannot be read, which is told when it is loaded.
  private static func mayBeDocument(_ path: String) -> Bool {
    guard let bytes = try? FileSource().bytes(of: path) else { return true }
    let text = String(decoding: bytes.prefix(65_536), as: UTF8.self)
    return text.contains("openapi") || text.contains("swagger")
  }
}
