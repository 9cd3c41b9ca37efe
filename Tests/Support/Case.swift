public import Foundation
public import Testing

/// An input file of a test, named in failures by the end of its path.
public struct Case: Sendable, CustomTestStringConvertible {
  /// The file.
  public let url: URL

  /// The file's name without its extension.
  public var name: String { url.deletingPathExtension().lastPathComponent }
  /// The last two parts of the path.
  public var testDescription: String { url.pathComponents.suffix(2).joined(separator: "/") }

  /// The file's bytes.
  public var bytes: [UInt8] {
    get throws { try Array(Data(contentsOf: url)) }
  }

  /// The file's text.
  public var text: String {
    get throws { try String(contentsOf: url, encoding: .utf8) }
  }

  /// The files of a folder `Cases/<folder>` beside the test file, by name.
  public static func all(
    in folder: String, withExtension ending: String, besides testFile: String = #filePath
  ) -> [Case] {
    all(in: URL(filePath: testFile).deletingLastPathComponent().appending(path: "Cases/\(folder)"), ending)
  }

  /// The files of a folder with a given extension, by name; subfolders are left out.
  public static func all(in folder: URL, _ ending: String) -> [Case] {
    let files =
      (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }.map(Case.init)
  }

  private init(url: URL) {
    self.url = url
  }
}
