import UnderstudyHTTP
import UnderstudyTLS

/// An answer that is not sent at once: which of its steps is due, and how it ends.
///
/// Owned together with its connection, by the library's thread or by the pacer.
final class Performance {
  /// When it wants to go on.
  enum Verdict {
    /// It is over, or the library goes on with it.
    case over
    case later(Moment)
    /// When the socket takes bytes again, but no later than then.
    case whenWritable(Moment?)
    case whenClientGoes
  }

  /// What the library gets when it asks for more of a body.
  enum Part {
    case bytes(Int)
    case end
    case broken
    case later
  }

  enum Stage {
    /// The answer's delay runs.
    case delaying
    /// The library sends what it has.
    case sending
    /// We write on the socket; the library has sent the head, and will send the end.
    case writing
    /// The library sends what we copy.
    case copying
    /// We write everything.
    case onTheWire
    /// Everything is written, and has to arrive before the reset.
    case settling
    /// Nothing more is sent.
    case holding
  }

  let shape: ReplyShape
  private(set) var stage: Stage
  /// What is written by hand goes through it, where there is TLS.
  var outlet: TLSOutlet?
  /// Told how late each part goes out.
  var errors: PacingErrorCounter?
  /// Why it was over, as far as that is known.
  var cause: ExchangeEnd.Cause?
  var client = ExchangeEnd.Client.present
  /// How many bytes of the body were handed over when the client was first seen to have left.
  var bytesBeforeLeaving: Int?
  /// When the client was first seen to have closed its side.
  var closing: Moment?
  /// When the library got the head to send.
  private var queuedHead: Moment?
  /// How many bytes of the body were handed over.
  private(set) var bodyCount = 0
  private var transmission: Transmission
  /// What is written by hand, with something wrong in its framing.
  private var message: BrokenMessage?
  /// The end of a delay, of a hold (`nil`: when the client goes), or of the wait for a delivery.
  private var until: Moment?
  /// How far the body had got when the socket took no more, and since when it has not got further.
  private var stuck: (at: Int, since: Moment?) = (0, nil)
  /// What comes while it is sent is at its end: nobody waits for a client that does not take it.
  private var isLiveEnding = false

  private init(_ shape: ReplyShape, _ stage: Stage, _ transmission: Transmission, until: Moment? = nil) {
    self.shape = shape
    self.stage = stage
    self.transmission = transmission
    self.until = until
  }

  /// An answer that begins after the plan's delay.
  static func delayed(_ shape: ReplyShape, at now: Moment) -> Performance {
    Performance(shape, .delaying, Transmission(), until: now + shape.plan.delay)
  }

  /// An answer whose head, and end, are the library's to send.
  static func throughLibrary(_ shape: ReplyShape, at now: Moment) -> Performance {
    let performance = Performance(shape, .sending, Transmission())
    performance.beginSending(at: now)
    return performance
  }

  /// An answer that is all ours to send.
  static func onTheWire(_ shape: ReplyShape, head: [UInt8], at now: Moment) -> Performance {
    let body = shape.hasBody || shape.plan.isRaw ? shape.plan.body : .none
    if case .broken(let fault) = shape.plan.framing {
      let message = BrokenMessage(
        fault, head: head, body: body, isChunked: shape.isChunked,
        isCompleted: shape.plan.ending == .complete)
      let transmission = Transmission(
        .paced(message.paced), isChunked: false, isCompletedByLibrary: false,
        start: now + shape.plan.delay)
      let performance = Performance(shape, .onTheWire, transmission)
      performance.message = message
      return performance
    }
    let transmission = Transmission(
      head: head, body, isChunked: shape.isChunked, isCompletedByLibrary: false, start: now + shape.plan.delay
    )
    return Performance(shape, .onTheWire, transmission)
  }

  /// The delay is over, if there was one.
  func beginSending(at now: Moment) {
    stage = .sending
    queuedHead = now
    guard shape.hasBody else { return }
    switch shape.plan.body {
    case .none, .whole: return
    case .paced, .live: break
    }
    stage = shape.plan.declaredLength == nil ? .writing : .copying
    transmission = Transmission(
      shape.plan.body, isChunked: shape.isChunked, isCompletedByLibrary: shape.isChunked, start: now)
  }

  /// When the first byte of the body was handed over.
  var firstByte: Moment? { transmission.firstByte }
  /// When the head was handed over, unless there is none.
  var head: Moment? { shape.plan.isRaw ? nil : queuedHead ?? transmission.firstWrite }
  /// When the last byte so far was handed over.
  var lastByte: Moment? { transmission.lastWrite ?? head }

