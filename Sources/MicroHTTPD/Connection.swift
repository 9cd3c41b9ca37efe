import CMicroHTTPD
import Synchronization
import UnderstudyHTTP
import UnderstudyTLS

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// One connection, and the one request that is under way on it.
///
/// The library's thread that the connection belongs to owns it; from ``Pacer/add(_:)`` to ``resume()`` the pacer does.
// Safe because both hand it over through a lock (the pacer's, and the library's for suspending), and neither touches
// it afterwards.
final class Connection: @unchecked Sendable {
  /// Where the request is.
  enum Phase {
    /// There is none, or its head is not complete.
    case idle
    /// Its head is there; its body comes.
    case receiving
    /// The answer's delay runs.
    case delayed
    /// The library sends the answer.
    case replying
    /// The pacer writes the answer; the library only closes the connection.
    case onTheWire
  }

  /// Why the library thinks that a request is over. Raw values: enum MHD_RequestTerminationCode.
  enum Termination: UInt32 {
    case completed = 0
    case error = 1
    case timeout = 2
    case shutdown = 3
    case readError = 4
    case clientAbort = 5
  }

  private enum SocketState: UInt8, AtomicRepresentable {
    case open, busy, closed
  }

  let engine: Engine
  private let worker: Worker
  let socket: Int32
  let number: UInt64
  /// What is written by hand goes through it, where there is TLS.
  private let outlet: TLSOutlet?
  /// The pacer has watched the socket. Set when the connection opens, or by the pacer.
  var isWatched = false
  /// Its place with the pacer while it is suspended. For the pacer alone.
  var slot: Int?
  /// The pacer reminds the library of the client's end. For the pacer alone.
  var isBeingReminded = false

  private let handle: OpaquePointer
  private let socketState = Atomic<SocketState>(.open)
  private var requestCount = 0
  private var phase = Phase.idle

  // The request.
  private var target = ""
  private var fields = HTTPFields()
  private var fieldReader = FieldReader()
  private var body: [UInt8] = []
  private var isBodyOverLimit = false
  private var isHeadOverLimit = false
  private var arrival = Moment.zero

  // The answer.
  private var observer: (any ExchangeObserver)?
  /// What is not sent at once.
  private var performance: Performance?
  /// The answer before, and often the next.
  private var ready: ReadyResponse?
  /// When an answer that the library sends by itself was handed to it, and how long its body is.
  private var firstByte: Moment?
  private var wholeCount = 0

  init(_ handle: OpaquePointer, worker: Worker) {
    self.handle = handle
    self.worker = worker
    engine = worker.engine
    socket = mhd_shim_connection_socket(handle)
    number = engine.connectionOpened()
    outlet = engine.isSecure ? mhd_shim_tls_session(handle).map { TLSOutlet(OpaquePointer($0)) } : nil
    engine.pacer.watch(self)
  }

  /// The library is about to close the socket.
  func closed() {
    engine.pacer.forget(self)
    // The pacer is busy for one short call, if at all.
    while !exchange(.open, for: .closed) { sched_yield() }
    engine.connectionClosed()
  }

  /// The library has not yet closed the socket.
  var isSocketOpen: Bool { socketState.load(ordering: .relaxed) != .closed }

  /// Makes the library look again at a client that has closed its side. For the pacer, while it does not own it.
  func remindOfEnd() {
    // Until this is done the socket is not closed, and its number not used anew.
    guard exchange(.open, for: .busy) else { return }
    shutdown(socket, Int32(SHUT_RD))
    socketState.store(.open, ordering: .releasing)
  }

  private func exchange(_ old: SocketState, for new: SocketState) -> Bool {
    socketState.compareExchange(expected: old, desired: new, ordering: .acquiringAndReleasing).exchanged
  }

  // MARK: Reading the request

  /// The request line is there. The target is valid only now: the library decodes it in place.
  func begin(target: UnsafePointer<CChar>) {
    // Most clients ask for the same again: comparing costs less than making a string.
    let count = strlen(target)
    let last = self.target
    let isSame = count == last.utf8.count && last.withCString { memcmp($0, target, count) == 0 }
    if !isSame { self.target = String(cString: target) }
  }

  /// The library goes on with the request: first with its head, then with each part of its body, then with nothing
  /// more to come; once more after it was resumed. Says whether the connection is worth keeping.
  func advance(
    method: UnsafePointer<CChar>, version: UnsafePointer<CChar>, chunk: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    switch phase {
    case .idle:
      return takeHead(method: method, version: version)
    case .receiving where !chunk.isEmpty:
      take(chunk)
      return true
    case .receiving:
      return answer(method: method, version: version)
    case .delayed:
      return sendDelayed()
    case .replying, .onTheWire:
      return false
    }
  }

