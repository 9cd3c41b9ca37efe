import Foundation
import Testing

/// A pattern with texts that it matches and texts that it does not.
struct PatternCase: Decodable, Sendable, CustomTestStringConvertible {
  var pattern: String
  var matches: [String]
  var rejects: [String]
  /// Whether the pattern is only right without the flag `u`.
  var isFlawed: Bool?

  var testDescription: String { pattern }

  static let all: [PatternCase] = {
    do {
      let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases/matching")
      let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      return try files.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }.flatMap {
        try JSONDecoder().decode([PatternCase].self, from: Data(contentsOf: $0))
      }
    } catch {
      Issue.record("\(error)")
      return []
    }
  }()
}
