public import UnderstudyDiagnostics
public import UnderstudyMocking
public import UnderstudyOpenAPI

/// What is loaded of the documents that are to be served: the catalogue, and everything that is wrong.
public struct Served: Sendable {
  /// What can be served; `nil` where no document can.
  public var catalogue: Catalogue?
  /// What was found, in the order of the documents: those of a document before those of its fixtures.
  public var diagnostics: [Diagnostic]

  /// The files that were read.
  let files: WatchedFiles

  /// Adds what is wrong with the schemas of operations that no fixture has asked about yet.
  public mutating func checkSchemas() {
    let known = Set(diagnostics)
    diagnostics += (catalogue?.schemaDiagnostics() ?? []).filter { !known.contains($0) }
  }

  /// Whether anything is an error.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Nothing to serve, and why.
  public init(failures: [Diagnostic]) {
    files = WatchedFiles()
    diagnostics = failures
  }

  /// Loads documents and checks their fixtures.
  ///
  /// - Parameter options: what may be read.
  public init(_ documents: [MockDocument], options: LoadOptions = LoadOptions()) {
    let files = WatchedFiles()
    self.files = files
    let bundle = BundledSource()
    diagnostics = []
    var entries: [Catalogue.Entry] = []
    for document in documents {
      let (loaded, found) =
        document.origin == .bundled
        ? OpenAPIDocument.load(document.path, from: bundle)
        : OpenAPIDocument.load(document.path, from: files, options: options)
      diagnostics += found
      guard let loaded else { continue }
      if let named = document.fixtures, document.origin == .files, !FileSource().isFolder(named) {
        diagnostics.append(.error("no folder '\(named)' to take fixtures from"))
      } else if let warning = Self.warning(ofFixturesOf: document) {
        diagnostics.append(warning)
      }
      entries.append(
        document.origin == .bundled
          ? Catalogue.Entry(loaded, fixturesIn: document.fixtures ?? "", of: bundle, at: document.place)
          : Catalogue.Entry(
            loaded, fixturesIn: Self.fixtureFolder(of: document, FileSource()), of: files, at: document.place)
      )
    }
    guard !entries.isEmpty else { return }
    let (catalogue, found) = Catalogue.make(entries)
    self.catalogue = catalogue
    diagnostics += found
  }

  /// The folder of a document's fixtures: the one named, else `Fixtures/<stem>` beside the document's folder, in it, or in
  /// the working directory.
  /// What is odd about the folder that a document's fixtures are to be taken from.
  private static func warning(ofFixturesOf document: MockDocument) -> Diagnostic? {
    guard let named = document.fixtures, document.origin == .files else { return nil }
    let files = FileSource()
    let isEmpty = !["scenarios", "bodies", "streams"].contains { files.isFolder("\(named)/\($0)") }
    guard isEmpty, files.isFolder("\(named)/\(document.stem)") else { return nil }
    return .warning(
      "the folder '\(named)' has no 'scenarios', 'bodies' or 'streams' in it",
      notes: [.init("did you mean '\(named)/\(document.stem)'?")])
  }

  private static func fixtureFolder(of document: MockDocument, _ files: FileSource) -> String {
    if let named = document.fixtures { return named }
    let folder = document.path.lastIndex(of: "/").map { String(document.path[..<$0]) } ?? "."
    let candidates = ["\(folder)/Fixtures", "\(folder)/../Fixtures", "Fixtures"].map {
      "\($0)/\(document.stem)"
    }
    return candidates.first { files.isFolder($0) } ?? candidates[0]
  }
}

extension Served {
  /// What is served, in a few words.
  public var summary: String {
    guard let catalogue else { return "nothing to serve" }
    let operations = catalogue.operationCount
    let scenarios = catalogue.scenarioNames.count
    return
      "\(operations) operation\(operations == 1 ? "" : "s"), \(scenarios) scenario\(scenarios == 1 ? "" : "s")"
  }
}
