/// A positive integer of any length, as far as dividing by it needs.
struct LongInteger: Sendable {
  /// The value in base 2³², the least first.
  private(set) var limbs: [UInt32] = [0]

  /// The value of digits.
  init(_ digits: DecimalText.Digits) {
    for digit in digits { Self.append(digit, to: &limbs) }
  }

  /// Whether it divides a number, given by its digits and the power of ten that they are multiplied by.
  func divides(_ digits: DecimalText.Digits, timesTenToThe power: Int) -> Bool {
    var remainder = [UInt32](repeating: 0, count: limbs.count + 1)
    for digit in digits { appendModulo(digit, to: &remainder) }
    // A factor of 2 or 5 is in it at most as often as it has bits: more tens change nothing.
    for _ in 0..<min(power, limbs.count * 32) {
      if remainder.allSatisfy({ $0 == 0 }) { return true }
      appendModulo(0, to: &remainder)
    }
    return remainder.allSatisfy { $0 == 0 }
  }

  /// Multiplies by ten and adds a digit; grows where it must.
  private static func append(_ digit: UInt8, to limbs: inout [UInt32]) {
    var carry = UInt64(digit)
    for index in limbs.indices {
      carry += UInt64(limbs[index]) * 10
      limbs[index] = UInt32(truncatingIfNeeded: carry)
      carry >>= 32
    }
    if carry > 0 { limbs.append(UInt32(truncatingIfNeeded: carry)) }
  }

  /// Multiplies by ten, adds a digit, and takes what is left after dividing. `remainder` is below this and has one limb
  /// more, so that nothing is carried out of it.
  private func appendModulo(_ digit: UInt8, to remainder: inout [UInt32]) {
    Self.append(digit, to: &remainder)
    while isAtMost(remainder) { subtract(from: &remainder) }
  }

  private func isAtMost(_ other: [UInt32]) -> Bool {
    if other[limbs.count] > 0 { return true }
    for index in limbs.indices.reversed() where limbs[index] != other[index] {
      return limbs[index] < other[index]
    }
    return true
  }

  private func subtract(from other: inout [UInt32]) {
    var borrow: Int64 = 0
    for index in other.indices {
      let difference = Int64(other[index]) - (index < limbs.count ? Int64(limbs[index]) : 0) + borrow
      other[index] = UInt32(truncatingIfNeeded: difference)
      borrow = difference >> 32
    }
  }
}
