import Foundation
import TestSupport
import Testing
import UnderstudyDiagnostics
import UnderstudyOpenAPI
import UnderstudySwiftGeneration

/// Documents of others: what is generated for each compiles as it is, warnings as errors.
@Suite struct OutsideDocumentTests {
  /// Small ones of every version; the large ones take a while, and run where `CI` is set.
  static let names =
    [
      "museum.yaml", "ollama.yaml", "swagger-petstore.yaml", "tgi.json", "heyapi-full-3.1.yaml",
      "uspto-3.0.json",
      "soag-petstore-reference.yaml", "twilio-verify.yaml", "tags-3.2.yaml", "webhook-3.1.yaml",
    ] + (Outside.isRequired ? ["openai.yaml", "github-v6.7.1.json"] : [])

  @Test(.enabled(if: Outside.folder != nil || Outside.isRequired, "no folder of documents"), arguments: names)
  func `the types of a document compile`(name: String) async throws {
    let file = try #require(Outside.folder).appending(path: "specs/\(name)")
    let bytes = try Array(Data(contentsOf: file))
    let (document, _) = OpenAPIDocument.load(name, from: MemorySource([name: bytes]))
    let loaded = try #require(document)
    let (files, diagnostics) = SwiftGenerator.generate(from: loaded)
    #expect(!diagnostics.contains { $0.severity == .error })
    #expect(files == SwiftGenerator.generate(from: loaded).files)
    let text = try #require(files.first?.text)
    let errors = try await TypeChecker.errors(in: text)
    #expect(errors.isEmpty, "\(errors.prefix(3).joined(separator: "\n"))")
  }
}

/// The compiler, as far as it goes without making code.
enum TypeChecker {
  /// The errors in a file that imports the runtime.
  static func errors(in text: String) async throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "types-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (file, report) = (folder.appending(path: "Types.swift"), folder.appending(path: "report.txt"))
    try text.write(to: file, atomically: true, encoding: .utf8)
    try "".write(to: report, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      [
        "swiftc", "-typecheck", "-swift-version", "6", "-warnings-as-errors",
        "-enable-upcoming-feature", "InternalImportsByDefault", "-enable-upcoming-feature", "ExistentialAny",
        "-enable-upcoming-feature", "MemberImportVisibility",
      ] + modules.flatMap { ["-I", $0.path] } + [file.path]
    process.standardError = try FileHandle(forWritingTo: report)
    // Waiting must not hold one of the few threads that tests share.
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    let lines = try String(contentsOf: report, encoding: .utf8).split(separator: "\n").map(String.init)
    if process.terminationStatus == 0 { return [] }
    let errors = lines.filter { $0.contains("error: ") }
    return errors.isEmpty ? ["the compiler failed"] + lines.prefix(3) : errors
  }

  /// Where this build put its modules: beside the tests.
  private static var modules: [URL] {
    let place = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return [place, place.appending(path: "Modules")]
  }
}
