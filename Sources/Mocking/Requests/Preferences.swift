import UnderstudyDiagnostics
import UnderstudyHTTP

/// What a request asks for in `Prefer` headers (RFC 7240): Prism's keys, and ours (DESIGN §6).
///
/// A class, because most requests have none, and carrying nothing about should cost nothing.
final class Preferences {
  /// The status to answer with.
  private(set) var code: Int?
  /// The named example to answer with.
  private(set) var example: String?
  /// Whether to generate the answer.
  private(set) var dynamic: Bool?
  /// The seed of what is generated.
  private(set) var seed: String?
  /// The scenario to play.
  private(set) var scenario: String?
  /// The `Retry-After` to send.
  private(set) var retryAfter: Duration?
  /// The pause before the head.
  private(set) var delay: Duration?
  /// The pause before the first event.
  private(set) var first: Duration?
  /// The pause between events.
  private(set) var between: Duration?
  /// What goes wrong.
  private(set) var fault: Fault.Kind?
  /// Where it goes wrong.
  private(set) var after: Fault.Place?
  /// The preferences that can be read, as they were written.
  private var readable: [(key: String, written: String)] = []
  /// Preferences that nobody knows, with what they may have meant.
  private(set) var unknown: [String] = []
  /// Values of known keys that cannot be read: a 422 problem.
  private(set) var malformed: [String] = []

  /// The keys that are known.
  static let keys = [
    "code", "example", "dynamic", "seed", "scenario", "retry-after", "delay", "first", "between", "fault",
    "after",
  ]

  /// What a request prefers; `nil` where it has no `Prefer` header.
  static func of(_ request: borrowing HTTPRequest) -> Preferences? {
    request.hasField(.prefer) ? Preferences(request.fields) : nil
  }

  /// Reads the `Prefer` headers of a request.
  private init(_ fields: HTTPFields) {
    var seen: Set<String> = []
    for value in fields.values(of: "prefer") {
      for preference in Self.preferences(in: value) {
        let key = preference.key.lowercased()
        // RFC 7240 §2: of a preference that is given more than once, the first counts.
        guard seen.insert(key).inserted else { continue }
        guard Self.keys.contains(key) else {
          let meant = nearestSpelling(of: key, among: Self.keys).map { ", did you mean '\($0)'?" } ?? ""
          unknown.append("'\(key)' is not a preference that is known here\(meant)")
          continue
        }
        guard set(key, preference.value) else {
          malformed.append(Self.refusal(of: preference.value, for: key))
          continue
        }
        readable.append((key, preference.written))
      }
    }
  }

  /// Reads Prism's keys in a query, `__code=404&__example=long`; `nil` where it has none.
  init?(prismQuery target: String) {
    guard let mark = target.firstIndex(of: "?") else { return nil }
    for field in target[target.index(after: mark)...].split(separator: "&") where field.hasPrefix("__") {
      let pair = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let key = String(pair[0].dropFirst(2))
      guard Self.prismKeys.contains(key) else { continue }
      let value = PercentCoding.decoded(pair.count > 1 ? pair[1].replacing("+", with: " ") : "")
      if set(key, value) {
        readable.append((key, "\(key)=\(value)"))
      } else {
        malformed.append("'\(value)' is not a value of '__\(key)': \(Self.expectation(of: key))")
      }
    }
    if readable.isEmpty, malformed.isEmpty { return nil }
  }

  /// The keys that Prism takes in a query, without `__`.
  private static let prismKeys: Set<String> = ["code", "example", "dynamic", "seed"]