  private func takeHead(method: UnsafePointer<CChar>, version: UnsafePointer<CChar>) -> Bool {
    engine.requestBegan()
    phase = .receiving
    arrival = engine.clock.now()
    requestCount &+= 1
    guard engine.phase != .closing else { return false }
    isHeadOverLimit = mhd_shim_head_size(handle) > engine.headLimit
    let head = fieldReader.fields(of: handle)
    // RFC 9110 §10.1.1: a client that asks before it sends is told at once that there is too much.
    isBodyOverLimit = head.isWaitingForContinue && head.declaredLength ?? 0 > engine.bodyLimit
    fields = head
    return isBodyOverLimit ? answer(method: method, version: version) : true
  }

  private func take(_ chunk: UnsafeBufferPointer<UInt8>) {
    let room = engine.bodyLimit - body.count
    if chunk.count > room { isBodyOverLimit = true }
    let part = UnsafeBufferPointer(rebasing: chunk.prefix(room))
    if !body.isEmpty {
      body.append(contentsOf: part)
    } else if part.count < 1024 {
      body = Array(part)
    } else {
      // What is declared is only reserved as far as it is likely to come.
      body.reserveCapacity(min(max(min(fields.declaredLength ?? 0, 1 << 20), part.count), engine.bodyLimit))
      body.append(contentsOf: part)
    }
  }

  private func answer(method: UnsafePointer<CChar>, version: UnsafePointer<CChar>) -> Bool {
    let request = HTTPRequest(
      method: RequestHead.name(ofMethod: method), target: target,
      version: RequestHead.name(ofVersion: version), fields: Swift.exchange(&fields, with: HTTPFields()),
      body: Swift.exchange(&body, with: []), isBodyOverLimit: isBodyOverLimit,
      isHeadOverLimit: isHeadOverLimit, connection: number, numberOnConnection: requestCount,
      arrival: arrival)
    let isHead = strcmp(method, "HEAD") == 0
    let isOld = strcmp(version, "HTTP/1.0") == 0
    var reply = engine.service.reply(to: request)
    observer = reply.observer.take()
    return perform(reply.plan, isHead: isHead, isOld: isOld)
  }

  // MARK: Answering it

  private func perform(_ plan: borrowing ReplyPlan, isHead: Bool, isOld: Bool) -> Bool {
    let now = engine.clock.now()
    if ReplyShape.isAtOnce(plan) { return sendAtOnce(plan, isHead: isHead, at: now) }
    let shape = ReplyShape(copy plan, isHead: isHead, isOld: isOld)
    sendPromptly()
    if let live = shape.live {
      // Let go of in `completed`.
      live.whenReady { [engine, number] in engine.pacer.wake(number) }
    }
    if shape.isForTheWire {
      phase = .onTheWire
      begin(.onTheWire(shape, head: shape.head(engine), at: now))
      return suspend()
    }
    if shape.plan.delay > .zero {
      phase = .delayed
      begin(.delayed(shape, at: now))
      return suspend()
    }
    begin(.throughLibrary(shape, at: now))
    return sendPaced(shape)
  }

  private func begin(_ performance: Performance) {
    performance.outlet = outlet
    performance.errors = engine.pacingErrors
    self.performance = performance
    engine.timedAnswers.add(1, ordering: .relaxed)
  }

  /// The delay is over.
  private func sendDelayed() -> Bool {
    guard let performance, performance.cause == nil else { return false }
    let now = engine.clock.now()
    performance.beginSending(at: now)
    let shape = performance.shape
    switch shape.plan.body {
    case .paced, .live: return sendPaced(shape)
    case .none, .whole: break
    }
    if shape.lengthWithoutBody != nil { return sendPaced(shape) }
    return sendAtOnce(shape.plan, isHead: shape.isHead, at: now)
  }

  /// Hands the library a response that it can send by itself.
  private func sendAtOnce(_ plan: borrowing ReplyPlan, isHead: Bool, at now: Moment) -> Bool {
    phase = .replying
    firstByte = now
    if case .whole(let bytes) = plan.body, !isHead, plan.status != 204, plan.status != 304 {
      wholeCount = bytes.count
    }
    guard
      let ready = ready.take().flatMap({ $0.adapt(to: plan, engine) ? $0 : nil })
        ?? ReadyResponse(plan, engine)
    else { return false }
    // It is the last on this connection.
    let isLast = engine.closesConnections
    if isLast { _ = ready.response.add(HTTPField("Connection", "close")) }
    let isQueued = ready.response.queue(on: handle, status: plan.status)
    if !isQueued { engine.refusedStatus(plan.status) }
    if !isLast { self.ready = ready }
    return isQueued
  }

