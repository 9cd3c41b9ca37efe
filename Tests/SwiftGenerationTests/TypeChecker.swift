import Foundation

/// The compiler, run on generated code with the modules of this build.
enum TypeChecker {
  /// The errors in files that import the runtime, found without making code.
  static func errors(in files: [(name: String, text: String)]) async throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "types-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let result = try await run(
      [
        "swiftc", "-typecheck", "-swift-version", "6", "-warnings-as-errors", "-package-name", "types",
        "-enable-upcoming-feature", "InternalImportsByDefault", "-enable-upcoming-feature", "ExistentialAny",
        "-enable-upcoming-feature", "MemberImportVisibility",
      ] + moduleArguments + files.map { folder.appending(path: $0.name).path })
    if result.status == 0 { return [] }
    let lines = result.errors.split(separator: "\n").map(String.init)
    let errors = lines.filter { $0.contains("error: ") }
    return errors.isEmpty ? ["the compiler failed"] + lines.prefix(3) : errors
  }

  /// Runs a command to its end.
  static func run(
    _ command: [String], input: URL? = nil
  ) async throws -> (status: Int32, output: String, errors: String) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (output, errors) = (folder.appending(path: "output"), folder.appending(path: "errors"))
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    if let input { process.standardInput = try FileHandle(forReadingFrom: input) }
    // Waiting must not hold one of the few threads that tests share.
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do { try process.run() } catch { continuation.resume(throwing: error) }
    }
    return (
      process.terminationStatus, try String(contentsOf: output, encoding: .utf8),
      try String(contentsOf: errors, encoding: .utf8)
    )
  }

  /// Where this build put its modules: beside the tests.
  static var moduleArguments: [String] {
    [place, place.appending(path: "Modules")].flatMap { ["-I", $0.path] }
  }

  /// What the runtime is made of.
  static func objects() throws -> [String] {
    try ["APIRuntime", "UnderstudyJSON", "UnderstudyEventStream", "UnderstudyDiagnostics"].flatMap { module in
      let folder = place.appending(path: "\(module).build").path
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".o") }.sorted().map { "\(folder)/\($0)" }
    }
  }

  private static var place: URL { URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent() }
}
