/// A property that may be left out, may be null and may have a value, where the document tells the three apart.
///
/// ```swift
/// update.note = "later"   // sets it
/// update.note = nil       // clears it: null is sent
/// update.note = .absent   // leaves it alone
/// ```
public enum Field<Value> {
  /// The property is not there.
  case absent
  /// The property is there, and null.
  case null
  /// The property is there, with a value.
  case value(Value)

  /// The value, or `nil` where there is none.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// A value, or null for `nil`.
  public init(_ value: Value?) {
    self = value.map(Self.value) ?? .null
  }
}

extension Field: Equatable where Value: Equatable {}
extension Field: Hashable where Value: Hashable {}
extension Field: Sendable where Value: Sendable {}

extension Field: ExpressibleByNilLiteral {
  /// Null, not absence.
  public init(nilLiteral: ()) { self = .null }
}

extension Field: ExpressibleByBooleanLiteral where Value: ExpressibleByBooleanLiteral {
  /// A value.
  public init(booleanLiteral value: Value.BooleanLiteralType) { self = .value(Value(booleanLiteral: value)) }
}

extension Field: ExpressibleByIntegerLiteral where Value: ExpressibleByIntegerLiteral {
  /// A value.
  public init(integerLiteral value: Value.IntegerLiteralType) { self = .value(Value(integerLiteral: value)) }
}

extension Field: ExpressibleByFloatLiteral where Value: ExpressibleByFloatLiteral {
  /// A value.
  public init(floatLiteral value: Value.FloatLiteralType) { self = .value(Value(floatLiteral: value)) }
}

extension Field: ExpressibleByUnicodeScalarLiteral where Value: ExpressibleByUnicodeScalarLiteral {
  /// A value.
  public init(unicodeScalarLiteral value: Value.UnicodeScalarLiteralType) {
    self = .value(Value(unicodeScalarLiteral: value))
  }
}

extension Field: ExpressibleByExtendedGraphemeClusterLiteral
where Value: ExpressibleByExtendedGraphemeClusterLiteral {
  /// A value.
  public init(extendedGraphemeClusterLiteral value: Value.ExtendedGraphemeClusterLiteralType) {
    self = .value(Value(extendedGraphemeClusterLiteral: value))
  }
}

extension Field: ExpressibleByStringLiteral where Value: ExpressibleByStringLiteral {
  /// A value.
  public init(stringLiteral value: Value.StringLiteralType) { self = .value(Value(stringLiteral: value)) }
}
