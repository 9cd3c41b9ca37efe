public import UnderstudyDiagnostics
import UnderstudyJSON
import UnderstudyOpenAPI
import UnderstudySwiftGeneration

/// A document on disk → Swift files on disk.
///
/// The document is read (`OpenAPIDocument`), turned into text (`SwiftGenerator`) and written (`Files`), each file whole or
/// not at all, and only if it changes. Files that an earlier run wrote for the same document, and this one does not, are
/// removed.
public struct GenerationRun {
  /// 0, 1 where something is wrong with the document, 2 where nothing could be generated or written.
  public let exitCode: Int32
  /// What is to be said.
  public let diagnostics: [Diagnostic]
  /// How many files there are, and how many of them changed.
  public let fileCount, changedCount: Int

  /// Generates the types of a document into a folder, which is made if it is missing.
  public init(document path: String, into folder: String, _ configuration: GenerationConfiguration) {
    let (document, found) = OpenAPIDocument.load(path, from: Files())
    guard let document else {
      self.init(exitCode: 2, found)
      return
    }
    let (files, more) = SwiftGenerator.generate(from: document, options: configuration.options)
    // YAML does not allow a name twice in one object, and JSON does not say what it means.
    let repeated = document.root.document.repeatedNameWarnings().map { name in
      Diagnostic.error(name.message, at: name.location, notes: name.notes)
    }
    let diagnostics = found + repeated + more
    // What was asked for and is not there would be missed in silence.
    if more.contains(where: { $0.severity == .error }) {
      self.init(exitCode: 2, diagnostics)
      return
    }
    do {
      try Files.makeFolder(folder)
      var changed = 0
      for file in files where try Files.save(file.text, to: "\(folder)/\(file.name)") { changed += 1 }
      try Self.removeOthers(than: files, in: folder)
      let hasErrors = diagnostics.contains { $0.severity == .error }
      self.init(
        exitCode: hasErrors && !configuration.toleratesErrors ? 1 : 0, diagnostics, files.count, changed)
    } catch {
      self.init(exitCode: 2, diagnostics + [.error(error.reason)])
    }
  }

  /// Generates the types that the file `understudy-generator.yaml` in a folder asks for, into the folder that it names.
  public init(target folder: String) {
    let file = folder + "/understudy-generator.yaml"
    var (configuration, wrong) = GenerationConfiguration.read(file)
    guard wrong.isEmpty else {
      self.init(exitCode: 2, wrong)
      return
    }
    let usual = ["openapi.yaml", "openapi.yml", "openapi.json"]
    let candidates = configuration.document.map { [$0] } ?? usual
    guard let document = candidates.map({ Self.path($0, in: folder) }).first(where: Files.exists) else {
      self.init(exitCode: 2, [.error("'\(folder)' has no \(candidates.joined(separator: ", "))")])
      return
    }
    configuration.layOutForSources()
    self.init(
      document: document, into: Self.path(configuration.output ?? "Generated", in: folder), configuration)
  }

  private static func path(_ path: String, in folder: String) -> String {
    path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }

  private init(exitCode: Int32, _ diagnostics: [Diagnostic], _ count: Int = 0, _ changed: Int = 0) {
    self.exitCode = exitCode
    self.diagnostics = diagnostics
    fileCount = count
    changedCount = changed
  }

  /// Removes what an earlier run wrote for the same document: files with the same first line.
  private static func removeOthers(
    than files: [GeneratedFile], in folder: String
  ) throws(Files.Failure) {
    guard let first = files.first?.text.split(separator: "\n").first else { return }
    let names = Set(files.map(\.name))
    for name in Files.names(in: folder) where name.hasSuffix(".swift") && !names.contains(name) {
      guard let bytes = try? Files.read("\(folder)/\(name)"), bytes.starts(with: first.utf8) else { continue }
      try Files.remove("\(folder)/\(name)")
    }
  }
}
