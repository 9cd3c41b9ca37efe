import CMicroHTTPD
import Synchronization
import UnderstudyHTTP

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
  let socket: Int32
  let number: UInt64
  /// The pacer has watched the socket. Set when the connection opens, or by the pacer.
  var isWatched = false
  /// Its place with the pacer while it is suspended. For the pacer alone.
  var slot: Int?

  private let handle: OpaquePointer
  private let socketState = Atomic<SocketState>(.open)
  private var requestCount = 0
  private var phase = Phase.idle

  // The request.
  private var target = ""
  private var body: [UInt8] = []
  private var isBodyOverLimit = false
  private var arrival = Moment.zero

  // The answer.
  private var observer: (any ExchangeObserver)?
  private var performance = Performance()

  init(_ handle: OpaquePointer, engine: Engine) {
    self.handle = handle
    self.engine = engine
    socket = mhd_shim_connection_socket(handle)
    number = engine.connectionOpened()
    engine.pacer.watch(self)
  }

  /// The library is about to close the socket.
  func closed() {
    engine.pacer.forget(self)
    // The pacer is busy for one short call, if at all.
    while !exchange(.open, for: .closed) { sched_yield() }
    engine.connectionClosed()
  }

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
    self.target = String(cString: target)
  }

  /// The library goes on with the request: first with its head, then with each part of its body, then with nothing
  /// more to come; once more after it was resumed. Says whether the connection is worth keeping.
  func advance(
    method: UnsafePointer<CChar>, version: UnsafePointer<CChar>, chunk: UnsafeRawBufferPointer
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
      return performance.cause == nil && sendDelayed()
    case .replying, .onTheWire:
      return false
    }
  }

  private func takeHead(method: UnsafePointer<CChar>, version: UnsafePointer<CChar>) -> Bool {
    engine.requestBegan()
    phase = .receiving
    arrival = .now()
    requestCount &+= 1
    guard engine.phase != .closing else { return false }
    // RFC 9110 §10.1.1: a client that asks before it sends is told at once that there is too much.
    if let length = declaredLength, length > engine.bodyLimit, isWaitingForContinue {
      isBodyOverLimit = true
      return answer(method: method, version: version)
    }
    return true
  }

  private func take(_ chunk: UnsafeRawBufferPointer) {
    let room = engine.bodyLimit - body.count
    if chunk.count > room { isBodyOverLimit = true }
    if body.isEmpty {
      // A small body comes as a whole. What is declared is only reserved as far as it is likely to come.
      let expected = chunk.count < 1024 ? chunk.count : min(declaredLength ?? 0, 65_536)
      body.reserveCapacity(min(max(expected, chunk.count), engine.bodyLimit))
    }
    body.append(contentsOf: chunk.prefix(room))
  }

  private func answer(method: UnsafePointer<CChar>, version: UnsafePointer<CChar>) -> Bool {
    var fields = HTTPFields()
    let count = Int(MHD_get_connection_values_n(handle, .HEADER_KIND, nil, nil))
    fields.reserveCapacity(count: count, byteCount: count * 40)
    withUnsafeMutablePointer(to: &fields) {
      _ = MHD_get_connection_values_n(handle, .HEADER_KIND, copyField, $0)
    }
    let request = HTTPRequest(
      method: String(cString: method), target: target, version: String(cString: version), fields: fields,
      body: body, isBodyOverLimit: isBodyOverLimit, connection: number, numberOnConnection: requestCount,
      arrival: arrival)
    body = []
    let isHead = request.method == "HEAD"
    let isOld = request.version == "HTTP/1.0"
    let reply = engine.service.reply(to: request)
    observer = reply.observer
    return perform(ReplyShape(reply.plan, isHead: isHead, isOld: isOld))
  }

  private var declaredLength: Int? {
    value(of: "Content-Length").flatMap { Int(String(cString: $0)) }
  }

  private var isWaitingForContinue: Bool {
    value(of: "Expect").map { strcasecmp($0, "100-continue") == 0 } ?? false
  }

  private func value(of name: StaticString) -> UnsafePointer<CChar>? {
    UnsafeRawPointer(name.utf8Start).withMemoryRebound(to: CChar.self, capacity: name.utf8CodeUnitCount) {
      MHD_lookup_connection_value(handle, .HEADER_KIND, $0)
    }
  }

  // MARK: Answering it

  private func perform(_ shape: ReplyShape) -> Bool {
    let now = Moment.now()
    if shape.isForTheWire {
      phase = .onTheWire
      sendAtOnce()
      performance.beginOnTheWire(shape, head: shape.head(engine), at: now)
      return suspend()
    }
    guard shape.plan.delay > .zero else { return send(shape, at: now) }
    phase = .delayed
    performance.beginDelay(shape, at: now)
    return suspend()
  }

  private func sendDelayed() -> Bool {
    guard let shape = performance.takeDelayed() else { return false }
    return send(shape, at: .now())
  }

  /// Hands the answer to the library.
  private func send(_ shape: ReplyShape, at now: Moment) -> Bool {
    phase = .replying
    guard let response = response(shape, at: now) else { return false }
    for field in shape.plan.sharedFields.fields { add(field, to: response) }
    for field in shape.plan.fields { add(field, to: response) }
    if engine.closesConnections { _ = response.add("Connection", "close") }
    guard response.queue(on: handle, status: shape.plan.status) else {
      engine.refusedStatus(shape.plan.status)
      return false
    }
    return true
  }

  private func response(_ shape: ReplyShape, at now: Moment) -> PreparedResponse? {
    let context = Unmanaged.passUnretained(self).toOpaque()
    if let length = shape.lengthWithoutBody {
      return .read(by: readNothing, context: context, length: length)
    }
    switch shape.plan.body {
    case .none:
      performance.firstByte = now
      return .empty()
    case .whole(let bytes):
      performance.firstByte = now
      performance.wholeCount = shape.hasBody ? bytes.count : 0
      return .whole(bytes)
    case .paced(let bytes):
      sendAtOnce()
      performance.beginThroughLibrary(shape, bytes, at: now)
      return .read(by: readPaced, context: context, length: shape.plan.declaredLength)
    }
  }

  /// The library's check is a part of ours; ours says why.
  private func add(_ field: HTTPField, to response: borrowing PreparedResponse) {
    if field.isFraming || !response.add(field.name, field.value) {
      engine.refused(field, because: field.refusal ?? "the library refused it")
    }
  }

  /// Small writes are not held back until the client has acknowledged the one before (Nagle).
  private func sendAtOnce() {
    setOption(socket, level: Int32(IPPROTO_TCP), name: TCP_NODELAY, to: 1)
  }

  /// The library wants the next part of a paced body: how much there is, or one of its two ends, or 0 if it has to
  /// wait.
  fileprivate func read(from position: Int, into buffer: UnsafeMutableRawBufferPointer) -> Int {
    switch performance.read(from: position, into: buffer, at: .now(), on: socket) {
    case .bytes(let count): count
    case .end: -1
    case .broken: -2
    case .later: suspend() ? 0 : -2
    }
  }

  // MARK: Being suspended

  /// Gives the connection to the pacer, unless the server closes. Nothing may be touched afterwards.
  private func suspend() -> Bool {
    guard engine.willSuspend() else {
      performance.cut(on: socket)
      return false
    }
    MHD_suspend_connection(handle)
    engine.pacer.add(self)
    return true
  }

  /// Gives the connection back to the library. The pacer's last touch.
  func resume() {
    let engine = engine
    MHD_resume_connection(handle)
    engine.didResume()
  }

  /// Does what is due. For the pacer.
  func proceed(at now: Moment) -> Performance.Verdict {
    performance.proceed(at: now, on: socket, patience: engine.patience)
  }

  /// Ends a stall or a hold. For the pacer.
  func endHold() { performance.endHold(on: socket) }

  /// Ends the answer as it is. For the pacer.
  func cut() { performance.cut(on: socket) }

  /// The client reset the connection. For the pacer.
  func clientWent() { performance.clientWent() }

  /// The client closed its side; it may still be reading. For the pacer.
  func clientClosedItsSide() { performance.clientClosedItsSide(on: socket) }

  // MARK: Being over

  /// The request is over, whatever became of it. Called once for each that began.
  func completed(_ termination: Termination?) {
    guard phase != .idle else { return }
    let observer = observer
    let end = performance.end(termination, at: .now())
    phase = .idle
    self.observer = nil
    performance = Performance()
    body = []
    isBodyOverLimit = false
    observer?.ended(end)
    engine.requestEnded()
  }
}

private func copyField(
  _ context: UnsafeMutableRawPointer?, _: MHD_ValueKind, _ name: UnsafePointer<CChar>?, _ nameLength: Int,
  _ value: UnsafePointer<CChar>?, _ valueLength: Int
) -> MHD_Result {
  guard let fields = context?.assumingMemoryBound(to: HTTPFields.self), let name else { return .YES }
  fields.pointee.append(name: bytes(name, nameLength), value: bytes(value, valueLength))
  return .YES
}

private func bytes(_ start: UnsafePointer<CChar>?, _ count: Int) -> UnsafeBufferPointer<UInt8> {
  let raw = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count)
  return raw.assumingMemoryBound(to: UInt8.self)
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

/// For answers whose head speaks of a body that is not sent: the library never calls it.
private func readNothing(
  _: UnsafeMutableRawPointer?, _: UInt64, _: UnsafeMutablePointer<CChar>?, _: Int
) -> Int {
  -2
}
