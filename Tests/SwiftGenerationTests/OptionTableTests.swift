import Foundation
import Testing
import UnderstudyDiagnostics

@testable import UnderstudyTypeFiles

/// The table of all options, held to what the configuration file and the command line know.
@Suite struct OptionTableTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The cells of the table's rows, without its head.
  private static let rows: [[String]] = {
    let page = root.appending(path: "Sources/APIRuntime/APIRuntime.docc/Options.md")
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").filter { $0.hasPrefix("| `") || $0.hasPrefix("| –") }.map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }()

  @Test func `each option of the file has a row`() {
    let keys = Self.rows.map(\.[0]).filter { $0 != "–" }
    #expect(keys.sorted() == GenerationConfiguration.Key.allCases.map { "`\($0.rawValue)`" }.sorted())
  }

  @Test(arguments: GenerationConfiguration.Key.allCases)
  func `the row says what an option must be`(key: GenerationConfiguration.Key) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "options-\(UUID().uuidString).yaml")
    try "\(key.rawValue): { no: value }".write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let message = try #require(GenerationConfiguration.read(file.path).diagnostics.first?.message)
    let row = try #require(Self.rows.first { $0[0] == "`\(key.rawValue)`" })
    #expect(message.replacingOccurrences(of: "'", with: "`") == "\(row[0]) must be \(row[2])")
  }

  @Test func `each option of the command line has a row`() throws {
    let source = try String(
      contentsOf: Self.root.appending(path: "Sources/Command/Generate.swift"), encoding: .utf8)
    let declared = source.matches(of: /@(?:Option|Flag)\([^\n]*\)\n  var (\w+)/).map { match in
      "--" + String(match.1).replacing(/[A-Z]/) { "-" + $0.0.lowercased() }
    }
    #expect(declared.count == source.matches(of: /@(?:Option|Flag)\(/).count)
    let listed = Self.rows.flatMap { $0[1].matches(of: /--[a-z-]+/).map { String($0.0) } }
    #expect(listed.sorted() == declared.sorted())
  }
}
