/// The name of a property: the one coding key that all generated types share.
public struct PropertyKey: CodingKey, Hashable, ExpressibleByStringLiteral {
  /// The name as the document spells it.
  public let stringValue: String
  /// The position, where an element of an array stands for a property.
  public var intValue: Int? { nil }

  /// A key for a name.
  public init(_ name: String) {
    stringValue = name
  }

  /// A key for a name.
  public init(stringValue: String) {
    self.stringValue = stringValue
  }

  /// A key for the decimal digits of a number.
  public init(intValue: Int) {
    stringValue = String(intValue)
  }

  /// A key for a name.
  public init(stringLiteral value: StaticString) {
    stringValue = "\(value)"
  }
}
