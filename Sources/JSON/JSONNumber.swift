/// A JSON number, kept as it was written and compared without rounding.
///
/// `1`, `1.0` and `10e-1` are equal; `9223372036854776000` and `1e400` keep their value.
public struct JSONNumber: Sendable {
  /// The number as RFC 8259 §6 writes it.
  public let text: String

  /// A text known to be a number.
  init(unchecked text: String) {
    self.text = text
  }

  /// A number from its text; `nil` if RFC 8259 §6 does not allow it.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    let isNumber = Array(text.utf8).withUnsafeBufferPointer { Self.scan($0, from: 0)?.end == $0.count }
    guard isNumber else { return nil }
    self.text = text
  }

  /// An integer.
  public init(_ value: some BinaryInteger) {
    text = String(value)
  }

  /// A floating-point number in its shortest exact form; `nil` if it is not finite.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let text = "\(value)"
    self.text = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The value, if it is whole and fits; `1.0` and `1e2` are whole.
  public var integer: Int? {
    if let value = Int(text) { return value }
    let decimal = Decimal(text)
    guard decimal.exponent >= 0, decimal.digits.count + decimal.exponent <= 20 else { return nil }
    let digits =
      decimal.digits.map { Character(Unicode.Scalar($0)) } + repeatElement("0", count: decimal.exponent)
    return digits.isEmpty ? 0 : Int((decimal.isNegative ? "-" : "") + String(digits))
  }

  /// Whether the value has no fraction (JSON Schema's `integer`).
  public var isInteger: Bool { Decimal(text).exponent >= 0 }

  /// The nearest floating-point number; infinite where it is too large for one.
  public var double: Double { Double(text) ?? .nan }

  /// Finds the end of a number.
  ///
  /// - Returns: `nil` if there is none; else the offset after it, and whether it has neither fraction nor exponent.
  @inline(__always)
  static func scan(_ input: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, isInteger: Bool)? {
    var position = start
    func skipDigits(_ position: inout Int) -> Bool {
      let first = position
      while position < input.count, input[position] &- 0x30 < 10 { position += 1 }
      return position > first
    }
    if position < input.count, input[position] == UInt8(ascii: "-") { position += 1 }
    if position < input.count, input[position] == UInt8(ascii: "0") {
      position += 1
      if position < input.count, input[position] &- 0x30 < 10 { return nil }
    } else if !skipDigits(&position) {
      return nil
    }
    var isInteger = true
    if position < input.count, input[position] == UInt8(ascii: ".") {
      isInteger = false
      position += 1
      guard skipDigits(&position) else { return nil }
    }
    if position < input.count, input[position] | 0x20 == UInt8(ascii: "e") {
      isInteger = false
      position += 1
      if position < input.count, input[position] == UInt8(ascii: "+") || input[position] == UInt8(ascii: "-")
      {
        position += 1
      }
      guard skipDigits(&position) else { return nil }
    }
    return (position, isInteger)
  }
}

extension JSONNumber: Comparable, Hashable {
  /// Whether two numbers have the same value.
  public static func == (left: Self, right: Self) -> Bool {
    if let first = Int(left.text), let second = Int(right.text) { return first == second }
    return Decimal(left.text) == Decimal(right.text)
  }

  /// Compares by value.
  public static func < (left: Self, right: Self) -> Bool {
    if let first = Int(left.text), let second = Int(right.text) { return first < second }
    return Decimal(left.text) < Decimal(right.text)
  }

  /// Hashes the value, so that `1` and `1.0` hash alike.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(Decimal(text))
  }
}

extension JSONNumber: CustomStringConvertible, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// The number as written.
  public var description: String { text }

  /// An integer.
  public init(integerLiteral value: Int) {
    self.init(value)
  }

  /// A fraction in the fewest digits that tell it from its neighbours; literals are finite.
  public init(floatLiteral value: Double) {
    self = JSONNumber(value) ?? 0
  }
}

/// A number taken apart: ± digits × 10^exponent, without zeros at either end of the digits; zero has none.
private struct Decimal: Hashable, Comparable {
  var isNegative = false
  var digits: [UInt8] = []
  var exponent = 0

  /// `text` must be a JSON number.
  init(_ text: String) {
    var explicit = 0
    var fraction = 0
    var isFraction = false
    var bytes = Array(text.utf8)[...]
    if let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      let written = String(decoding: bytes[(mark + 1)...], as: UTF8.self)
      // Exponents beyond this are equal for every purpose: no text is long enough to make up for them.
      explicit = Int(written) ?? (written.hasPrefix("-") ? -(1 << 60) : 1 << 60)
      explicit = max(-(1 << 60), min(1 << 60, explicit))
      bytes = bytes[..<mark]
    }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "."): isFraction = true
      default:
        if isFraction { fraction += 1 }
        if byte != UInt8(ascii: "0") || !digits.isEmpty { digits.append(byte) }
      }
    }
    exponent = explicit - fraction
    while digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { (isNegative, exponent) = (false, 0) }
  }

  static func < (left: Self, right: Self) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? magnitudeIsLess(right, left) : magnitudeIsLess(left, right)
  }

  private static func magnitudeIsLess(_ left: Self, _ right: Self) -> Bool {
    if left.digits.isEmpty || right.digits.isEmpty { return left.digits.isEmpty && !right.digits.isEmpty }
    let (leftMagnitude, rightMagnitude) = (
      left.digits.count + left.exponent, right.digits.count + right.exponent
    )
    if leftMagnitude != rightMagnitude { return leftMagnitude < rightMagnitude }
    return left.digits.lexicographicallyPrecedes(right.digits)
  }
}
