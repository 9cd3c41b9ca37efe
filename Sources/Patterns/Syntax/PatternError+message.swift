extension PatternError: CustomStringConvertible {
  /// What is wrong: one sentence in lower case without a full stop, names in '…'.
  public var message: String {
    switch reason {
    case .unclosedGroup: "the group is not closed with ')'"
    case .unopenedGroup: "there is no group for ')' to close; write '\\)' for the character"
    case .unclosedClass: "the character class is not closed with ']'"
    case .unknownGroup(let start): "'\(start)' does not start any kind of group that ECMA-262 knows"
    case .modifiers: "inline modifiers such as '(?i:…)' are not supported"
    case .invalidGroupName: "the name of the group is not an identifier in '<…>'"
    case .repeatedGroupName(let name): "the group name '\(name)' is taken by another group of the same match"
    case .nothingToRepeat:
      "the quantifier has nothing to repeat; write a backslash before it for the character"
    case .repeatedAssertion: "an assertion cannot be repeated"
    case .reversedQuantifier: "the quantifier's first number is larger than its second"
    case .unescaped(let character): "a lone '\(character)' must be written '\\\(character)'"
    case .trailingBackslash: "the pattern ends with a backslash"
    case .unknownEscape(let escape): "'\(escape)' has no meaning in ECMA-262's Unicode mode"
    case .incompleteEscape(let escape): "'\(escape)' is not followed by what it needs"
    case .codePointTooLarge: "the code point is beyond U+10FFFF"
    case .unknownGroupReference(let group): "there is no group '\(group)' to refer to"
    case .reversedRange(let range): "the range '\(range)' ends before it starts"
    case .classInRange: "a class cannot be the end of a range; write '\\-' for the character"
    case .incompleteProperty: "'\\p' and '\\P' need the name of a property in braces"
    case .unknownProperty(let name): "ECMA-262 knows no property of characters named '\(name)'"
    case .unknownPropertyValue(let property, let value): "the property '\(property)' has no value '\(value)'"
    case .tooDeep(let limit): "groups are nested more than \(limit) deep"
    case .tooLarge(let limit): "the pattern, with its repetitions written out, has more than \(limit) steps"
    }
  }

  /// The sentence and the offset.
  public var description: String { "\(message) (at character \(offset + 1) of the pattern)" }
}
