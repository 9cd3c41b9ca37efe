/// A decimal number (`type: number`, `format: decimal`), with every digit that was written.
///
/// Two of them are equal if they are the same number: `1.50` and `1.5` are.
public struct DecimalNumber: Hashable, Sendable {
  /// The number as JSON has it.
  public var number: JSONNumber

  /// A number of JSON.
  public init(_ number: JSONNumber) { self.number = number }

  /// Reads a number as JSON writes it; `nil` if the text is none.
  public init?(_ text: String) {
    guard let number = JSONNumber(text) else { return nil }
    self.number = number
  }
}

extension DecimalNumber: Comparable {
  /// Whether the first is the smaller number.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

extension DecimalNumber: Codable {
  /// Reads a number.
  public init(from decoder: any Decoder) throws { number = try JSONNumber(from: decoder) }

  /// Writes the number.
  public func encode(to encoder: any Encoder) throws { try number.encode(to: encoder) }
}

extension DecimalNumber: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, CustomStringConvertible {
  /// An integer.
  public init(integerLiteral value: Int) { number = JSONNumber(value) }

  /// A fraction, in the fewest digits that tell it from its neighbours: up to 15 digits of a literal are kept.
  public init(floatLiteral value: Double) { number = JSONNumber(value) ?? 0 }

  /// The number as written.
  public var description: String { number.text }
}
