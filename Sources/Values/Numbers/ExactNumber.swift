import UnderstudyJSON

/// A decimal number that fits into 128 bits: digits × 10^exponent, exactly.
struct ExactNumber: Hashable {
  var digits: Int128
  var exponent: Int

  init(digits: Int128, exponent: Int) {
    self.digits = digits
    self.exponent = exponent
  }

  /// `nil` where the number has too many digits.
  init?(_ number: JSONNumber) {
    let parts = number.text.lowercased().split(separator: "e")
    guard let mantissa = parts.first, let written = parts.count > 1 ? Int(parts[1]) : 0,
      -1_000_000..<1_000_000 ~= written
    else { return nil }
    let pieces = mantissa.split(separator: ".")
    let fraction = pieces.count > 1 ? pieces[1] : ""
    guard let digits = Int128(pieces[0] + fraction) else { return nil }
    self.digits = digits
    exponent = written - fraction.utf8.count
    while self.digits != 0, self.digits % 10 == 0 {
      self.digits /= 10
      exponent += 1
    }
    if digits == 0 { exponent = 0 }
  }

  /// How many units of 10^exponent the number is; `nil` where that is not whole, or too many.
  func units(of exponent: Int) -> Int128? {
    guard self.exponent >= exponent else { return nil }
    var value = digits
    guard value != 0 else { return 0 }
    for _ in 0..<(self.exponent - exponent) {
      let (product, isOver) = value.multipliedReportingOverflow(by: 10)
      if isOver { return nil }
      value = product
    }
    return value
  }

  /// The number as JSON writes it, without zeros at the end of a fraction.
  var number: JSONNumber {
    guard digits != 0 else { return 0 }
    var (digits, exponent) = (digits, exponent)
    while exponent < 0, digits % 10 == 0 {
      digits /= 10
      exponent += 1
    }
    let sign = digits < 0 ? "-" : ""
    let text = String(digits.magnitude)
    if exponent >= 0 {
      let written = exponent > 40 ? "\(text)e\(exponent)" : text + String(repeating: "0", count: exponent)
      return JSONNumber(sign + written) ?? 0
    }
    let padded = String(repeating: "0", count: max(0, 1 - exponent - text.count)) + text
    let point = padded.index(padded.endIndex, offsetBy: exponent)
    return JSONNumber(sign + padded[..<point] + "." + padded[point...]) ?? 0
  }
}
