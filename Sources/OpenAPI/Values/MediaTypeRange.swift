/// A media type or range with its parameters (RFC 9110 §8.3.1 and §12.5.1).
public struct MediaTypeRange: Hashable, Sendable {
  /// The first part in lower case; `*` for all.
  public let type: String
  /// The second part in lower case; `*` for all.
  public let subtype: String
  /// The parameters, names in lower case, quotes removed; `q` among them.
  public let parameters: [Parameter]

  /// One parameter.
  public struct Parameter: Hashable, Sendable {
    /// The name in lower case.
    public let name: String
    /// The value, without quotes.
    public let value: String
  }

  /// Everything: `*/*`.
  public static let any = MediaTypeRange(type: "*", subtype: "*", parameters: [])

  private init(type: String, subtype: String, parameters: [Parameter]) {
    self.type = type
    self.subtype = subtype
    self.parameters = parameters
  }

  /// Reads `text/html; charset=utf-8`, `application/*` or `*/*`; `nil` if the text is none of them.
  public init?(_ text: some StringProtocol) {
    var parts = Self.parts(of: text)
    let essence = parts.removeFirst().split(separator: "/", omittingEmptySubsequences: false)
    guard essence.count == 2, Self.isToken(essence[0]), Self.isToken(essence[1]) else { return nil }
    type = essence[0].lowercased()
    subtype = essence[1].lowercased()
    guard type != "*" || subtype == "*" else { return nil }
    parameters = Self.parameters(in: parts).map { Parameter(name: $0.name, value: $0.value) }
  }

  /// The parameters after the first part of a header's value, such as `form-data; name="a"`: names in lower case, quotes
  /// removed.
  package static func parameters(of text: some StringProtocol) -> [(name: String, value: String)] {
    parameters(in: parts(of: text).dropFirst())
  }

  private static func parameters(in parts: some Sequence<String>) -> [(name: String, value: String)] {
    parts.compactMap { part in
      guard let equals = part.firstIndex(of: "=") else { return nil }
      return (
        trimmed(part[..<equals]).lowercased(), unquoted(trimmed(part[part.index(after: equals)...]))
      )
    }
  }

  /// The range without any parameters but its weight.
  public var withoutParameters: MediaTypeRange {
    MediaTypeRange(type: type, subtype: subtype, parameters: parameters.filter { $0.name == "q" })
  }

  /// What comes after the last `+` of the subtype, `json` of `problem+json`.
  public var suffix: String? {
    subtype.lastIndex(of: "+").map { String(subtype[subtype.index(after: $0)...]) }
  }

  /// Type and subtype.
  public var essence: String { "\(type)/\(subtype)" }
  /// Whether it stands for more than one media type.
  public var isRange: Bool { subtype == "*" }
  /// Whether its bodies are JSON texts.
  public var isJSON: Bool {
    type == "application" && (subtype == "json" || suffix == "json") || essence == "text/json"
  }
  /// Whether its bodies are XML texts (RFC 7303).
  public var isXML: Bool {
    suffix == "xml" || subtype == "xml" && (type == "application" || type == "text")
  }
  /// Whether it is `text/event-stream`.
  public var isEventStream: Bool { essence == "text/event-stream" }
  /// Whether its bodies are JSON texts on lines of their own.
  public var isJSONLines: Bool {
    switch essence {
    case "application/jsonl", "application/x-ndjson", "application/ndjson", "application/x-jsonlines",
      "application/json-lines":
      true
    default: false
    }
  }
  /// Whether its bodies are sequences of items that are sent one by one.
  public var isSequential: Bool {
    isEventStream || isJSONLines || essence == "application/json-seq" || suffix == "json-seq"
  }

  /// A parameter's value.
  public subscript(parameter: String) -> String? {
    parameters.first { $0.name == parameter }?.value
  }

  /// The weight of an `Accept` entry, 0 to 1; 1 where none is given (RFC 9110 §12.4.2).
  public var quality: Double {
    guard let text = self["q"], let value = Double(text), 0...1 ~= value else { return 1 }
    return value
  }

  /// Whether a media type is within this range. Parameters of the range other than `q` and `charset` must be there.
  public func includes(_ other: MediaTypeRange) -> Bool {
    (type == "*" || type == other.type) && (subtype == "*" || subtype == other.subtype)
      && parameters.allSatisfy { parameter in
        parameter.name == "q" || parameter.name == "charset"
          || other[parameter.name]?.lowercased() == parameter.value.lowercased()
      }
  }

  /// How narrow the range is: 0 for everything, 1 for a type, 2 for a media type, more with parameters.
  public var specificity: Int {
    (type == "*" ? 0 : 1) + (subtype == "*" ? 0 : 1)
      + parameters.count { $0.name != "q" && $0.name != "charset" }
  }

  /// Cuts at semicolons outside quotes; never empty.
  private static func parts(of text: some StringProtocol) -> [String] {
    var parts = [""]
    var isQuoted = false
    var isEscaped = false
    for character in text {
      if character == ";", !isQuoted {
        parts.append("")
        continue
      }
      if character == "\"", !isEscaped { isQuoted.toggle() }
      isEscaped = isQuoted && character == "\\" && !isEscaped
      parts[parts.count - 1].append(character)
    }
    return parts.map { trimmed($0) }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" }
    return String(String(start.reversed().drop { $0 == " " || $0 == "\t" }).reversed())
  }

  private static func unquoted(_ text: String) -> String {
    guard text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") else { return text }
    var value = ""
    var isEscaped = false
    for character in text.dropFirst().dropLast() {
      isEscaped = character == "\\" && !isEscaped
      if !isEscaped { value.append(character) }
    }
    return value
  }

  /// Whether a text is a token (RFC 9110 §5.6.2).
  static func isToken(_ text: some StringProtocol) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 || "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
  }
}

extension MediaTypeRange: CustomStringConvertible {
  /// The range as text, parameters included.
  public var description: String {
    parameters.reduce(essence) { "\($0); \($1.name)=\($1.value)" }
  }
}
