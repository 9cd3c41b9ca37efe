/// Why a text is not a pattern, or not one that is used here.
public struct PatternError: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// A `(` without its `)`.
    case unclosedGroup
    /// A `)` without its `(`.
    case unopenedGroup
    /// A `[` without its `]`.
    case unclosedClass
    /// `(?` and something that the standard does not know.
    case unknownGroup(String)
    /// Inline modifiers, `(?i:…)`.
    case modifiers
    /// A group's name that is not an identifier, or not closed by `>`.
    case invalidGroupName
    /// A second group of a name that can take part in the same match.
    case repeatedGroupName(String)
    /// A quantifier with nothing before it.
    case nothingToRepeat
    /// A quantifier after an assertion.
    case repeatedAssertion
    /// A quantifier whose first number is the larger one.
    case reversedQuantifier
    /// A character that stands for itself only after a backslash.
    case unescaped(Character)
    /// A backslash at the end.
    case trailingBackslash
    /// A backslash before a character that has no meaning with it.
    case unknownEscape(String)
    /// `\x`, `\u` or `\c` without what must follow.
    case incompleteEscape(String)
    /// `\u{…}` beyond U+10FFFF.
    case codePointTooLarge
    /// A reference to a group that is not there.
    case unknownGroupReference(String)
    /// A range in a class whose first character is the larger one.
    case reversedRange(String)
    /// A range in a class of which one end is a class, `[\d-z]`.
    case classInRange
    /// `\p` or `\P` without a name in braces.
    case incompleteProperty
    /// A property that the standard does not know.
    case unknownProperty(String)
    /// A property that has no such value.
    case unknownPropertyValue(property: String, value: String)
    /// Groups within groups beyond the limit.
    case tooDeep(limit: Int)
    /// More instructions than the limit, mostly because of counted repetition.
    case tooLarge(limit: Int)
  }

  /// What is wrong.
  public var reason: Reason
  /// Where it starts in the pattern, in Unicode scalars from 0.
  public var offset: Int

  /// Makes an error.
  public init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}
