public import ArgumentParser
import UnderstudyDiagnostics
import UnderstudyTypeFiles
public import UnderstudySwiftGeneration

/// `understudy generate`: Swift types from a document.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the Swift types of a document into a folder.",
    discussion: """
      The code needs the library APIRuntime. Files that would not change are left alone; those that an earlier run wrote
      for the same document, and this one does not, are removed.
      Exit codes: 0 clean, 1 something is wrong with the document, 2 nothing could be generated or written.
      """)

  @Argument(help: "The OpenAPI document, YAML or JSON.")
  var document: String

  @Option(name: [.short, .long], help: "The folder to write into; it is made if it is missing.")
  var output: String

  @Option(help: "A file with options, as the plugins read it ; flags come before it.")
  var configuration: String?

  @Option(help: "Who can use the types: \(Self.names(GenerationOptions.Access.self)).")
  var access: GenerationOptions.Access?

  @Option(help: "What texts with a format become: \(Self.names(GenerationOptions.Formats.self)).")
  var formats: GenerationOptions.Formats?

  @Option(help: "What numbers become: \(Self.names(GenerationOptions.Numbers.self)).")
  var numbers: GenerationOptions.Numbers?

  @Option(help: "What 'format: decimal' becomes: \(Self.names(GenerationOptions.Decimals.self)).")
  var decimals: GenerationOptions.Decimals?

  @Option(help: "Where defaults count: \(Self.names(GenerationOptions.Defaults.self)).")
  var defaults: GenerationOptions.Defaults?

  @Option(help: "A fixed number of files, a stable hash picking the file of each type.")
  var files: Int?

  @Option(help: "How long files may be that are made by tags and names, in lines (default: 2000).")
  var lines: Int?

  @Option(parsing: .upToNextOption, help: "Only these operations, and what they reach.")
  var operations: [String] = []

  @Option(parsing: .upToNextOption, help: "Only operations with these tags.")
  var tags: [String] = []

  @Option(parsing: .upToNextOption, help: "Only operations on these paths; '*' stands for anything.")
  var paths: [String] = []

  @Option(parsing: .upToNextOption, help: "Only these schemas, and what they reach.")
  var schemas: [String] = []

  @Flag(help: "Write a client too: a function for each operation.")
  var client = false

  @Flag(help: "Write the document's examples as values of the types too.")
  var examples = false

  @Flag(help: "Write a function for each struct that makes values for tests.")
  var builders = false

  @Flag(help: "Leave out properties that the document does not list.")
  var ignoreUnlisted = false

  @Flag(help: "Exit 0 also where errors of the document leave something out.")
  var lenient = false

  func validate() throws {
    if let files, !(1...1000 ~= files) { throw ValidationError("--files must be from 1 to 1000") }
    if let lines, !(100...1_000_000 ~= lines) {
      throw ValidationError("--lines must be from 100 to 1000000")
    }
    if files != nil, lines != nil { throw ValidationError("--files and --lines exclude each other") }
  }

  func run() throws {
    var settings = GenerationConfiguration()
    if let configuration {
      let (read, wrong) = GenerationConfiguration.read(configuration)
      Console.write(wrong)
      guard wrong.isEmpty else { throw ExitCode(2) }
      settings = read
    }
    settings.layOutForSources()
    apply(to: &settings)
    let run = GenerationRun(document: document, into: output, settings)
    Console.write(run.diagnostics)
    guard run.exitCode == 2 else {
      let plural = run.fileCount == 1 ? "file" : "files"
      Console.write("\(output): \(run.fileCount) \(plural), \(run.changedCount) changed", to: .errors)
      if run.exitCode != 0 { throw ExitCode(run.exitCode) }
      return
    }
    throw ExitCode(2)
  }

  /// What the command line says comes before what the file says.
  private func apply(to settings: inout GenerationConfiguration) {
    settings.options.access = access ?? settings.options.access
    settings.options.formats = formats ?? settings.options.formats
    settings.options.numbers = numbers ?? settings.options.numbers
    settings.options.decimals = decimals ?? settings.options.decimals
    settings.options.defaults = defaults ?? settings.options.defaults
    if let files { settings.options.layout = .numbered(files) }
    if let lines { settings.options.layout = .grouped(lines: lines) }
    if ignoreUnlisted { settings.options.keepsUnlistedProperties = false }
    if examples { settings.options.hasExamples = true }
    if builders { settings.options.hasBuilders = true }
    if client { settings.options.hasClient = true }
    if lenient { settings.toleratesErrors = true }
    func add(_ names: [String], to list: inout [String]) {
      list += names.flatMap { $0.split(separator: ",").map(String.init) }
    }
    add(operations, to: &settings.options.selection.operations)
    add(tags, to: &settings.options.selection.tags)
    add(paths, to: &settings.options.selection.paths)
    add(schemas, to: &settings.options.selection.schemas)
  }

  private static func names<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type) -> String
  where Choice.RawValue == String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }
}

extension GenerationOptions.Access: ExpressibleByArgument {}
extension GenerationOptions.Formats: ExpressibleByArgument {}
extension GenerationOptions.Numbers: ExpressibleByArgument {}
extension GenerationOptions.Decimals: ExpressibleByArgument {}
extension GenerationOptions.Defaults: ExpressibleByArgument {}