  /// Hands the library the head of an answer whose body it asks for later, or never.
  private func sendPaced(_ shape: ReplyShape) -> Bool {
    phase = .replying
    let context = Unmanaged.passUnretained(self).toOpaque()
    let length = shape.hasBody ? shape.plan.declaredLength : shape.lengthWithoutBody
    guard let response = PreparedResponse.read(by: readPaced, context: context, length: length) else {
      return false
    }
    for field in shape.plan.allFields where !response.add(field) { engine.refused(field) }
    if engine.closesConnections { _ = response.add(HTTPField("Connection", "close")) }
    guard response.queue(on: handle, status: shape.plan.status) else {
      engine.refusedStatus(shape.plan.status)
      return false
    }
    return true
  }

  /// Small writes are not held back until the client has acknowledged the one before (Nagle).
  private func sendPromptly() {
    setOption(socket, level: Int32(IPPROTO_TCP), name: TCP_NODELAY, to: 1)
  }

  /// The library wants the next part of a paced body: how much there is, or one of its two ends, or 0 if it has to
  /// wait.
  fileprivate func read(from position: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    switch performance?.read(from: position, into: buffer, at: engine.clock.now(), on: socket) {
    case .bytes(let count): return count
    case .end: return -1
    case .later:
      SpareMemory.giveBack(buffer)
      return suspend() ? 0 : -2
    case .broken, nil: return -2
    }
  }

  // MARK: Being suspended

  /// Gives the connection to the pacer, unless the server closes. Nothing may be touched afterwards.
  private func suspend() -> Bool {
    guard engine.willSuspend() else {
      performance?.cut(on: socket)
      return false
    }
    worker.willSuspend()
    MHD_suspend_connection(handle)
    engine.pacer.add(self)
    return true
  }

  /// Gives the connection back to the library. The pacer's last touch.
  func resume() {
    let worker = worker
    MHD_resume_connection(handle)
    worker.didResume()
    worker.engine.didResume()
  }

  /// Does what is due. For the pacer.
  func proceed(at now: Moment) -> Performance.Verdict {
    performance?.proceed(at: now, on: socket, patience: engine.patience) ?? .over
  }

  /// Ends a stall or a hold. For the pacer.
  func endHold() { performance?.endHold(on: socket) }

  /// Ends the answer as it is. For the pacer.
  func cut() { performance?.cut(on: socket) }

  /// The client reset the connection. For the pacer.
  func clientWent() { performance?.clientWent() }

  /// The client closed its side; it may still be reading. For the pacer.
  func clientClosedItsSide(at now: Moment) { performance?.clientClosedItsSide(on: socket, at: now) }

  // MARK: Being over

  /// The request is over, whatever became of it. Called once for each that began.
  func completed(_ termination: Termination?) {
    guard phase != .idle else { return }
    phase = .idle
    if let observer {
      self.observer = nil
      observer.ended(end(termination))
    }
    performance?.shape.live?.whenReady(nil)
    if performance != nil {
      performance = nil
      engine.timedAnswers.subtract(1, ordering: .relaxed)
    }
    firstByte = nil
    wholeCount = 0
    isBodyOverLimit = false
    fields = HTTPFields()
    if !body.isEmpty { body = [] }
    engine.requestEnded()
  }

  private func end(_ termination: Termination?) -> ExchangeEnd {
    var end = ExchangeEnd(cause: .performed, firstByte: firstByte, end: engine.clock.now(), bodyBytes: 0)
    end.head = firstByte
    switch termination {
    case .completed:
      end.bodyBytes = wholeCount
      end.lastByte = end.end
    case .shutdown:
      end.cause = .stopped
    case .timeout:
      end.cause = .clientGone
    case .error, .readError, .clientAbort, nil:
      end.cause = .clientGone
      end.client = .gone
      end.bytesBeforeLeaving = 0
    }
    performance?.complete(&end)
    return end
  }
}

private func readPaced(
  _ context: UnsafeMutableRawPointer?, _ position: UInt64, _ buffer: UnsafeMutablePointer<CChar>?,
  _ count: Int
) -> Int {
  guard let context else { return -2 }
  let buffer = UnsafeMutableRawBufferPointer(start: buffer, count: count)
  return Unmanaged<Connection>.fromOpaque(context)._withUnsafeGuaranteedRef {
    $0.read(from: Int(clamping: position), into: buffer)
  }
}
