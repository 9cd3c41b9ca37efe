/// Which operations and schemas of a document get types; with what these reach, nothing else does.
public struct Selection: Hashable, Sendable {
  /// Operations by their id, or by the name that their type has.
  public var operations: [String] = []
  /// Operations by a tag.
  public var tags: [String] = []
  /// Operations by their path; `*` stands for any characters.
  public var paths: [String] = []
  /// Schemas by their name.
  public var schemas: [String] = []

  /// Selects everything.
  public init() {}

  /// Whether everything is selected.
  public var isEmpty: Bool { operations.isEmpty && tags.isEmpty && paths.isEmpty && schemas.isEmpty }
}
