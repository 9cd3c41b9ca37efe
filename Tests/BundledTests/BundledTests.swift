import Foundation
import Testing

@testable import UnderstudyBundled

@Suite struct BundledTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test(arguments: ["openapi", "Fixtures"])
  func `every file on disk is there, byte for byte, and no other`(folder: String) throws {
    let found = try #require(FileManager.default.enumerator(atPath: Self.root.appending(path: folder).path))
    var paths: [String] = []
    for case let name as String in found
    where !name.split(separator: "/").contains(where: { $0.first == "." }) {
      let file = Self.root.appending(path: "\(folder)/\(name)")
      if try file.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true { continue }
      paths.append("\(folder)/\(name)")
      #expect(
        try Bundled.bytes(of: "\(folder)/\(name)") == Array(Data(contentsOf: file)), "\(folder)/\(name)")
    }
    #expect(!paths.isEmpty)
    #expect(Bundled.paths(under: folder) == paths.sorted())
  }

  @Test func `the files are in the order of their paths`() {
    let paths = Bundled.files.map(\.path)
    #expect(paths == paths.sorted())
    #expect(paths.contains("openapi/chat-completions.yaml"))
  }

  @Test func `a path that is not there has no bytes`() {
    #expect(Bundled.bytes(of: "openapi/nothing.yaml") == nil)
    #expect(Bundled.bytes(of: "openapi") == nil)
    #expect(Bundled.paths(under: "openap").isEmpty)
    #expect(Bundled.paths(under: "openapi/") == Bundled.paths(under: "openapi"))
  }

  @Test func `bytes that are not text survive`() {
    #expect(
      BundledFile(path: "x", hex: "00ff7f80c3a90a").bytes == [0x00, 0xff, 0x7f, 0x80, 0xc3, 0xa9, 0x0a])
    #expect(BundledFile(path: "x", hex: "").bytes.isEmpty)
  }

  @Test func `the shortest of texts survive`() {
    #expect(BundledFile(path: "x", text: "").bytes.isEmpty)
    #expect(BundledFile(path: "x", text: "a").bytes == [0x61])
    #expect(
      BundledFile(path: "x", text: "\u{0}\u{feff}\u{1f600}\r\n").bytes
        == Array("\u{0}\u{feff}\u{1f600}\r\n".utf8))
  }
}
