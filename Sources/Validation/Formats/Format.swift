import UnderstudyPatterns

/// The formats that are checked where `format` is an assertion. Any other is an annotation.
enum Format: String, CaseIterable, Hashable, Sendable {
  case date, time, duration, email, hostname, ipv4, ipv6, uri, iri, uuid, regex
  case dateTime = "date-time"
  case internationalEmail = "idn-email"
  case internationalHostname = "idn-hostname"
  case uriReference = "uri-reference"
  case iriReference = "iri-reference"
  case uriTemplate = "uri-template"
  case jsonPointer = "json-pointer"
  case relativeJSONPointer = "relative-json-pointer"
  // OpenAPI's; `binary` and `password` allow every string.
  case int32, int64, float, double, byte

  /// The format of a name; `nil` if the dialect has none of that name that could be checked.
  init?(_ name: String, in dialect: Dialect) {
    guard let format = Format(rawValue: name), !format.isOpenAPI || dialect.isOpenAPI else { return nil }
    self = format
  }

  private var isOpenAPI: Bool {
    switch self {
    case .int32, .int64, .float, .double, .byte: true
    default: false
    }
  }

  /// Whether a string is of the format.
  func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .int32, .int64, .float, .double: return true
    case .regex: return (try? Pattern(String(decoding: text, as: UTF8.self), isStrict: true)) != nil
    case .internationalHostname: return InternationalName.isHostname(String(decoding: text, as: UTF8.self))
    case .hostname: return InternationalName.isASCIIHostname(text)
    default:
      var reader = FormatReader(text)
      return reader.reads(self) && reader.isAtEnd
    }
  }

  /// Whether a number is of the format.
  func matches(number: UnsafePointer<UInt8>, length: Int) -> Bool {
    switch self {
    case .int32, .int64:
      let decimal = DecimalText(number, length: length)
      guard decimal.isInteger, decimal.magnitude <= 19 else { return false }
      var value: UInt64 = 0
      for digit in decimal.digits { value = value &* 10 &+ UInt64(digit) }
      for _ in 0..<max(0, decimal.exponent) { value = value &* 10 }
      let most: UInt64 = self == .int32 ? 1 << 31 : 1 << 63
      return decimal.isNegative ? value <= most : value < most
    // Of `float` and `double` precision is said, not range: who reads them rounds.
    default: return true
    }
  }
}
