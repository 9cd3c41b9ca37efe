import UnderstudyHTTP
import UnderstudyTLS

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Bytes on their way to a socket: each step when it is due, as many as are due together.
struct Transmission {
  enum Progress {
    /// The next step is due then.
    case due(Moment)
    /// The socket takes nothing now.
    case blocked
    /// All steps are out.
    case finished
    /// The client has gone.
    case failed
  }

  private var bytes: SharedBytes?
  /// What comes while it is sent, in place of steps: each taking of it is a part of its own.
  private let live: LiveBytes?
  /// The bytes of all parts before the present one.
  private var liveStart = 0
  private var isHeartbeatDue = false
  private let steps: [PacedBytes.Step]
  private let isChunked: Bool
  /// The library sends the message's end at once after the last step.
  private let isCompletedByLibrary: Bool
  private var head: [UInt8]
  private var isHeadPending: Bool
  private var nextStep = 0
  /// When the last thing that was gathered was due.
  private var due: Moment

  /// What is being written: the head, a chunk's first line, a part of the bytes, a chunk's end.
  private var part = 0..<0
  private var chunkLine = InlineArray<18, UInt8>(repeating: 0)
  private var chunkLineCount = 0
  private var headCount = 0
  private var sent = 0
  private var total = 0

  /// How late the part was, in nanoseconds, that was gathered last after a pause.
  private var lateness: Int64?

  /// When the first byte of the body was handed over.
  private(set) var firstByte: Moment?
  /// When the first byte of all, and the last so far, were handed over.
  private(set) var firstWrite: Moment?
  private(set) var lastWrite: Moment?

  /// Nothing to send.
  init() {
    self.init(.none, isChunked: false, isCompletedByLibrary: false, start: .zero)
  }

  init(
    head: [UInt8] = [], _ body: ReplyPlan.Body, isChunked: Bool, isCompletedByLibrary: Bool, start: Moment
  ) {
    switch body {
    case .none: (bytes, live, steps) = (nil, nil, [])
    case .whole(let whole):
      (bytes, live, steps) = (whole, nil, [PacedBytes.Step(end: whole.count, pause: .zero)])
    case .paced(let paced): (bytes, live, steps) = (paced.bytes, nil, paced.steps)
    case .live(let coming): (bytes, live, steps) = (nil, coming, [])
    }
    self.head = head
    self.isChunked = isChunked
    self.isCompletedByLibrary = isCompletedByLibrary
    isHeadPending = !head.isEmpty
    due = start
  }

  /// The number of bytes of the body that were handed over.
  var bodyCount: Int {
    liveStart + part.lowerBound + min(max(0, sent - headCount - chunkLineCount), part.count)
  }

  /// When the next step is due; `nil` if there is none.
  var nextDue: Moment? {
    if isHeadPending { return due }
    return nextStep < steps.count ? due.advanced(byNanoseconds: steps[nextStep].pauseNanoseconds) : nil
  }

  /// Writes what is due.
  ///
  /// - Parameter errors: told how late each part is.
  mutating func advance(
    at now: Moment, on socket: Int32, through outlet: TLSOutlet?, errors: PacingErrorCounter?
  ) -> Progress {
    while true {
      while sent < total {
        switch write(on: socket, through: outlet) {
        case .bytes(let count):
          sent += count
          if firstByte == nil, bodyCount > 0 { firstByte = now }
          if firstWrite == nil { firstWrite = now }
          lastWrite = now
        case .full: return .blocked
        case .failed: return .failed
        }
      }
      if let live, !isHeadPending {
        if let progress = gather(live, at: now) { return progress }
        continue
      }
      guard let next = nextDue else { return .finished }
      guard next <= now else { return .due(next) }
      gather(at: now)
      if let lateness = lateness.take() { errors?.count(lateness) }
    }
  }

  /// Takes what has come, or a heartbeat where that is due; tells how things stand where neither is to be sent.
  private mutating func gather(_ live: LiveBytes, at now: Moment) -> Progress? {
    var (taken, isFinished) = live.take()
    if taken.isEmpty {
      if isFinished { return .finished }
      let next = due + live.pause
      guard isHeartbeatDue || next <= now else { return .due(next) }
      taken = live.heartbeat
      guard !taken.isEmpty else { return .due(Moment(nanoseconds: .max)) }
    }
    isHeartbeatDue = false
    due = now
    liveStart += part.count
    bytes = SharedBytes(taken)
    part = 0..<taken.count
    headCount = 0
    sent = 0
    chunkLineCount = isChunked ? writeChunkLine(part.count) : 0
    total = chunkLineCount + part.count + (isChunked ? 2 : 0)
    return nil
  }

