import Foundation
import TestSupport
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
      return try Case.all(in: "matching", withExtension: "json").flatMap {
        try JSONDecoder().decode([PatternCase].self, from: Data($0.bytes))
      }
    } catch {
      Issue.record("\(error)")
      return []
    }
  }()
}
