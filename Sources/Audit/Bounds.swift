import UnderstudyJSON
import UnderstudyValidation

/// A bound of numbers, found by asking the validator about a number that is far beyond it.
struct Bounds {
  /// The number that is far beyond.
  let number: JSONNumber
  private let isLower: Bool

  /// The number as text.
  var text: String { number.text }

  /// The lower and the upper one. Both fit a 64-bit integer.
  static let ofNumbers = [
    Bounds(number: JSONNumber(-1_000_000_000_000_000), isLower: true),
    Bounds(number: JSONNumber(1_000_000_000_000_000), isLower: false),
  ]

  /// The last number within and the first one outside; `nil` where the violations name no bound.
  ///
  /// - Parameter pointer: the place that the violation must be at; `nil`: any.
  func limit(
    in violations: [Violation], at pointer: JSONPointer? = nil
  ) -> (inside: JSONNumber, outside: JSONNumber)? {
    for violation in violations where pointer == nil || violation.instance == pointer {
      switch violation.kind {
      case .tooSmall(let limit, let isExclusive) where isLower:
        return isExclusive ? steps(limit, +1).map { ($0, limit) } : steps(limit, -1).map { (limit, $0) }
      case .tooLarge(let limit, let isExclusive) where !isLower:
        return isExclusive ? steps(limit, -1).map { ($0, limit) } : steps(limit, +1).map { (limit, $0) }
      default: continue
      }
    }
    return nil
  }

  /// One more or one less.
  private func steps(_ number: JSONNumber, _ count: Int) -> JSONNumber? {
    if let integer = number.integer, abs(integer) < 1 << 53 { return JSONNumber(integer + count) }
    return number.double.isFinite && abs(number.double) < 1e15
      ? JSONNumber(number.double + Double(count)) : nil
  }
}
