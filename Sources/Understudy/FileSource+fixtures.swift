public import UnderstudyMocking
public import UnderstudyOpenAPI

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileSource: FixtureSource {
  /// The bytes of a fixture; `nil` where it cannot be read.
  public func contents(of path: String) -> [UInt8]? {
    try? bytes(of: path)
  }

  /// The paths of the files in a folder, sorted; hidden ones are left out.
  public func paths(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix("."), Self.kind(of: "\(folder)/\(name)") == S_IFREG { names.append(name) }
    }
    return names.sorted().map { "\(folder)/\($0)" }
  }

  /// Whether there is a folder at a path.
  func isFolder(_ path: String) -> Bool {
    Self.kind(of: path) == S_IFDIR
  }

  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }
}
