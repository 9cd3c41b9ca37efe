public import UnderstudyDiagnostics
public import UnderstudyJSON

/// One form in which a body can come.
public struct MediaType: Sendable {
  /// How one property of a form is written (OpenAPI's Encoding Object).
  public struct Encoding: Sendable {
    /// The property's name.
    public let name: String
    /// The part's media types, separated by commas; `nil` if its type decides.
    public let contentType: String?
    /// The part's header fields.
    public let headers: [Header]
    /// How the value becomes text; `nil` if nothing is said.
    public let style: Parameter.Style?
    /// Whether an array's or object's parts are fields of their own; `nil` if nothing is said.
    public let explode: Bool?
    /// Whether reserved characters need no percent-encoding.
    public let allowsReserved: Bool
    /// The object in the document.
    public let node: JSONNode
  }

  /// The media type or range as written.
  public let type: String
  /// The same, read. A text that cannot be read is a range of everything.
  public let range: MediaTypeRange
  /// The shape of the whole; of a stream in 3.0 and 3.1, by custom, of what one event holds.
  public let schema: Schema?
  /// 3.2: the shape of one item of a sequence.
  public let itemSchema: Schema?
  /// The examples; the single `example` is the first, without a name.
  public let examples: [Example]
  /// How a form's properties are written.
  public let encoding: [Encoding]
  /// How a stream runs, if `x-stream` says it.
  public let stream: StreamContract?
  /// The object in the document.
  public let node: JSONNode

  /// Where the object stands.
  public var location: SourceLocation { node.location }
  /// Whether it is `text/event-stream`.
  public var isEventStream: Bool { range.isEventStream }
  /// Whether it is a sequence of items that are sent one by one: server-sent events, or JSON values on lines.
  public var isSequential: Bool { range.isSequential }
}

/// A value that shows what a document means.
public struct Example: Sendable {
  /// Its name; `nil` for the single `example`.
  public let name: String?
  /// A short line.
  public let summary: String?
  /// A long text.
  public let description: String?
  /// The value as the document has it; a string may be the text of a body that is not JSON.
  public let value: JSONNode?
  /// 3.2: the value as data.
  public let dataValue: JSONNode?
  /// 3.2: the value as it goes over the wire.
  public let serializedValue: String?
  /// Where the value can be read; it is not fetched.
  public let externalValue: String?
  /// The example in the document.
  public let node: JSONNode

  /// Where the example stands.
  public var location: SourceLocation { node.location }
}
