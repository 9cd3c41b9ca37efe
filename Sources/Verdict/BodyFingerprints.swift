import UnderstudyJSON

/// Tells bodies apart, with and without what clients make anew for each attempt.
struct BodyFingerprints {
  private var known: [[UInt8]: UInt64] = [:]
  private static let limit = 4096

  /// Equal for equal bytes.
  func exact(_ body: [UInt8]) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(body)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  /// Equal for JSON that differs only in ids and times; for anything else, as ``exact(_:)``.
  mutating func alike(_ body: [UInt8]) -> UInt64 {
    if let fingerprint = known[body] { return fingerprint }
    var hasher = Hasher()
    let fingerprint: UInt64
    if let value = try? JSONValue(parsing: body) {
      Self.feed(value, to: &hasher)
      fingerprint = UInt64(bitPattern: Int64(hasher.finalize()))
    } else {
      fingerprint = exact(body)
    }
    if known.count >= Self.limit { known = [:] }
    known[body] = fingerprint
    return fingerprint
  }

  /// Members whose values are made anew for each attempt, by the letters of their names.
  private static let volatile: Set = [
    "idempotencykey", "requestid", "clientrequestid", "traceid", "spanid", "nonce", "timestamp", "time",
    "date",
    "sentat", "createdat", "clienttime", "uuid", "attempt", "retry", "retrycount",
  ]

  private static func feed(_ value: JSONValue, to hasher: inout Hasher) {
    switch value {
    case .null: hasher.combine(0)
    case .bool(let bool): hasher.combine(bool)
    case .number(let number): hasher.combine(isTime(number) ? "time" : number.text)
    case .string(let text): hasher.combine(isID(text) || isTime(text) ? "id" : text)
    case .array(let elements):
      hasher.combine(elements.count)
      for element in elements { feed(element, to: &hasher) }
    case .object(let object):
      for name in object.names.sorted() {
        let letters = String(name.lowercased().filter { $0.isLetter })
        guard !volatile.contains(letters), let member = object[name] else { continue }
        hasher.combine(name)
        feed(member, to: &hasher)
      }
    }
  }

  /// A UUID (RFC 9562 §4).
  private static func isID(_ text: String) -> Bool {
    guard text.utf8.count == 36 else { return false }
    let bytes = Array(text.utf8)
    return bytes.indices.allSatisfy { index in
      [8, 13, 18, 23].contains(index)
        ? bytes[index] == 0x2D : (bytes[index] | 0x20) &- 0x61 < 6 || bytes[index] &- 0x30 < 10
    }
  }

  /// The beginning of a date and time (RFC 3339 §5.6).
  private static func isTime(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix(17))
    guard bytes.count >= 16, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[13] == 0x3A else { return false }
    return bytes[..<4].allSatisfy { $0 &- 0x30 < 10 }
  }

  /// Seconds or milliseconds since 1970, in this century.
  private static func isTime(_ number: JSONNumber) -> Bool {
    let value = number.double
    return 1.0e9..<4.2e9 ~= value || 1.0e12..<4.2e12 ~= value
  }
}
