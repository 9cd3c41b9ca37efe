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
