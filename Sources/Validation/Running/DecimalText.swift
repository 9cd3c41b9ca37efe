/// A JSON number taken apart where it stands: ± 0.d₁d₂… × 10^magnitude. Nothing is copied and nothing is rounded.
struct DecimalText {
  private let bytes: UnsafePointer<UInt8>
  /// From the first digit that is not zero to after the last that is not; a point may be between. Empty for zero.
  private var start = 0
  private var end = 0
  private(set) var isNegative = false
  /// The number of digits that are not leading or trailing zeros.
  private(set) var digitCount = 0
  private(set) var magnitude = 0

  /// Exponents beyond this are equal for every purpose: no text is long enough to make up for them.
  private static let greatestExponent = 1 << 40

  /// Takes a number apart; the bytes must be a JSON number.
  init(_ bytes: UnsafePointer<UInt8>, length: Int) {
    self.bytes = bytes
    var position = 0
    if position < length, bytes[position] == UInt8(ascii: "-") {
      isNegative = true
      position += 1
    }
    var digitsBeforePoint = 0
    var point: Int?
    var first: Int?
    var last = 0
    var digits = 0
    var firstRank = 0
    var trailingZeros = 0
    scan: while position < length {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "."): point = position
      case UInt8(ascii: "e"), UInt8(ascii: "E"): break scan
      default:
        if point == nil { digitsBeforePoint += 1 }
        if byte != UInt8(ascii: "0") {
          if first == nil {
            first = position
            firstRank = digits
          }
          last = position
          trailingZeros = 0
        } else {
          trailingZeros += 1
        }
        digits += 1
      }
      position += 1
    }
    guard let first else {
      isNegative = false
      return
    }
    start = first
    end = last + 1
    digitCount = digits - firstRank - trailingZeros
    magnitude = digitsBeforePoint - firstRank
    if position < length { magnitude += Self.exponent(bytes + position + 1, length: length - position - 1) }
  }

  private static func exponent(_ bytes: UnsafePointer<UInt8>, length: Int) -> Int {
    var value = 0
    var isNegative = false
    for position in 0..<length {
      switch bytes[position] {
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "+"): break
      case let digit: value = min(greatestExponent, value * 10 + Int(digit & 0xF))
      }
    }
    return isNegative ? -value : value
  }

  /// Whether the value is zero.
  var isZero: Bool { start == end }

  /// Whether the value has no fraction.
  var isInteger: Bool { digitCount <= magnitude || isZero }

  /// Less than 0, 0 or greater than 0, as the value is less than, equal to or greater than the other.
  func compare(_ other: DecimalText) -> Int {
    if isZero || other.isZero {
      return isZero ? (other.isZero ? 0 : other.isNegative ? 1 : -1) : isNegative ? -1 : 1
    }
    if isNegative != other.isNegative { return isNegative ? -1 : 1 }
    let order = compareMagnitude(other)
    return isNegative ? -order : order
  }

  private func compareMagnitude(_ other: DecimalText) -> Int {
    if magnitude != other.magnitude { return magnitude < other.magnitude ? -1 : 1 }
    var left = digits
    var right = other.digits
    while true {
      switch (left.next(), right.next()) {
      case (nil, nil): return 0
      case (nil, _): return -1
      case (_, nil): return 1
      case (let one?, let two?): if one != two { return one < two ? -1 : 1 }
      }
    }
  }

  /// The digits from the first to the last that is not zero.
  var digits: Digits { Digits(bytes: bytes, position: start, end: end) }

  /// The power of ten of the last digit.
  var exponent: Int { magnitude - digitCount }

  struct Digits: Sequence, IteratorProtocol {
    fileprivate let bytes: UnsafePointer<UInt8>
    fileprivate var position: Int
    fileprivate let end: Int

    mutating func next() -> UInt8? {
      guard position < end else { return nil }
      if bytes[position] == UInt8(ascii: ".") { position += 1 }
      defer { position += 1 }
      return bytes[position] & 0xF
    }
  }

  /// Mixes the value into a hash: equal numbers give equal hashes however they are written.
  func hash(into hash: inout UInt64) {
    hash = (hash ^ (isNegative ? 3 : 5)) &* 0x0000_0100_0000_01B3
    hash = (hash ^ UInt64(bitPattern: Int64(magnitude))) &* 0x0000_0100_0000_01B3
    for digit in digits { hash = (hash ^ UInt64(digit)) &* 0x0000_0100_0000_01B3 }
  }
}
