/// What generated code looks like.
public struct GenerationOptions: Hashable, Sendable {
  /// Who can use the generated types.
  public enum Access: String, Hashable, Sendable, CaseIterable {
    /// everyone who imports their module
    case `public`
    /// the other modules of their package
    case package
    /// their module
    case `internal`
  }

  /// Who can use the generated types.
  public var access: Access
  /// Whether types keep properties that the document does not list, where it allows them.
  public var keepsUnlistedProperties: Bool
  /// The number of files, at least 1. Each declaration goes to the file that a stable hash of its name picks.
  public var fileCount: Int

  /// Makes options.
  public init(access: Access = .public, keepsUnlistedProperties: Bool = true, fileCount: Int = 1) {
    self.access = access
    self.keepsUnlistedProperties = keepsUnlistedProperties
    self.fileCount = max(1, fileCount)
  }
}

/// A file of generated code.
public struct GeneratedFile: Hashable, Sendable {
  /// The file's name, without a folder.
  public var name: String
  /// The text, ended by a line end.
  public var text: String
}
