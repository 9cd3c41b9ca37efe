/// What Swift accepts as a name, and what must be changed for it.
enum Identifier {
  /// What a member is, which decides what it may not be called.
  enum Member {
    /// a stored property of a struct
    case property
    /// a value of an open set, or a case of an enum
    case value
  }

  /// The name of a member, without backquotes.
  static func member(_ name: String, _ kind: Member) -> String {
    let name = beginning(Words(name).lowerCamelCase)
    let unusable = kind == .property ? unusableProperties : unusableValues
    return unusable.contains(name) ? name + "Value" : name
  }

  /// The name of a type.
  static func type(_ name: String) -> String {
    let upper = beginning(Words(name).upperCamelCase)
    return upper == "Type"
      ? "Kind" : upper == "Protocol" || upper == "Self" || upper == "Any" ? upper + "Value" : upper
  }

  /// A name as it is declared, or used by itself: keywords stand in backquotes.
  static func quoted(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  /// A name as the label of a parameter, where few words are reserved.
  static func label(_ name: String) -> String {
    ["inout", "var", "let", "_"].contains(name) ? "`\(name)`" : name
  }

  /// Whether a type may not have this name, since code that is generated, or stands beside it, would read it as
  /// something else.
  static func isTaken(_ name: String) -> Bool { takenTypes.contains(name) }

  /// A name may not be empty, nor start with a digit or a mark that combines with what comes before.
  private static func beginning(_ name: String) -> String {
    guard let first = name.unicodeScalars.first else { return "empty" }
    return first.properties.isXIDStart ? name : "_" + name
  }

  /// What every struct has already, or what reads as something else.
  private static let unusableProperties: Set<String> = ["self", "init", "hashValue", "additionalProperties"]

  /// What every open set or union has already, or what reads as something else: `Choice.none` where a `Choice?` is
  /// expected is no choice at all.
  private static let unusableValues: Set<String> = [
    "self", "init", "none", "some", "known", "isKnown", "unknown", "rawValue", "hashValue", "description",
    "undocumented", "examples",
  ]

  private static let keywords: Set<String> = [
    "Any", "Protocol", "Self", "Type", "actor", "as", "associatedtype", "async", "await", "break", "case",
    "catch",
    "class", "continue", "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough",
    "false",
    "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let",
    "nil",
    "operator", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self",
    "static",
    "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where",
    "while",
    "_",
  ]

  private static let takenTypes: Set<String> = [
    // the standard library's, in generated code and in what is written around it
    "Any", "AnyObject", "Array", "AsyncSequence", "Bool", "Character", "Codable", "CodingKey", "Collection",
    "Comparable", "Decodable", "Decoder", "DecodingError", "Dictionary", "Double", "Duration", "Encodable",
    "Encoder",
    "EncodingError", "Equatable", "Error", "Float", "Hashable", "Hasher", "Identifiable", "Int", "Int16",
    "Int32",
    "Int64", "Int8", "Iterator", "Never", "Optional", "Range", "RawRepresentable", "RawValue", "Result",
    "Self",
    "Sendable", "Sequence", "Set", "StaticString", "String", "Substring", "Task", "Type", "UInt", "UInt16",
    "UInt32",
    "UInt64", "UInt8", "Unicode", "Void",
    // Foundation's, where they are used every day
    "Calendar", "Data", "Date", "Decimal", "Locale", "Notification", "URL", "URLRequest", "URLResponse",
    "UUID",
    // the runtime's
    "APIConnection", "APICredential", "APIReply", "APIRequest", "APIRuntime", "APITransport", "Base64Text",
    "BinaryContent",
    "CalendarDate", "DateTime", "DecimalNumber", "DecimalText",
    "DecodedEvents", "DecodedLines", "EventRules", "ExactJSONDecoder", "ExactJSONEncoder", "ExampleText",
    "Field", "HeaderFields",
    "Indirect",
    "JSONNumber", "JSONObject", "JSONValue", "ListDecoder", "ListEncoder", "MissingHeader", "ObjectDecoder",
    "ObjectEncoder", "OpenEnum", "OpenIntegerEnum", "OpenStringEnum", "ParameterStyle", "PropertyKey",
    "ReplyFailure", "RetryRules", "ServerSentEvent", "StreamFailure", "TransportFailure", "URIText",
    "UUIDText",
    "UndocumentedReply", "UnlistedFailure",
  ]
}
