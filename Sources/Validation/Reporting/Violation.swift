public import UnderstudyDiagnostics
public import UnderstudyJSON

/// One way in which a value breaks a schema, or a message its document, with both places.
public struct Violation: Hashable, Sendable {
  /// What was broken, with what was expected.
  public var kind: Kind
  /// The part of a message that the value is.
  public var part: MessagePart
  /// Where in the value: from the part's root. For something that is missing, where it should be.
  public var instance: JSONPointer
  /// Whether it is not the property there that is wrong, but its name.
  public var concernsName = false
  /// Where that is in the text, if it has one.
  public var instanceLocation: SourceLocation?
  /// What was found; `nil` where nothing was.
  public var found: FoundValue?
  /// Where in the document that is asked for; `nil` where no schema asks for it.
  public var schemaLocation: SourceLocation?
  /// The keyword that asks for it, of JSON Schema or of OpenAPI; empty where a schema is `false`.
  public var keyword: String
  /// The keywords that led there, references followed.
  public var keywordPath: JSONPointer

  /// Makes a violation.
  public init(
    _ kind: Kind, part: MessagePart = .value, at instance: JSONPointer = JSONPointer(),
    location: SourceLocation? = nil, found: FoundValue? = nil, keyword: String,
    keywordPath: JSONPointer = JSONPointer(), schemaLocation: SourceLocation? = nil
  ) {
    self.kind = kind
    self.part = part
    self.instance = instance
    instanceLocation = location
    self.found = found
    self.schemaLocation = schemaLocation
    self.keyword = keyword
    self.keywordPath = keywordPath
  }

  /// The violation as an error at the value's place, with a note at the schema's.
  public var diagnostic: Diagnostic {
    .error(
      message, at: instanceLocation,
      notes: schemaLocation.map {
        [Diagnostic.Note(kind.isOfSchema ? schemaNote : "what is expected is declared here", at: $0)]
      } ?? [])
  }

  private var schemaNote: String {
    keyword.isEmpty ? "the schema is here" : "'\(keyword)' is declared here"
  }
}

/// What was found where something else was expected.
public struct FoundValue: Hashable, Sendable {
  /// Which of the six kinds it was of.
  public var kind: JSONKind
  /// The value, unless it is an array or object; a string is cut after 200 characters.
  public var scalar: JSONValue?
  /// The number of Unicode scalars, elements or members.
  public var count: Int

  /// What there is at a node.
  public init(_ node: JSONNode) {
    kind = node.kind
    count = node.count
    switch node.kind {
    case .array, .object: scalar = nil
    case .string:
      let text = node.string ?? ""
      count = text.unicodeScalars.count
      scalar = .string(count > 200 ? String(text.prefix(200)) : text)
    default: scalar = node.value
    }
  }
}

/// The part of a message that a value is.
public enum MessagePart: Hashable, Sendable {
  /// No message: a value for itself.
  case value
  /// The body.
  case body
  /// A parameter in the path.
  case path(String)
  /// A parameter in the query.
  case query(String)
  /// A header field.
  case header(String)
  /// A cookie.
  case cookie(String)
  /// An event of a stream, counted from 1.
  case event(Int)
  /// What the events of a stream make when they are put together.
  case stream
  /// The status of a response.
  case status
}
