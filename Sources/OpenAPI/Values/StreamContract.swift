public import UnderstudyDiagnostics
public import UnderstudyJSON

/// How a stream runs, which OpenAPI has no words for: the extension `x-stream` of a media type.
public struct StreamContract: Sendable {
  /// A JSON Pointer whose token `*` stands for every element or member.
  public struct Pattern: Hashable, Sendable {
    /// The tokens, unescaped; `nil` stands for `*`.
    public let tokens: [String?]
    /// The pattern as written.
    public let text: String

    /// Reads a pattern; `nil` if it is no JSON Pointer.
    public init?(_ text: String) {
      guard let pointer = JSONPointer(text) else { return nil }
      tokens = pointer.tokens.map { $0 == "*" ? nil : $0 }
      self.text = text
    }
  }

  /// How the values of one place in the events become one value.
  public enum Rule: Hashable, Sendable {
    /// The value is this one, whatever the events say.
    case set(JSONValue)
    /// Texts are put one after the other.
    case append
    /// Elements of an array belong together if this property of theirs is equal.
    case mergeBy(String)
    /// The property has another name in the whole.
    case renameTo(String)
  }

  /// What the events make when they are put together. A later value takes an earlier one's place unless it is null, except
  /// where a rule says otherwise.
  public struct Assembly: Sendable {
    /// The shape of the whole.
    public let schema: Schema
    /// The rules, in the document's order.
    public let rules: [(pattern: Pattern, rule: Rule)]
    /// The object in the document.
    public let node: JSONNode
  }

  /// The data of the event that ends the stream: there once, and nothing follows it. It is not JSON.
  public let terminator: String?
  /// Values that are the same in every event.
  public let constant: [Pattern]
  /// Values that are given, and are not null, in one event only.
  public let exactlyOnce: [Pattern]
  /// What the first event must be, beyond the schema of each.
  public let first: Schema?
  /// What the last event before the terminator must be, beyond the schema of each.
  public let last: Schema?
  /// What the events make when they are put together.
  public let assembly: Assembly?
  /// The object in the document.
  public let node: JSONNode

  /// Where the object stands.
  public var location: SourceLocation { node.location }
}
