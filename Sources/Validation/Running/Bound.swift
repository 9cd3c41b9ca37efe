import UnderstudyJSON

/// A number that others are compared with.
struct Bound: Sendable {
  /// The value, where it is whole and fits.
  let integer: Int
  let isInteger: Bool
  /// Its text among the program's names.
  let text: Int32

  init(_ number: JSONNumber, text: Int32) {
    integer = number.integer ?? 0
    isInteger = number.integer != nil
    self.text = text
  }

  /// The order of a JSON number, where it stands, to this one: less than 0, 0, or greater than 0; `nil` where that
  /// takes more than a look.
  @inline(__always)
  func order(of bytes: UnsafePointer<UInt8>, length: Int, isInteger isWhole: Bool) -> Int? {
    guard isInteger, length <= 17 else { return nil }
    guard isWhole else { return Self.shortOrder(of: bytes, length: length, to: integer) }
    let value = readInteger(bytes, length: length)
    return value < integer ? -1 : value == integer ? 0 : 1
  }

  /// The order of a number of few digits without exponent, as in nearly all texts.
  @inline(never)
  private static func shortOrder(of bytes: UnsafePointer<UInt8>, length: Int, to integer: Int) -> Int? {
    let isNegative = bytes[0] == UInt8(ascii: "-")
    var mantissa = 0
    var scale = 1
    var isFraction = false
    for position in (isNegative ? 1 : 0)..<length {
      let byte = bytes[position]
      if byte == UInt8(ascii: ".") {
        isFraction = true
      } else if byte.isDigit {
        mantissa = mantissa &* 10 &+ Int(byte & 0xF)
        if isFraction { scale &*= 10 }
      } else {
        return nil
      }
    }
    let (limit, isTooLarge) = integer.multipliedReportingOverflow(by: scale)
    if isTooLarge { return nil }
    let value = isNegative ? -mantissa : mantissa
    return value < limit ? -1 : value == limit ? 0 : 1
  }
}

/// An integer of at most 18 characters, which fits.
@inline(__always)
func readInteger(_ bytes: UnsafePointer<UInt8>, length: Int) -> Int {
  let isNegative = bytes[0] == UInt8(ascii: "-")
  var value = 0
  for position in (isNegative ? 1 : 0)..<length { value = value &* 10 &+ Int(bytes[position] & 0xF) }
  return isNegative ? -value : value
}

/// What a number must be a multiple of: `mantissa` × 10^`exponent`, the mantissa not ending in 0.
struct Divisor: Sendable {
  let mantissa: UInt64
  let exponent: Int
  let number: JSONNumber

  /// - Returns: `nil` if the number is not above 0 or has more than 18 digits.
  init?(_ number: JSONNumber) {
    self.number = number
    let parts: (UInt64, Int)? = Array(number.text.utf8).withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return nil }
      let decimal = DecimalText(base, length: text.count)
      guard !decimal.isZero, !decimal.isNegative, decimal.digitCount <= 18 else { return nil }
      return (decimal.digits.reduce(0) { $0 * 10 + UInt64($1) }, decimal.exponent)
    }
    guard let parts else { return nil }
    (mantissa, exponent) = parts
  }

  /// Whether a JSON number, where it stands, is a multiple: exactly, without floating point.
  func divides(_ bytes: UnsafePointer<UInt8>, length: Int) -> Bool {
    let decimal = DecimalText(bytes, length: length)
    if decimal.isZero { return true }
    // The last digit is not 0, so no factor of ten is to be had from the digits.
    let shift = decimal.exponent - exponent
    guard shift >= 0 else { return false }
    if mantissa == 1 { return true }
    var remainder: UInt64 = 0
    for digit in decimal.digits { remainder = multiplied(remainder, 10, plus: UInt64(digit)) }
    return multiplied(remainder, powerOfTen(shift), plus: 0) == 0
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