  /// The seed as a number: itself, or for any other text, one that is made of it (FNV-1a).
  var seedNumber: UInt64? {
    seed.map { text in
      UInt64(text) ?? text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
  }

  /// What `Preference-Applied` says of an answer: the preferences that it honours, as they were written (RFC 7240 §3);
  /// `nil` where it honours none.
  ///
  /// - Parameters:
  ///   - isStream: it has events, which can be waited for.
  ///   - fault: what goes wrong in it.
  func applied(isStream: Bool, fault: Fault?) -> String? {
    let isFaulty = self.fault != nil && fault?.kind == self.fault
    let honoured = readable.filter { preference in
      switch preference.key {
      case "first", "between": isStream
      case "fault", "after": isFaulty
      default: true
      }
    }
    return honoured.isEmpty ? nil : honoured.map(\.written).joined(separator: ", ")
  }

  /// The fault that is asked for.
  var requestedFault: Fault? { fault.map { Fault($0, after: after) } }

  /// The pace that is asked for, over another.
  func pace(over pace: Pace) -> Pace {
    guard delay != nil || first != nil || between != nil else { return pace }
    var pace = pace
    if let delay { pace.before = .fixed(delay) }
    if let first { pace.first = .fixed(first) }
    if let between {
      pace.between = .fixed(between)
      pace.tokensPerSecond = nil
    }
    return pace
  }

  private func set(_ key: String, _ value: String) -> Bool {
    switch key {
    case "code":
      // As Prism has it: exactly three digits.
      code = value.utf8.count == 3 ? Int(value).flatMap { 200...999 ~= $0 ? $0 : nil } : nil
      return code != nil
    case "example":
      example = value.isEmpty ? nil : value
      return example != nil
    case "dynamic":
      dynamic = value == "true" ? true : value == "false" ? false : nil
      return dynamic != nil
    case "seed":
      seed = value.isEmpty ? nil : value
      return seed != nil
    case "scenario":
      scenario = Scenario.isName(value) ? value : nil
      return scenario != nil
    case "retry-after":
      retryAfter = Duration(written: value)
      return retryAfter != nil
    case "delay":
      delay = Duration(written: value)
      return delay != nil
    case "first":
      first = Duration(written: value)
      return first != nil
    case "between":
      between = Duration(written: value)
      return between != nil
    case "fault":
      fault = Fault.Kind(rawValue: value)
      return fault != nil
    default:
      after = Self.place(value)
      return after != nil
    }
  }

  /// A number of events, of bytes with `B`, or a share with `%`.
  private static func place(_ text: String) -> Fault.Place? {
    if text.hasSuffix("B") { return Int(text.dropLast()).flatMap { $0 >= 0 ? .bytes($0) : nil } }
    if text.hasSuffix("%") {
      return Double(text.dropLast()).flatMap { 0...100 ~= $0 ? .fraction($0 / 100) : nil }
    }
    return Int(text).flatMap { $0 >= 0 && !text.hasPrefix("+") ? .events($0) : nil }
  }

  private static func refusal(of value: String, for key: String) -> String {
    if key == "fault", value == "refuse" {
      return "'refuse' is of the whole server: it is asked for with 'PUT /__understudy/refusal'"
    }
    return "'\(value)' is not a value of '\(key)': \(expectation(of: key))"
  }

  private static func expectation(of key: String) -> String {
    switch key {
    case "code": "a status of three digits"
    case "dynamic": "'true' or 'false'"
    case "scenario": "a scenario's name"
    case "retry-after", "delay", "first", "between": "a duration such as '250ms' or '2'"
    case "fault": "one of \(Fault.Kind.allCases.map(\.rawValue).joined(separator: ", "))"
    case "after": "a number of events ('3'), of bytes ('512B') or a share ('50%')"
    default: "a value"
    }
  }

  /// The preferences of one header value: `key[=value]`, separated by commas, parameters after `;` left out; values
  /// may be quoted (RFC 7240 §2).
  private static func preferences(in text: String) -> [(key: String, value: String, written: String)] {
    var result: [(String, String, String)] = []
    for part in split(text, at: ",") {
      let written = split(part, at: ";").first.map(trimmed) ?? ""
      guard !written.isEmpty else { continue }
      let pair = written.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      result.append((trimmed(pair[0]), pair.count > 1 ? unquoted(trimmed(pair[1])) : "", written))
    }
    return result
  }

  /// Splits outside of quotes.
  private static func split(_ text: some StringProtocol, at separator: Character) -> [String] {
    var parts = [""]
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = character == "\\" && isQuoted && !isEscaped
      if character == separator, !isQuoted {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    var result = ""
    var isEscaped = false
    for character in text.dropFirst().dropLast() {
      if character == "\\", !isEscaped {
        isEscaped = true
      } else {
        result.append(character)
        isEscaped = false
      }
    }
    return result
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
