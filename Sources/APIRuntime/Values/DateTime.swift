/// A moment as documents write it (`format: date-time`, RFC 3339 §5.6), with or without fractions of a second.
///
/// The text is kept as it was written, with its offset and its fraction, so that it is written back the same; two values
/// are equal if their texts are. Compare ``secondsSince1970`` for moments.
public struct DateTime: Hashable, Sendable {
  /// The text, such as `2026-11-21T04:20:00.5+01:00`.
  public let text: String
  /// The moment, in seconds since the start of 1970 (UTC); a leap second counts as the second after it.
  public let secondsSince1970: Double

  /// Reads a text; `nil` if RFC 3339 does not allow it.
  public init?(_ text: some StringProtocol) {
    guard let seconds = Self.seconds(Array(text.utf8)) else { return nil }
    self.text = String(text)
    secondsSince1970 = seconds
  }

  /// A moment in UTC, to the millisecond; what is outside the years 0 to 9999, which is what RFC 3339 can write, becomes
  /// the nearest that is inside.
  ///
  /// - Parameter secondsSince1970: seconds since the start of 1970 (UTC).
  public init(secondsSince1970: Double) {
    let milliseconds = (secondsSince1970 * 1000).rounded()
    let clamped = Int64(max(-62_167_219_200_000, min(253_402_300_799_999, milliseconds)))
    let (days, rest) = clamped.flooredDivision(by: 86_400_000)
    let (year, month, day) = Self.date(ofDay: days)
    func digits(_ value: Int64, _ count: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, count - text.count)) + text
    }
    let time =
      "\(digits(rest / 3_600_000, 2)):\(digits(rest / 60_000 % 60, 2)):\(digits(rest / 1000 % 60, 2))"
    let fraction = rest % 1000 == 0 ? "" : "." + digits(rest % 1000, 3)
    text = "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))T\(time)\(fraction)Z"
    self.secondsSince1970 = Double(clamped) / 1000
  }

  /// Seconds since 1970 of an RFC 3339 text.
  private static func seconds(_ bytes: [UInt8]) -> Double? {
    var position = 0
    func number(_ count: Int, _ range: ClosedRange<Int64>) -> Int64? {
      guard position + count <= bytes.count else { return nil }
      var value: Int64 = 0
      for byte in bytes[position..<position + count] {
        guard byte &- 0x30 < 10 else { return nil }
        value = value * 10 + Int64(byte - 0x30)
      }
      position += count
      return range.contains(value) ? value : nil
    }
    func skip(_ allowed: String) -> Bool {
      guard position < bytes.count, allowed.utf8.contains(bytes[position]) else { return false }
      position += 1
      return true
    }
    guard let year = number(4, 0...9999), skip("-"), let month = number(2, 1...12), skip("-"),
      let day = number(2, 1...31), day <= days(in: month, of: year), skip("Tt "),
      let hour = number(2, 0...23), skip(":"), let minute = number(2, 0...59), skip(":"),
      let second = number(2, 0...60)
    else { return nil }
    var fraction = 0.0
    if skip(".") {
      let start = position
      while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
      guard position > start else { return nil }
      fraction = Double("0." + String(decoding: bytes[start..<position], as: UTF8.self)) ?? 0
    }
    var offset: Int64 = 0
    if !skip("Zz") {
      guard position < bytes.count else { return nil }
      let isWest = bytes[position] == UInt8(ascii: "-")
      guard skip("+-"), let hours = number(2, 0...23), skip(":"), let minutes = number(2, 0...59) else {
        return nil
      }
      offset = (hours * 60 + minutes) * (isWest ? -60 : 60)
    }
    guard position == bytes.count else { return nil }
    let whole = Self.day(of: year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset
    return Double(whole) + fraction
  }

  private static func days(in month: Int64, of year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days since 1970-01-01 in the proleptic Gregorian calendar; the year is taken to begin in March, so that the leap day
  /// is its last.
  private static func day(of year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = year.flooredDivision(by: 400)
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func date(ofDay day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, dayOfEra) = (day + 719_468).flooredDivision(by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }
}

extension DateTime: Codable {
  /// Reads a string. Throws if it is no date-time.
  public init(from decoder: any Decoder) throws {
    let text = try String(from: decoder)
    guard let value = DateTime(text) else {
      throw DecodingError.dataCorrupted(
        .init(
          codingPath: decoder.codingPath,
          debugDescription: "\(text.debugDescription) is no date-time of RFC 3339"))
    }
    self = value
  }

  /// Writes the text.
  public func encode(to encoder: any Encoder) throws {
    try text.encode(to: encoder)
  }
}

extension DateTime: LosslessStringConvertible {
  /// The text.
  public var description: String { text }
}

extension Int64 {
  fileprivate func flooredDivision(by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let remainder = (self % divisor + divisor) % divisor
    return ((self - remainder) / divisor, remainder)
  }
}
