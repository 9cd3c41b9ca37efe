/// What goes out for one request: which bytes, at which moments, and how the connection ends.
///
/// A value without a socket in it: tests read it, a server performs it.
public struct ReplyPlan: Sendable {
  /// What the body is and when its parts go out.
  public enum Body: Sendable {
    /// No body.
    case none
    /// A body of known length, sent with the head.
    case whole(SharedBytes)
    /// Parts, each at its moment; of unknown length unless ``ReplyPlan/declaredLength`` says otherwise.
    case paced(PacedBytes)
    /// Bytes that come while they are sent, of unknown length.
    case live(LiveBytes)
  }

  /// What happens after the last byte.
  public enum Ending: Hashable, Sendable {
    /// The message is completed as HTTP has it, and the connection may be used again.
    case complete
    /// The connection is closed (FIN) as it is: no last chunk, no missing rest of the body.
    case close
    /// The connection is reset (RST).
    case reset
    /// Nothing more is sent for so long (`nil`: until the client goes, or the server stops), then it is closed.
    ///
    /// A client that has closed its side (FIN), before or meanwhile, has gone: it may be reading, but would never be seen
    /// to go, as nothing is sent to it.
    case hold(Duration?)
  }

  /// Who writes the head and the framing.
  public enum Framing: Hashable, Sendable {
    /// The server: status line, fields and body as HTTP/1.1 has them.
    case standard
    /// The body's bytes are all that is sent: no head, no framing. With ``Body/none`` not a byte is sent.
    case raw
    /// The server, with something wrong in them that HTTP does not allow.
    case broken(FramingFault)
  }

  /// The status code, 100 to 999.
  public var status: Int
  /// Fields that many replies share, made ready once; sent first.
  public var sharedFields: SharedFields
  /// Fields of this reply alone.
  public var fields: [HTTPField]
  /// The value of `x-request-id`, which is sent last; `nil` where there is none. Apart from the other fields, as nearly
  /// every reply has one, and most have nothing else of their own.
  public var requestID: String?
  /// The time from the request to the first byte.
  public var delay: Duration
  /// The body.
  public var body: Body
  /// A `Content-Length` that the body's parts need not keep to; `nil` means chunked for a paced body.
  public var declaredLength: Int?
  /// What happens after the last byte.
  public var ending: Ending
  /// Who writes the head and the framing.
  public var framing: Framing

  /// Makes a plan.
  public init(
    status: Int, sharedFields: SharedFields = .none, fields: [HTTPField] = [], delay: Duration = .zero,
    body: Body = .none, declaredLength: Int? = nil, ending: Ending = .complete, framing: Framing = .standard
  ) {
    self.status = status
    self.sharedFields = sharedFields
    self.fields = fields
    self.delay = delay
    self.body = body
    self.declaredLength = declaredLength
    self.ending = ending
    self.framing = framing
  }

  /// The server sends the head and frames the body as HTTP has it.
  public var isStandard: Bool {
    if case .standard = framing { true } else { false }
  }

  /// All fields, in the order they are sent.
  public var allFields: [HTTPField] {
    sharedFields.fields + fields + (requestID.map { [HTTPField(Self.requestIDName, $0)] } ?? [])
  }

  /// The name of the field that carries ``requestID``.
  public static let requestIDName = "x-request-id"

  /// No head is sent.
  public var isRaw: Bool {
    if case .raw = framing { true } else { false }
  }
}

/// One header field.
public struct HTTPField: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The value.
  public var value: String

  /// Makes a field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  /// Whether that is its name, compared without case (RFC 9110 §5.1).
  public func isNamed(_ other: String) -> Bool {
    name.utf8.count == other.utf8.count
      && zip(name.utf8, other.utf8).allSatisfy { lowercased($0) == lowercased($1) }
  }
}

/// Header fields that many replies share.
public final class SharedFields: Sendable {
  /// The fields, in the order they are sent.
  public let fields: [HTTPField]

  /// Makes shared fields.
  public init(_ fields: [HTTPField]) {
    self.fields = fields
  }

  /// No fields.
  public static let none = SharedFields([])
}