  /// The library asks for more of the body.
  func read(
    from position: Int, into buffer: UnsafeMutableRawBufferPointer, at now: Moment, on socket: Int32
  ) -> Part {
    guard cause == nil else { return .broken }
    switch stage {
    case .writing:
      switch write(at: now, on: socket) {
      case .finished: return .end
      case .due, .blocked: return .later
      case .failed: return .broken
      }
    case .copying:
      let count = transmission.copy(from: position, into: buffer, at: now)
      bodyCount = position + count
      return count > 0 ? .bytes(count) : .later
    default:
      return .broken
    }
  }

  /// Does what is due, on the clock thread.
  func proceed(at now: Moment, on socket: Int32, patience: Duration?) -> Verdict {
    guard cause == nil else { return .over }
    switch stage {
    case .sending:
      return .over
    case .delaying:
      return waiting(until, at: now)
    case .copying:
      return waiting(transmission.nextDue, at: now)
    case .writing, .onTheWire:
      switch write(at: now, on: socket) {
      case .due(let moment): return .later(moment)
      case .blocked where isLiveEnding:
        cause = .stopped
        return .over
      case .blocked: return blocked(at: now, patience: patience)
      case .failed: return .over
      case .finished where stage == .writing: return .over
      case .finished: return end(at: now, on: socket, patience: patience)
      }
    case .settling:
      guard Wire.isDelivered(socket) || until.map({ $0 <= now }) ?? false else {
        return .later(now + .milliseconds(1))
      }
      Wire.reset(socket)
      cause = .performed
      return .over
    case .holding:
      guard until != nil else { return waitingForEnd(of: socket) }
      let verdict = waiting(until, at: now)
      if case .over = verdict { finish(on: socket, .performed) }
      return verdict
    }
  }

  /// Closes our side where the library would only do so later; it closes the connection afterwards.
  func finish(on socket: Int32, _ cause: ExchangeEnd.Cause) {
    switch stage {
    case .onTheWire, .settling, .holding:
      // What is cut ends as where a process has died: without a word of TLS's own.
      if shape.plan.ending == .complete { outlet?.finish() }
      Wire.finish(socket)
    case .sending, .delaying, .writing, .copying: break
    }
    self.cause = cause
  }

  /// Ends what comes while it is sent, after what has come. Says whether there is such a thing.
  func endLive() -> Bool {
    guard let live = shape.live, stage == .writing || stage == .onTheWire else { return false }
    isLiveEnding = true
    live.finish()
    return true
  }

  /// Finds out whether a client that has closed its side still reads what comes.
  func probeLive() { transmission.hastenHeartbeat() }

  /// The answer ends when the client goes.
  var isHoldingUntilClientGoes: Bool { stage == .holding && until == nil }

  private func waitingForEnd(of socket: Int32) -> Verdict {
    if client == .closedItsSide {
      finish(on: socket, .clientGone)
      return .over
    }
    // Its end comes after all that it sends, and not at all while that waits for room.
    Wire.drop(from: socket)
    return .whenClientGoes
  }

  private func waiting(_ moment: Moment?, at now: Moment) -> Verdict {
    guard let moment, moment > now else { return .over }
    return .later(moment)
  }

  private func write(at now: Moment, on socket: Int32) -> Transmission.Progress {
    let progress = transmission.advance(at: now, on: socket, through: outlet, errors: errors)
    bodyCount = message?.bodyCount(afterBytes: transmission.bodyCount) ?? transmission.bodyCount
    if case .failed = progress { clientWent() }
    return progress
  }

  /// A client that takes nothing for so long is left to itself.
  private func blocked(at now: Moment, patience: Duration?) -> Verdict {
    guard let patience else { return .whenWritable(nil) }
    if bodyCount != stuck.at || stuck.since == nil { stuck = (bodyCount, now) }
    let limit = (stuck.since ?? now) + patience
    guard limit <= now else { return .whenWritable(limit) }
    cause = .clientGone
    return .over
  }

  private func end(at now: Moment, on socket: Int32, patience: Duration?) -> Verdict {
    switch shape.plan.ending {
    case .complete, .close:
      finish(on: socket, .performed)
      return .over
    case .reset:
      stage = .settling
      until = now + (patience ?? .seconds(60))
    case .hold(let duration):
      stage = .holding
      until = duration.map { now + $0 }
    }
    return proceed(at: now, on: socket, patience: patience)
  }
}
