import Synchronization
import UnderstudyJSON
import UnderstudyOpenAPI
public import UnderstudyHTTP
public import UnderstudyValidation

/// One request and what was answered, as values, with times.
public struct Exchange: Sendable {
  /// Which step of choosing a reply answered (DESIGN §5).
  public enum Rule: Hashable, Sendable, CustomStringConvertible {
    /// No such path or method.
    case route
    /// A `Prefer` header.
    case preference
    /// No or bad credentials.
    case security
    /// A scenario that was named or scripted, and the index of its reply.
    case scenario(String, reply: Int)
    /// The request breaks the document.
    case contract
    /// A default scenario of the fixtures.
    case fixture(String)
    /// The document itself.
    case document
    /// Chance: what it did in place of the reply that there would have been.
    case chaos(Chaos.Event)
    /// More was asked than the limits allow.
    case limit
    /// The mock's own answer to something it could not do.
    case problem

    /// The rule in a few words.
    public var description: String {
      switch self {
      case .route: "no such path or method"
      case .preference: "asked for by Prefer"
      case .security: "credentials"
      case .scenario(let name, let reply): "scenario '\(name)', reply \(reply + 1)"
      case .contract: "the request breaks the document"
      case .fixture(let name): "fixture '\(name)'"
      case .document: "the document"
      case .chaos(let event): "chance: \(event)"
      case .limit: "more than the limits allow"
      case .problem: "the mock"
      }
    }
  }

  /// The session that it belongs to.
  public var session: String
  /// Its number on the server, from 1, in the order of arrival.
  public var number: UInt64
  /// Its request id, as sent in `x-request-id`.
  public var id: String
  /// The operation, if the request has one.
  public var operation: String?
  /// The request, secrets redacted.
  public var request: HTTPRequest
  /// In which ways the request breaks the document.
  public var violations: [Violation]
  private let templateViolations: [Violation]
  /// The status that was planned; `nil` where no answer was (a fault before the head).
  public var status: Int?
  /// Whether the answer was a stream.
  public var isStream: Bool
  /// The media type of the answer; `nil` where it has none.
  public var mediaType: String?
  /// Which rule answered.
  public var rule: Rule
  /// Remarks: preferences that nobody knows, and the like.
  public var remarks: [String]
  /// How it ended; `nil` while it is under way.
  public var end: ExchangeEnd?
  /// A keyed fingerprint of the request's credentials, which are redacted; `nil` where it carries none.
  public var credentialFingerprint: String?
  /// Where in its URL the request carries a credential, though the document asks for none there, in words: `the path`;
  /// `nil` where it carries none there.
  public var credentialExposure: String?
  /// What of the answer its client is judged by; `nil` where it was the usual one.
  public var marks: AnswerMarks?
  /// Reads its body.
  fileprivate var served: ServedOperation?
  /// The header fields of a usual answer, but for its request id.
  fileprivate var sharedFields = SharedFields.none
  fileprivate var redaction: Redaction?
  let fingerprintKey: FingerprintKey

  /// Makes an exchange.
  public init(
    session: String = "default", number: UInt64, id: String = "", operation: String? = nil,
    request: HTTPRequest,
    violations: [Violation] = [], replyViolations: [Violation] = [], status: Int? = nil,
    isStream: Bool = false, rule: Rule = .document,
    remarks: [String] = [], end: ExchangeEnd? = nil, credentialFingerprint: String? = nil,
    marks: AnswerMarks? = nil, fingerprintKey: FingerprintKey = FingerprintKey(0, 0)
  ) {
    self.session = session
    self.number = number
    self.id = id
    self.operation = operation
    self.request = request
    self.violations = violations
    templateViolations = replyViolations
    self.status = status
    self.isStream = isStream
    self.rule = rule
    self.remarks = remarks
    self.end = end
    self.credentialFingerprint = credentialFingerprint
    self.marks = marks
    self.fingerprintKey = fingerprintKey
  }

  /// In which ways what was sent breaks the document, by the mock's own doing and not the client's: a template of the
  /// fixtures, filled in for the request; the events of a stream with a fault in it, and how they follow each other.
  /// Computed when it is asked for; of a reply with `contract: ignore` nothing is said.
  public var replyViolations: [Violation] {
    guard let marks else { return templateViolations }
    return templateViolations + marks.violations(sentBy: end)
  }

