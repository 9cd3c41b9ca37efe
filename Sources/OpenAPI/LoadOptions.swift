public import UnderstudyJSON
public import UnderstudyYAML

/// What may be read while a document is loaded.
public struct LoadOptions: Hashable, Sendable {
  /// Whether references may lead to files outside the document's own folder.
  public var allowsOutsideFiles: Bool
  /// The most files that one document may be spread over.
  public var fileLimit: Int
  /// Depth and size of JSON files.
  public var json: JSONLimits
  /// Depth and size of YAML files.
  public var yaml: YAMLLimits

  /// Makes options.
  public init(
    allowsOutsideFiles: Bool = false, fileLimit: Int = 10_000, json: JSONLimits = .standard,
    yaml: YAMLLimits = .standard
  ) {
    self.allowsOutsideFiles = allowsOutsideFiles
    self.fileLimit = fileLimit
    self.json = json
    self.yaml = yaml
  }
}
