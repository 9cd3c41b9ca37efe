public import UnderstudySwiftGeneration

/// How types are generated, as a file or a command line says it.
public struct GenerationConfiguration: Hashable, Sendable {
  /// What the code looks like, and of what.
  public var options = GenerationOptions()
  /// Whether errors of the document, which leave something out, are no failure.
  public var toleratesErrors = false

  /// The document, as the file names it.
  var document: String?
  /// The folder that the command plugin writes into, as the file names it.
  var output: String?
  /// Whether the file says how the code is laid out in files.
  var hasLayout = false

  /// Makes the usual configuration.
  public init() {}

  /// Whether it depends on the document which files there are, so that a build cannot know them beforehand.
  public var letsDocumentNameFiles: Bool {
    if case .grouped = options.layout { true } else { false }
  }

  /// Lays the code out for a source tree, in files by tags and names, unless the file says how.
  public mutating func layOutForSources() {
    if !hasLayout { options.layout = .grouped(lines: 2000) }
  }
}
