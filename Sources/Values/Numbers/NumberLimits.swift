import UnderstudyJSON

/// The bounds of a number and what it must be a multiple of.
struct NumberLimits {
  /// A bound that may itself be out.
  struct Limit {
    var number: JSONNumber
    var isExclusive: Bool
  }

  private(set) var low: Limit?
  private(set) var high: Limit?
  private(set) var steps: [JSONNumber] = []

  /// Whether nothing is said.
  var isOpen: Bool { low == nil && high == nil && steps.isEmpty }

  /// Whether a number is within the bounds, as far as can be told at once.
  func allows(_ number: JSONNumber) -> Bool {
    if let low, number < low.number || low.isExclusive && number == low.number { return false }
    if let high, number > high.number || high.isExclusive && number == high.number { return false }
    return true
  }

  mutating func raise(to number: JSONNumber, isExclusive: Bool) {
    if let low, low.number > number || low.number == number && (low.isExclusive || !isExclusive) { return }
    low = Limit(number: number, isExclusive: isExclusive)
  }

  mutating func lower(to number: JSONNumber, isExclusive: Bool) {
    if let high, high.number < number || high.number == number && (high.isExclusive || !isExclusive) {
      return
    }
    high = Limit(number: number, isExclusive: isExclusive)
  }

  mutating func addStep(_ number: JSONNumber) {
    if number > 0 { steps.append(number) }
  }

  /// The limits within those of a format; the limits themselves where the two have nothing in common.
  func within(format: String) -> NumberLimits {
    let bounds: (JSONNumber, JSONNumber)
    switch format {
    case "int32": bounds = (JSONNumber(Int32.min), JSONNumber(Int32.max))
    case "int64": bounds = (JSONNumber(Int64.min), JSONNumber(Int64.max))
    default: return self
    }
    var limits = self
    limits.raise(to: bounds.0, isExclusive: false)
    limits.lower(to: bounds.1, isExclusive: false)
    if let low = limits.low, let high = limits.high, low.number > high.number { return self }
    return limits
  }

  /// A number within the limits.
  ///
  /// - Parameters:
  ///   - types: whether it may be whole, and whether it may have a fraction.
  ///   - wish: what it is to be, or near to, where nothing speaks against it.
  func number(_ types: TypeSet, wish: JSONNumber?, _ draw: inout Draw) throws(Contradiction) -> JSONNumber {
    let needsFraction = !types.contains(.integer)
    for places in types.contains(.fraction) ? [0, 2, 4, 8, 16] : [0]
    where !needsFraction || places > 0 || !steps.isEmpty {
      if let number = number(places, needsFraction, wish, &draw) { return number }
    }
    // What does not fit into the arithmetic: the bounds themselves.
    for limit in [low, high] {
      guard let limit, !limit.isExclusive,
        limit.number.isInteger ? types.contains(.integer) : types.contains(.fraction)
      else { continue }
      if ExactNumber(limit.number) == nil || steps.isEmpty { return limit.number }
    }
    throw Contradiction()
  }

  private func number(
    _ places: Int, _ needsFraction: Bool, _ wish: JSONNumber?, _ draw: inout Draw
  ) -> JSONNumber? {
    let given = steps.map { ExactNumber($0) }
    guard !given.contains(where: { $0 == nil }) else { return nil }
    var exponents = given.compactMap { $0?.exponent } + [0, -places]
    for limit in [low, high] {
      guard let limit else { continue }
      guard let exact = ExactNumber(limit.number) else { return nil }
      exponents.append(max(exact.exponent, -30))
    }
    let unit = exponents.min() ?? 0
    guard let one = ExactNumber(digits: 1, exponent: 0).units(of: unit) else { return nil }
    var step: Int128 =
      steps.isEmpty ? (places == 0 ? one : ExactNumber(digits: 1, exponent: -places).units(of: unit) ?? 1) : 1
    for exact in given {
      guard let units = exact?.units(of: unit), let multiple = Self.leastMultiple(step, units) else {
        return nil
      }
      step = multiple
    }
    // Whole numbers are asked for by no places at all.
    if places == 0, !needsFraction, let multiple = Self.leastMultiple(step, one) { step = multiple }
    guard let range = range(unit, step) else { return nil }
    let wished = wish.flatMap { ExactNumber($0)?.units(of: unit) }.map { $0 / step }
    var choice = choice(in: range, wished: wished, one: max(1, one / step), &draw)
    if needsFraction {
      var tries = 0
      while (choice * step) % one == 0, tries < 50 {
        choice = range.upperBound - choice > 0 ? choice + 1 : range.lowerBound
        tries += 1
      }
      if (choice * step) % one == 0 { return nil }
    }
    let (units, isOver) = choice.multipliedReportingOverflow(by: step)
    return isOver ? nil : ExactNumber(digits: units, exponent: unit).number
  }

  /// The multiples of a step that are within the limits.
  private func range(_ unit: Int, _ step: Int128) -> ClosedRange<Int128>? {
    let end: Int128 = 1 << 100
    var range = (-end / step)...(end / step)
    if let low {
      guard let units = ExactNumber(low.number)?.units(of: unit) else { return nil }
      var least = Self.floor(units, step)
      if least * step < units || low.isExclusive { least += 1 }
      guard least <= range.upperBound else { return nil }
      range = max(least, range.lowerBound)...range.upperBound
    }
    if let high {
      guard let units = ExactNumber(high.number)?.units(of: unit) else { return nil }
      var most = Self.floor(units, step)
      if most * step == units, high.isExclusive { most -= 1 }
      guard most >= range.lowerBound else { return nil }
      range = range.lowerBound...min(most, range.upperBound)
    }
    return range
  }

  private func choice(
    in range: ClosedRange<Int128>, wished: Int128?, one: Int128, _ draw: inout Draw
  ) -> Int128 {
    func clamped(_ value: Int128) -> Int128 { min(max(value, range.lowerBound), range.upperBound) }
    if let wished, range.contains(wished), wished != 0 || range.contains(0) { return wished }
    // A unit so small that hundreds of them do not fit leaves the whole range to draw from.
    let (hundreds, isOver) = one.multipliedReportingOverflow(by: 999)
    let most: Int128 = 1 << 100
    let span = isOver ? most : min(hundreds, most)
    let start =
      low == nil ? (high == nil ? 1 : range.upperBound - min(span, 99 * min(one, most))) : range.lowerBound
    if draw.isTypical { return low == nil ? clamped(high == nil ? one : 0) : range.lowerBound }
    let first = clamped(start)
    return Int128.random(in: first...clamped(first + span), using: &draw)
  }

  private static func floor(_ value: Int128, _ step: Int128) -> Int128 {
    let quotient = value / step
    return value % step != 0 && (value < 0) != (step < 0) ? quotient - 1 : quotient
  }

  private static func leastMultiple(_ left: Int128, _ right: Int128) -> Int128? {
    var (divisor, rest) = (left, right)
    while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
    guard divisor != 0 else { return nil }
    let (product, isOver) = (left / divisor).multipliedReportingOverflow(by: right)
    return isOver ? nil : product
  }
}
