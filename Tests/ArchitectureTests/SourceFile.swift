import Foundation
import Testing

/// One Swift file of the package, as lines of text.
struct SourceFile: Sendable {
  /// The path from the package's root.
  let path: String
  let lines: [Substring]

  init(path: String, text: String) {
    self.path = path
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    self.lines = lines.last == "" ? lines.dropLast() : lines
  }

  /// Whether it is a table that a script writes: only data, which nobody reads in one go.
  var isMadeTable: Bool { lines.first?.hasPrefix("// Made by scripts/") ?? false }

  /// The imported modules, each with its line from 1. Text in multi-line literals is left out, and Foundation where the
  /// system has no part of it alone (`#elseif canImport(Foundation)`).
  var imports: [(module: String, line: Int)] {
    let statement = #/^\s*(@\w+(\(\w+\))?\s+)*((public|package|internal|fileprivate|private)\s+)?import\s+/#
    let kind = #/^(struct|class|enum|protocol|typealias|func|var|let|actor)\s+/#
    var found: [(module: String, line: Int)] = []
    var isInLiteral = false
    for (index, line) in lines.enumerated() {
      let isForDarwin = index > 0 && lines[index - 1].hasSuffix("#elseif canImport(Foundation)")
      if !isInLiteral, !isForDarwin, let match = line.firstMatch(of: statement) {
        var rest = line[match.range.upperBound...]
        if let match = rest.firstMatch(of: kind) { rest = rest[match.range.upperBound...] }
        found.append((String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }), index + 1))
      }
      if !line.ranges(of: "\"\"\"").count.isMultiple(of: 2) { isInLiteral.toggle() }
    }
    return found
  }

  /// The Swift files of a folder of the package and of its subfolders.
  static func all(in folder: String) throws -> [SourceFile] {
    let found = try #require(FileManager.default.enumerator(atPath: root.appending(path: folder).path))
    return try found.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted().map { name in
      let path = "\(folder)/\(name)"
      return SourceFile(path: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
    }
  }

  /// The folders of `Sources/`, one for each target.
  static var targetFolders: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
        .filter { !$0.hasPrefix(".") }.sorted()
    }
  }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
