/// Dates and times of RFC 3339 §5.6 and durations of its appendix A.
extension FormatReader {
  mutating func readsDate() -> Bool {
    guard let year = number(digits: 4), reads("-"), let month = number(digits: 2), 1...12 ~= month,
      reads("-"), let day = number(digits: 2)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    // From August on, the even months are the long ones.
    let days = month == 2 ? (isLeap ? 29 : 28) : 30 + (month + month / 8) % 2
    return 1...days ~= day
  }

  mutating func readsTime() -> Bool {
    guard let hour = number(digits: 2), hour < 24, reads(":"), let minute = number(digits: 2), minute < 60,
      reads(":"), let second = number(digits: 2), second <= 60
    else { return false }
    if reads("."), skip(while: { $0.isDigit }) == 0 { return false }
    var offset = 0
    if !reads(anyOf: "Zz") {
      let isWest = next == UInt8(ascii: "-")
      guard reads(anyOf: "+-"), let hours = number(digits: 2), hours < 24, reads(":"),
        let minutes = number(digits: 2), minutes < 60
      else { return false }
      offset = (hours * 60 + minutes) * (isWest ? -1 : 1)
    }
    // A leap second is the last of a day in UTC.
    return second < 60 || (hour * 60 + minute - offset + 2880) % 1440 == 1439
  }

  mutating func readsDuration() -> Bool {
    guard reads("P") else { return false }
    var count = 0
    if next != UInt8(ascii: "T") {
      guard let units = readUnits("YMDW") else { return false }
      // Weeks stand alone; a unit may only be left out at either end.
      switch units {
      case [3]: return true
      case _ where units.contains(3): return false
      default: if !isRun(units) { return false }
      }
      count = units.count
    }
    if reads("T") {
      guard let units = readUnits("HMS"), isRun(units), !units.isEmpty else { return false }
      count += units.count
    }
    return count > 0
  }

  /// Reads numbers with units up to a `T`, each unit after the one before.
  private mutating func readUnits(_ letters: StaticString) -> [Int]? {
    var units: [Int] = []
    while position < text.count, next != UInt8(ascii: "T") {
      guard skip(while: \.isDigit) > 0 else { return nil }
      let unit = letters.withUTF8Buffer { $0.firstIndex(of: next) }
      guard let unit, units.last.map({ $0 < unit }) ?? true else { return nil }
      units.append(unit)
      position += 1
    }
    return units
  }

  private func isRun(_ units: [Int]) -> Bool {
    zip(units, units.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }
}
