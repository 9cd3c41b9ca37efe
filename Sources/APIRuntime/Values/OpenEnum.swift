/// A value for which the document lists choices, and which may come to have others.
///
/// Values that are not listed are kept and written back as they are. Switch over one with a `default`, which is for
/// them.
public protocol OpenEnum: RawRepresentable, Codable, Hashable, Sendable
where RawValue: Codable & Hashable & Sendable {
  /// The values that the document lists, in its order.
  static var known: [Self] { get }

  /// Any value, listed or not.
  init(rawValue: RawValue)
}

extension OpenEnum {
  /// Whether the document lists this value.
  public var isKnown: Bool { Self.known.contains(self) }

  /// Reads any value.
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try RawValue(from: decoder))
  }

  /// Writes the value as it is.
  public func encode(to encoder: any Encoder) throws {
    try rawValue.encode(to: encoder)
  }
}

extension OpenEnum where Self: ExpressibleByStringLiteral, RawValue == String {
  /// Any value, listed or not.
  public init(stringLiteral value: String) {
    self.init(rawValue: value)
  }
}

extension OpenEnum where Self: ExpressibleByIntegerLiteral, RawValue: ExpressibleByIntegerLiteral {
  /// Any value, listed or not.
  public init(integerLiteral value: RawValue.IntegerLiteralType) {
    self.init(rawValue: RawValue(integerLiteral: value))
  }
}

/// An open set of strings.
public protocol OpenStringEnum: OpenEnum, ExpressibleByStringLiteral, CustomStringConvertible
where RawValue == String, StringLiteralType == String {}

extension OpenStringEnum {
  /// The string itself.
  public var description: String { rawValue }
}

/// An open set of integers.
public protocol OpenIntegerEnum: OpenEnum, ExpressibleByIntegerLiteral, CustomStringConvertible
where RawValue == Int, IntegerLiteralType == Int {}

extension OpenIntegerEnum {
  /// The number.
  public var description: String { String(rawValue) }
}