  /// Sends a heartbeat at once: a client that has gone answers it with a reset.
  mutating func hastenHeartbeat() { isHeartbeatDue = live != nil }

  /// Copies what is due, for a library that frames and sends it itself. 0 means that nothing more is due now.
  mutating func copy(from position: Int, into buffer: UnsafeMutableRawBufferPointer, at now: Moment) -> Int {
    gather(at: now)
    guard let bytes, position < part.upperBound else { return 0 }
    let count = min(part.upperBound - position, buffer.count)
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.buffer[position..<position + count]))
    part = position + count..<part.upperBound
    if firstByte == nil, count > 0 { firstByte = now }
    if count > 0 { lastWrite = now }
    return count
  }

  /// Takes what is due together: a step, and those without a pause after it. Two that are late do not become one.
  private mutating func gather(at now: Moment) {
    headCount = 0
    if isHeadPending, due <= now {
      isHeadPending = false
      headCount = head.count
    } else if !head.isEmpty, !isHeadPending {
      head = []
    }
    let limit = bytes?.count ?? 0
    var end = part.upperBound
    var isFirst = true
    if let next = nextDue, next <= now, next > due { lateness = (now - next).nanoseconds }
    while let next = nextDue, next <= now, isFirst || steps[nextStep].pauseNanoseconds <= 0 {
      isFirst = false
      due = next
      end = min(max(end, steps[nextStep].end), limit)
      nextStep += 1
    }
    part = part.upperBound..<end
    sent = 0
    chunkLineCount = isChunked && !part.isEmpty ? writeChunkLine(part.count) : 0
    total = headCount + chunkLineCount + part.count + (chunkLineCount > 0 ? 2 : 0)
  }

  /// RFC 9112 §7.1: the size in hexadecimal digits, CR LF. Says how long the line is.
  private mutating func writeChunkLine(_ size: Int) -> Int {
    let digits = max(1, (67 - UInt64(size).leadingZeroBitCount) / 4)
    for index in 0..<digits {
      let digit = UInt8(truncatingIfNeeded: size >> ((digits - 1 - index) * 4)) & 0xF
      chunkLine[index] = digit < 10 ? 0x30 + digit : 0x57 + digit
    }
    chunkLine[digits] = 0x0D
    chunkLine[digits + 1] = 0x0A
    return digits + 2
  }

  private mutating func write(on socket: Int32, through outlet: TLSOutlet?) -> Wire.Sent {
    let isCorked = isCompletedByLibrary && live == nil && nextStep == steps.count
    let lineEnd: StaticString = "\r\n"
    return head.withUnsafeBytes { head in
      withUnsafeBytes(of: &chunkLine) { line in
        withUnsafeTemporaryAllocation(of: iovec.self, capacity: 4) { vectors in
          var skip = sent
          var count = 0
          func add(_ source: UnsafeRawBufferPointer) {
            if skip >= source.count {
              skip -= source.count
            } else {
              let start = UnsafeMutableRawPointer(mutating: source.baseAddress)?.advanced(by: skip)
              vectors.initializeElement(at: count, to: iovec(iov_base: start, iov_len: source.count - skip))
              count += 1
              skip = 0
            }
          }
          add(UnsafeRawBufferPointer(rebasing: head.prefix(headCount)))
          add(UnsafeRawBufferPointer(rebasing: line.prefix(chunkLineCount)))
          if let bytes { add(UnsafeRawBufferPointer(rebasing: bytes.buffer[part])) }
          if chunkLineCount > 0 { add(UnsafeRawBufferPointer(start: lineEnd.utf8Start, count: 2)) }
          let parts = UnsafeMutableBufferPointer(rebasing: vectors.prefix(count))
          if let outlet { return Wire.send(parts, through: outlet) }
          return Wire.send(parts, on: socket, isCorked: isCorked)
        }
      }
    }
  }
}
