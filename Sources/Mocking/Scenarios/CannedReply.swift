public import UnderstudyHTTP
public import UnderstudyJSON

/// One canned answer: status, headers, and a body or a stream; with pace and fault.
public struct CannedReply: Hashable, Sendable {
  /// What a body is made of.
  public enum Body: Hashable, Sendable {
    /// A file in `bodies/` of the document's fixtures; a template where its name ends in `.template`.
    case file(String)
    /// A named example of the document.
    case example(String)
    /// A JSON value.
    case json(JSONValue)
    /// Bytes and their media type.
    case bytes([UInt8], type: String)
  }

  /// What a stream is made of.
  public enum Stream: Hashable, Sendable {
    /// A file in `streams/` of the document's fixtures, sent byte for byte.
    case file(String)
    /// The data of its events; the document's terminator is added.
    case events([JSONValue])
  }

  /// The status; `nil` means that of the operation's success.
  public var status: Int?
  /// The body; where a reply has neither body nor stream, the document's own for the status.
  public var body: Body?
  /// The stream; of both, the one that the request asks for is used.
  public var stream: Stream?
  /// Further header fields.
  public var headers: [HTTPField]
  /// The `Retry-After` header; sent in whole seconds, rounded up.
  public var retryAfter: Duration?
  /// Whether `Retry-After` is the date at which that time is over, in place of seconds.
  public var isRetryAfterDate = false
  /// How many requests it answers before the next reply's turn; at least 1.
  public var times: Int
  /// When its bytes go out.
  public var pace: Pace
  /// What goes wrong.
  public var fault: Fault?
  /// How the events of a stream are written, where that is not the usual way.
  public var framing: StreamFraming?
  /// It breaks the document on purpose, and answers whatever the request holds.
  public var ignoresContract: Bool
  /// Its part in a longer story; `nil` where it has none.
  private var story: Story?
  /// Where it is written, if it comes from a file.
  var marks = ReplyMarks()

  /// Makes a reply.
  public init(
    status: Int? = nil, body: Body? = nil, stream: Stream? = nil, headers: [HTTPField] = [],
    retryAfter: Duration? = nil, times: Int = 1, pace: Pace = .immediate, fault: Fault? = nil,
    framing: StreamFraming? = nil, ignoresContract: Bool = false
  ) {
    self.status = status
    self.body = body
    self.stream = stream
    self.headers = headers
    self.retryAfter = retryAfter
    self.times = times
    self.pace = pace
    self.fault = fault
    self.framing = framing
    self.ignoresContract = ignoresContract
  }

  /// To which requests it is given; for others the next reply is looked at.
  public var when: Conditions? {
    get { story?.when }
    set { change { $0.when = newValue } }
  }

  /// What it sets in the session's state, by name; `nil` takes a name away. Strings may hold placeholders as
  /// templates do.
  public var updates: [StateUpdate] {
    get { story?.updates ?? [] }
    set { change { $0.updates = newValue } }
  }

  /// The state that the scenario is in after it was given ``times`` times; `nil`: the same.
  public var next: String? {
    get { story?.next }
    set { change { $0.next = newValue } }
  }

  private mutating func change(_ change: (inout Story) -> Void) {
    var story = story ?? Story()
    change(&story)
    self.story = story == Story() ? nil : story
  }

  /// Whether it is the operation's usual answer, perhaps with a pace, a framing and a fault.
  var isUsual: Bool {
    body == nil && stream == nil && (status.map { 200..<300 ~= $0 } ?? true)
  }
}

extension CannedReply {
  /// What the operation usually answers: its default fixture, else the document's example.
  public static let success = CannedReply()

  /// The document's own answer with a status.
  public static func status(_ status: Int) -> CannedReply { CannedReply(status: status) }

  /// The document's 429, with the time to wait.
  public static func rateLimited(retryAfter: Duration? = nil) -> CannedReply {
    CannedReply(status: 429, retryAfter: retryAfter)
  }

  /// The usual answer, going wrong.
  public static func fault(_ fault: Fault) -> CannedReply { CannedReply(fault: fault) }

  /// A JSON body.
  public static func json(_ status: Int, _ value: JSONValue) -> CannedReply {
    CannedReply(status: status, body: .json(value))
  }

  /// A stream of events with JSON data; the document's terminator is added.
  public static func stream(_ events: [JSONValue], pace: Pace = .immediate) -> CannedReply {
    CannedReply(stream: .events(events), pace: pace)
  }

  /// The same reply for so many requests.
  public func times(_ count: Int) -> CannedReply {
    var reply = self
    reply.times = count
    return reply
  }

  /// The same reply at another pace.
  public func paced(_ pace: Pace) -> CannedReply {
    var reply = self
    reply.pace = pace
    return reply
  }

  /// The same reply, going wrong.
  public func failing(_ fault: Fault) -> CannedReply {
    var reply = self
    reply.fault = fault
    return reply
  }

  /// The same reply, its events written in another way.
  public func framed(_ framing: StreamFraming) -> CannedReply {
    var reply = self
    reply.framing = framing
    return reply
  }

  /// The same reply, given only to some requests.
  public func when(_ conditions: Conditions) -> CannedReply {
    var reply = self
    reply.when = conditions
    return reply
  }

  /// The same reply, setting a name in the session's state.
  public func setting(_ name: String, _ value: JSONValue?) -> CannedReply {
    var reply = self
    reply.updates.append(StateUpdate(name, value))
    return reply
  }

  /// The same reply, leading to another state of the scenario.
  public func leading(to state: String) -> CannedReply {
    var reply = self
    reply.next = state
    return reply
  }
}