  /// The answer's header fields, secrets redacted, without those that the server adds for its framing and date. Put
  /// together when they are asked for.
  public var answerFields: [HTTPField] {
    guard status != nil else { return [] }
    let fields = marks?.fields ?? sharedFields.fields + [HTTPField("x-request-id", id)]
    return redaction.map { fields.map($0.redacted) } ?? fields
  }

  /// The value of the request's body: JSON, or what the operation takes a form, XML or text for; `nil` where it has none.
  var bodyValue: JSONValue? {
    (try? JSONValue(parsing: request.body)) ?? served?.parsedBody(request)?.root.value
  }

  /// A keyed fingerprint of the request's body; `nil` where it has none. Computed when it is asked for.
  public var bodyFingerprint: String? {
    request.body.isEmpty ? nil : fingerprintKey.fingerprint(of: request.body)
  }
}

/// An exchange whose answer is known: the record that a server completes.
///
/// What the exchange says is put together only when somebody asks: most of the time nobody does.
final class ExchangeRecord: ExchangeObserver {
  /// What comes of the answer.
  private struct Outcome {
    var end: ExchangeEnd?
    /// Its place in the order in which exchanges end; 0 while nobody has given it one.
    var position: UInt64 = 0
    /// Told when it is over, in place of being given a place.
    var whenEnded: (@Sendable () -> Void)?
  }

  /// The request, secrets included.
  let request: HTTPRequest
  /// The exchange's request id.
  let id: String
  /// The exchange's number on the server, from 1.
  let number: UInt64
  /// About how much memory it takes without the body of its answer, which others may share (``answerBody``), in bytes.
  let cost: Int
  private let notes: ExchangeNotes
  private let outcome = Mutex(Outcome())

  init(
    _ request: consuming HTTPRequest, number: UInt64 = 0, id: String = "",
    notes: consuming ExchangeNotes = ExchangeNotes()
  ) {
    cost = 400 + request.byteCount + notes.cost
    self.request = request
    self.number = number
    self.id = id
    self.notes = notes
  }

  /// The body of its answer, where that is kept.
  var answerBody: SharedBytes? { notes.marks?.body }

  func ended(_ end: ExchangeEnd) {
    let tell = outcome.withLock { outcome in
      outcome.end = end
      if outcome.whenEnded == nil { outcome.position = JournalFeed.nextPosition() }
      return outcome.whenEnded.take()
    }
    tell?()
  }

  /// Sets what is told when it is over, unless it is: then says when it was, among others; 0 where that is being told.
  func whenEnded(_ tell: @escaping @Sendable () -> Void) -> UInt64? {
    outcome.withLock { outcome in
      if outcome.end != nil { return outcome.position }
      outcome.whenEnded = tell
      return nil
    }
  }

  /// Gives it its place in the order in which exchanges end.
  func takePosition() -> UInt64 {
    outcome.withLock { outcome in
      outcome.position = JournalFeed.nextPosition()
      return outcome.position
    }
  }

  /// The exchange as it stands, its secrets redacted.
  func snapshot(in session: String, _ redaction: Redaction) -> Exchange {
    let redacted = redaction.redacted(request)
    var exchange = Exchange(
      session: session, number: number, id: id, operation: notes.operation?.operation.name,
      request: redacted.request, violations: notes.violations.map(redaction.redacted),
      replyViolations: notes.replyViolations, status: notes.status,
      isStream: notes.isStream, rule: notes.rule, remarks: notes.remarks, end: outcome.withLock(\.end),
      credentialFingerprint: redacted.fingerprint, marks: notes.marks, fingerprintKey: redaction.key)
    exchange.credentialExposure = redacted.exposure
    // What a fault makes of it is among the reply's own fields, which come last.
    exchange.mediaType =
      notes.marks?.fields.last { $0.isNamed("content-type") }?.value
      ?? notes.fields?.fields.first { $0.isNamed("content-type") }?.value
    exchange.sharedFields = notes.fields ?? .none
    exchange.redaction = redaction
    exchange.served = notes.operation
    return exchange
  }
}
