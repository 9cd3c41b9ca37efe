import UnderstudyHTTP

/// How far the answer to one request has got: which of its steps is due, and how it ended.
struct Performance {
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

  private enum Stage {
    case none
    case delaying(until: Moment, ReplyShape)
    /// We write on the socket, the library has sent the head and will send the end.
    case writing(Transmission)
    /// The library writes what we copy.
    case copying(Transmission)
    /// We write everything.
    case onTheWire(Transmission, ReplyPlan.Ending)
    /// Everything is written, and has to arrive before the reset; no longer than until then.
    case settling(until: Moment)
    /// Nothing more is sent until then.
    case holding(until: Moment?)
  }

  /// Why it was over, as far as that is known.
  var cause: ExchangeEnd.Cause?
  /// When the first byte was handed over, of a body that the library sends.
  var firstByte: Moment?
  /// The length of a body that the library sends.
  var wholeCount = 0
  var client = ExchangeEnd.Client.present
  private var stage = Stage.none
  /// How far the body had got when the socket took no more, and since when it has not got further.
  private var stuck: (at: Int, since: Moment?) = (0, nil)
  private(set) var bodyCount = 0

  // MARK: Beginning

  mutating func beginDelay(_ shape: ReplyShape, at now: Moment) {
    stage = .delaying(until: now + shape.plan.delay, shape)
  }

  /// The plan whose delay is over.
  mutating func takeDelayed() -> ReplyShape? {
    guard case .delaying(_, let shape) = stage else { return nil }
    stage = .none
    return shape
  }

  mutating func beginThroughLibrary(_ shape: ReplyShape, _ bytes: PacedBytes, at now: Moment) {
    let transmission = Transmission(
      .paced(bytes), isChunked: shape.isChunked, isCompletedByLibrary: shape.isChunked, start: now)
    stage = shape.plan.declaredLength == nil ? .writing(transmission) : .copying(transmission)
  }

  mutating func beginOnTheWire(_ shape: ReplyShape, head: [UInt8], at now: Moment) {
    let body = shape.hasBody || shape.plan.framing == .raw ? shape.plan.body : .none
    let transmission = Transmission(
      head: head, body, isChunked: shape.isChunked, isCompletedByLibrary: false, start: now + shape.plan.delay
    )
    stage = .onTheWire(transmission, shape.plan.ending)
  }

  // MARK: Going on

  /// The library asks for more of the body.
  mutating func read(
    from position: Int, into buffer: UnsafeMutableRawBufferPointer, at now: Moment, on socket: Int32
  ) -> Part {
    guard cause == nil else { return .broken }
    switch stage {
    case .writing(var transmission):
      stage = .none
      let progress = transmission.advance(at: now, on: socket)
      keep(.writing(transmission), transmission)
      switch progress {
      case .finished: return .end
      case .failed:
        clientWent()
        return .broken
      case .due, .blocked: return .later
      }
    case .copying(var transmission):
      stage = .none
      let count = transmission.copy(from: position, into: buffer, at: now)
      keep(.copying(transmission), transmission)
      bodyCount = position + count
      return count > 0 ? .bytes(count) : .later
    default:
      return .broken
    }
  }

  /// Does what is due, on the clock thread.
  mutating func proceed(at now: Moment, on socket: Int32, patience: Duration?) -> Verdict {
    guard cause == nil else { return .over }
    switch stage {
    case .none:
      return .over
    case .delaying(let moment, _):
      return moment <= now ? .over : .later(moment)
    case .copying(let transmission):
      guard let next = transmission.nextDue, next > now else { return .over }
      return .later(next)
    case .writing(var transmission):
      stage = .none
      let progress = transmission.advance(at: now, on: socket)
      keep(.writing(transmission), transmission)
      return verdict(progress, at: now, patience: patience) { _ in .over }
    case .onTheWire(var transmission, let ending):
      stage = .none
      let progress = transmission.advance(at: now, on: socket)
      keep(.onTheWire(transmission, ending), transmission)
      return verdict(progress, at: now, patience: patience) {
        $0.end(as: ending, at: now, on: socket, patience: patience)
      }
    case .settling(let limit):
      guard Wire.isDelivered(socket) || limit <= now else { return .later(now + .milliseconds(1)) }
      Wire.reset(socket)
      cause = .performed
      return .over
    case .holding(let moment):
      guard let moment else { return .whenClientGoes }
      guard moment <= now else { return .later(moment) }
      finish(on: socket, .performed)
      return .over
    }
  }

  /// Nothing is sent at the moment, and nothing more will be.
  var isHolding: Bool {
    if case .holding = stage { true } else { false }
  }

  /// The answer ends when the client goes.
  var isHoldingUntilClientGoes: Bool {
    if case .holding(nil) = stage { true } else { false }
  }

  /// Closes our side where the library would only do so later; it closes the connection afterwards.
  mutating func finish(on socket: Int32, _ cause: ExchangeEnd.Cause) {
    switch stage {
    case .onTheWire, .settling, .holding: Wire.finish(socket)
    case .none, .delaying, .writing, .copying: break
    }
    self.cause = cause
  }

  private mutating func keep(_ stage: Stage, _ transmission: Transmission) {
    self.stage = stage
    firstByte = firstByte ?? transmission.firstByte
    bodyCount = transmission.bodyCount
  }

  private mutating func verdict(
    _ progress: Transmission.Progress, at now: Moment, patience: Duration?,
    whenFinished: (inout Performance) -> Verdict
  ) -> Verdict {
    switch progress {
    case .due(let moment): return .later(moment)
    case .finished: return whenFinished(&self)
    case .failed:
      clientWent()
      return .over
    case .blocked: return blocked(at: now, patience: patience)
    }
  }

  /// A client that takes nothing for so long is left to itself.
  private mutating func blocked(at now: Moment, patience: Duration?) -> Verdict {
    guard let patience else { return .whenWritable(nil) }
    if bodyCount != stuck.at || stuck.since == nil { stuck = (bodyCount, now) }
    let limit = (stuck.since ?? now) + patience
    guard limit <= now else { return .whenWritable(limit) }
    cause = .clientGone
    return .over
  }

  private mutating func end(
    as ending: ReplyPlan.Ending, at now: Moment, on socket: Int32, patience: Duration?
  ) -> Verdict {
    switch ending {
    case .complete, .close:
      finish(on: socket, .performed)
      return .over
    case .reset:
      stage = .settling(until: now + (patience ?? .seconds(60)))
    case .hold(let duration):
      stage = .holding(until: duration.map { now + $0 })
    }
    return proceed(at: now, on: socket, patience: patience)
  }
}
