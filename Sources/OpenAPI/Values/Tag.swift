public import UnderstudyJSON

/// A word that groups operations.
public struct Tag: Sendable {
  /// The word.
  public let name: String
  /// 3.2: a short line.
  public let summary: String?
  /// A long text.
  public let description: String?
  /// 3.2: the tag that it is under.
  public let parent: String?
  /// The object in the document.
  public let node: JSONNode
}
