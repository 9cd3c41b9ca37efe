/// How deep and how long a YAML text may be, and how much its aliases may add.
public struct YAMLLimits: Hashable, Sendable {
  /// The greatest depth of nested sequences and mappings, aliases expanded.
  public var depth: Int
  /// The greatest length in bytes.
  public var size: Int
  /// The most words that all aliases together may add to the tape: a value takes one or two.
  public var aliasedWords: Int

  /// Makes limits.
  public init(depth: Int = 512, size: Int = 256 << 20, aliasedWords: Int = 2_000_000) {
    self.depth = depth
    self.size = size
    self.aliasedWords = aliasedWords
  }

  /// 512 levels, 256 MiB and two million words.
  public static let standard = YAMLLimits()
}
