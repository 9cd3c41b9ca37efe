/// A regular expression of ECMA-262 with the flag `u`, as JSON Schema's `pattern` has them.
///
/// A text goes in as UTF-8; out comes whether the pattern matches somewhere in it. The pattern is parsed to a tree
/// and compiled to a program. Where the pattern neither looks around nor refers back to a group, the text is read once,
/// by an automaton or, if that would be too large, by following all ways through the program at once. Other patterns
/// are matched by trying, within a limit of steps: no pattern and no text can hold up the caller.
public struct Pattern: Sendable {
  /// The pattern as it was written.
  public let source: String
  /// Why the pattern is wrong by the letter of the standard, where it was taken nevertheless; see ``init(_:isStrict:)``.
  public let flaw: PatternError?

  private let matcher: PatternMatcher

  /// Reads a pattern.
  ///
  /// What is wrong with the flag `u` but right without it (Annex B.1: `\-`, `\_`, a lone `}`, `[\w-.]`) is taken with
  /// the meaning it has there, and said in ``flaw``.
  ///
  /// - Parameter isStrict: Whether such patterns are refused.
  public init(_ source: String, isStrict: Bool = false) throws(PatternError) {
    self.source = source
    var parser = PatternParser(source, isLenient: false)
    var node = PatternNode.sequence([])
    do throws(PatternError) {
      node = try parser.parse()
      flaw = nil
    } catch {
      if isStrict { throw error }
      parser = PatternParser(source, isLenient: true)
      node = try parser.parse()
      flaw = error
    }
    matcher = try PatternMatcher(node, names: parser.names, captureCount: parser.captureCount)
  }

  /// Whether the time is proportional to the text's length: the pattern neither looks around nor refers back.
  public var isLinear: Bool { matcher.isLinear }

  /// Whether the pattern matches somewhere in UTF-8. A byte that is not UTF-8 is taken for U+FFFD.
  public func search(utf8: UnsafeBufferPointer<UInt8>) -> MatchOutcome { matcher.search(utf8) }

  /// Whether the pattern matches somewhere in UTF-8. A byte that is not UTF-8 is taken for U+FFFD.
  public func search(utf8: Span<UInt8>) -> MatchOutcome {
    utf8.withUnsafeBufferPointer { matcher.search($0) }
  }

  /// Whether the pattern matches somewhere in a text.
  public func search(_ text: String) -> MatchOutcome {
    var text = text
    return text.withUTF8 { matcher.search($0) }
  }

  /// Whether the pattern is known to match somewhere in a text.
  public func matches(_ text: String) -> Bool { search(text) == .matched }

  /// Whether the pattern is known to match somewhere in UTF-8.
  public func matches(utf8: UnsafeBufferPointer<UInt8>) -> Bool { search(utf8: utf8) == .matched }

  /// Whether the pattern is known to match somewhere in UTF-8.
  public func matches(utf8: Span<UInt8>) -> Bool { search(utf8: utf8) == .matched }
}

/// What a search found.
public enum MatchOutcome: Hashable, Sendable {
  /// The pattern matches somewhere.
  case matched
  /// The pattern matches nowhere.
  case notMatched
  /// The limit of steps was reached before the answer was known.
  case undecided
}

extension Pattern: Hashable {
  /// Patterns are the same if they are written the same, code point by code point.
  public static func == (left: Self, right: Self) -> Bool {
    left.source.utf8.elementsEqual(right.source.utf8)
  }

  /// Feeds the source.
  public func hash(into hasher: inout Hasher) {
    for byte in source.utf8 { hasher.combine(byte) }
  }
}

extension Pattern: CustomStringConvertible {
  /// The pattern as it was written.
  public var description: String { source }
}
