import UnderstudyJSON

/// What a number must be a multiple of: `mantissa` × 10^`exponent`, the mantissa not ending in 0.
struct Divisor: Sendable {
  /// The mantissa, where it has at most 18 digits.
  let mantissa: UInt64
  /// The mantissa, where it has more.
  let longMantissa: LongInteger?
  let exponent: Int
  let number: JSONNumber

  /// How long a divisor may be: with more digits, dividing would take too long.
  static let greatestDigitCount = 1000

  /// - Returns: `nil` if the number is not above 0 or has too many digits.
  init?(_ number: JSONNumber) {
    self.number = number
    let parts: (UInt64, LongInteger?, Int)? = Array(number.text.utf8).withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return nil }
      let decimal = DecimalText(base, length: text.count)
      guard !decimal.isZero, !decimal.isNegative, decimal.digitCount <= Self.greatestDigitCount else {
        return nil
      }
      guard decimal.digitCount <= 18 else { return (0, LongInteger(decimal.digits), decimal.exponent) }
      return (decimal.digits.reduce(0) { $0 * 10 + UInt64($1) }, nil, decimal.exponent)
    }
    guard let parts else { return nil }
    (mantissa, longMantissa, exponent) = parts
  }

  /// How many steps of a run it counts to divide a number of so many characters.
  func cost(ofLength length: Int) -> Int {
    length * (longMantissa?.limbs.count ?? 1) / 64
  }

  /// Whether a JSON number, where it stands, is a multiple: exactly, without floating point.
  func divides(_ bytes: UnsafePointer<UInt8>, length: Int) -> Bool {
    let decimal = DecimalText(bytes, length: length)
    if decimal.isZero { return true }
    // The last digit is not 0, so no factor of ten is to be had from the digits.
    let shift = decimal.exponent - exponent
    guard shift >= 0 else { return false }
    if let longMantissa { return longMantissa.divides(decimal.digits, timesTenToThe: shift) }
    if mantissa == 1 { return true }
    return multiplied(remainder(of: decimal.digits), powerOfTen(shift), plus: 0) == 0
  }

  /// Digits modulo the mantissa, eighteen at a time.
  private func remainder(of digits: DecimalText.Digits) -> UInt64 {
    var remainder: UInt64 = 0
    var (value, scale): (UInt64, UInt64) = (0, 1)
    for digit in digits {
      (value, scale) = (value * 10 + UInt64(digit), scale * 10)
      guard scale == 1_000_000_000_000_000_000 else { continue }
      remainder = multiplied(remainder, scale, plus: value)
      (value, scale) = (0, 1)
    }
    return multiplied(remainder, scale, plus: value)
  }

  /// `left` × `right` + `addend` modulo the mantissa.
  private func multiplied(_ left: UInt64, _ right: UInt64, plus addend: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    let (low, overflow) = product.low.addingReportingOverflow(addend)
    let high = product.high &+ (overflow ? 1 : 0)
    return mantissa.dividingFullWidth((high % mantissa, low)).remainder
  }

  /// 10^`exponent` modulo the mantissa, by repeated squaring.
  private func powerOfTen(_ exponent: Int) -> UInt64 {
    var result: UInt64 = 1 % mantissa
    var base: UInt64 = 10 % mantissa
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = multiplied(result, base, plus: 0) }
      base = multiplied(base, base, plus: 0)
      rest >>= 1
    }
    return result
  }
}
