extension Fault {
  /// What goes wrong.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The connection is closed without a byte of an answer.
    case empty
    /// The connection is reset (RST): before the head, or at a place in the body.
    case reset
    /// Nothing more is sent: before the head, or from a place in the body.
    case stall
    /// Bytes that are not HTTP.
    case garbage

    /// The head comes in pieces.
    case slowHead
    /// The body's type is declared wrongly.
    case wrongType
    /// `Content-Length` says more bytes than come, or fewer.
    case wrongLength
    /// An HTML page such as a proxy makes, with the reply's status.
    case htmlError

    /// The connection is closed (FIN) at a place in the body.
    case close
    /// A chunk whose size is not a number, which no client can read on from; a whole body goes out in chunks.
    case malformedChunk
    /// From a place on, a few bytes at a time.
    case dribble
    /// A byte of the JSON outside of its strings becomes `;`, so that it is not JSON.
    case corruptJSON
    /// A byte of a string becomes 0xFF, which no UTF-8 has.
    case invalidUTF8

    /// In place of an event the document's error, then the end.
    case errorEvent
    /// The stream ends without its terminator.
    case missingDone
    /// The stream ends without the event before the terminator.
    case missingFinish
    /// An event is sent twice.
    case duplicateEvent
    /// An event whose data is cut off, so that it is not JSON.
    case malformedEvent
    /// An event of a type that no client knows comes before another.
    case unknownEvent
    /// An event is made huge by spaces in its JSON, which mean nothing.
    case hugeEvent
    /// Comments come before an event, which no client may take for one.
    case keepAlive
    /// An event with a type and no data comes before another; no client may dispatch it.
    case datalessEvent
    /// In place of an event one of the type `error` with the error's members flat in it, then the end.
    case flatError

    /// Bytes follow the whole answer.
    case extraBytes
    /// The connection stays open after the last byte, though the answer is complete for whoever reads it.
    case holdOpen
    /// A redirect to somewhere else.
    case redirect
    /// A redirect to the request's own target.
    case redirectLoop
    /// The body is said to be compressed with gzip, and is not.
    case badGzip
    /// `x-should-retry` says the opposite of what the status means.
    case shouldRetry
    /// The arguments of tool calls are cut off, so that they are not JSON.
    case brokenArguments
    /// Tool calls name a tool that the request does not have.
    case unknownTool

    /// The kept-alive connection is closed (FIN) just after the reply.
    case closeIdle
  }
}

extension Fault.Kind {
  /// Whether only a stream can have it.
  var isOfStreams: Bool {
    switch self {
    case .errorEvent, .missingDone, .missingFinish, .duplicateEvent, .malformedEvent, .unknownEvent,
      .hugeEvent,
      .keepAlive, .datalessEvent, .flatError:
      true
    default: false
    }
  }

  /// The keys beside `kind` that mean something for it.
  var keys: Set<String> {
    switch self {
    case .empty, .garbage, .wrongType, .htmlError, .missingDone, .missingFinish, .redirectLoop, .badGzip,
      .shouldRetry, .brokenArguments, .unknownTool:
      []
    case .reset, .close: ["after", "inside"]
    case .stall: ["after", "inside", "for"]
    case .slowHead: ["bytes", "every"]
    case .wrongLength: ["by"]
    case .dribble: ["after", "bytes", "every"]
    case .malformedChunk, .corruptJSON, .invalidUTF8, .duplicateEvent, .malformedEvent, .unknownEvent,
      .datalessEvent:
      ["after"]
    case .errorEvent, .flatError: ["after", "for"]
    case .hugeEvent: ["after", "bytes"]
    case .keepAlive: ["after", "count", "every"]
    case .extraBytes: ["bytes"]
    case .holdOpen, .closeIdle: ["for"]
    case .redirect: ["to"]
    }
  }

  /// The key that ``Fault/size`` is written as; `nil` for kinds without one.
  var sizeKey: String? {
    keys.first { ["bytes", "by", "count"].contains($0) }
  }

  /// What ``Fault/size`` is where none is given.
  public var defaultSize: Int {
    switch self {
    case .hugeEvent: 1 << 20
    case .extraBytes: 16
    case .wrongLength: 10
    case .keepAlive: 3
    default: 1
    }
  }

  /// What ``Fault/pause`` is where none is given.
  public var defaultPause: Duration {
    switch self {
    case .slowHead, .dribble: .milliseconds(10)
    default: .zero
    }
  }
}
