import UnderstudyHTTP
import UnderstudyJSON

/// Turns content, pace and fault into a plan: which bytes, at which moments, how the connection ends.
struct ReplyPlanner {
  /// What goes out.
  var content: PreparedContent
  /// When it goes out.
  var pace = Pace.immediate
  /// What goes wrong.
  var fault: Fault?
  /// Header fields of this exchange alone.
  var fields: [HTTPField] = []
  /// The data of an error event, for the fault that needs one.
  var errorEvent = JSONValue.null
  /// What the placeholders of a template name.
  var context = Template.Context()
  /// Where jitter is drawn from: the same seed, the same pauses.
  var seed: UInt64 = 0

  /// The plan.
  func plan() -> ReplyPlan {
    if let fault, fault.isBeforeHead { return planBeforeHead(fault) }
    var content = content
    if let fault { content = changed(content, by: fault) }
    var plan = ReplyPlan(
      status: content.status, sharedFields: content.fields, fields: fields, delay: pace.before)
    switch content.payload {
    case .none: break
    case .whole(let bytes): plan.body = .whole(bytes)
    case .template(let template): plan.body = .whole(SharedBytes(template.rendered(context).utf8()))
    case .stream(let stream): plan.body = .paced(paced(stream))
    }
    if let fault { cut(&plan, content, fault) }
    return plan
  }

  /// Nothing that HTTP would call an answer.
  private func planBeforeHead(_ fault: Fault) -> ReplyPlan {
    var plan = ReplyPlan(status: content.status, delay: pace.before, framing: .raw)
    switch fault.kind {
    case .reset: plan.ending = .reset
    case .stall: plan.ending = .hold(fault.duration)
    case .garbage:
      plan.body = .whole(
        SharedBytes([0x16, 0x03, 0x01, 0x00, 0xFF, 0x0D, 0x0A, 0x7F, 0x00, 0x0D, 0x0A, 0x0D, 0x0A]))
      plan.ending = .close
    default: plan.ending = .close
    }
    return plan
  }

  /// The steps of a stream. The terminator leaves with the event before it.
  private func paced(_ stream: PreparedStream) -> PacedBytes {
    var random = SplitMix(seed: seed)
    let jitter = pace.jitter.nanoseconds
    let steps = stream.ends.enumerated().map { index, end in
      var pause = index == 0 ? pace.first : pace.between
      if index > 0, index >= stream.eventCount { pause = .zero }
      if jitter > 0, index > 0, index < stream.eventCount {
        let deviation = Int64(random.next() % UInt64(2 * jitter + 1)) - jitter
        pause = max(.zero, pause + .nanoseconds(deviation))
      }
      return PacedBytes.Step(end: end, pause: pause)
    }
    return PacedBytes(stream.bytes, steps: steps)
  }

  /// What faults do to the content itself.
  private func changed(_ content: PreparedContent, by fault: Fault) -> PreparedContent {
    var content = content
    switch (fault.kind, content.payload) {
    case (.wrongType, .stream): return content.adding([HTTPField("Content-Type", "application/json")])
    case (.wrongType, _): return content.adding([HTTPField("Content-Type", "text/plain; charset=utf-8")])
    case (.htmlError, _):
      let page =
        "<html>\r\n<head><title>\(content.status)</title></head>\r\n<body>\r\n<center><h1>\(content.status)</h1></center>\r\n<hr><center>gateway</center>\r\n</body>\r\n</html>\r\n"
      return PreparedContent(status: content.status, type: "text/html", payload: .whole(SharedBytes(page)))
    case (_, .stream(let stream)):
      content.payload = .stream(changed(stream, by: fault))
      return content
    default: return content
    }
  }

  private func changed(_ stream: PreparedStream, by fault: Fault) -> PreparedStream {
    var events = stream.events
    let index = min(eventIndex(fault.place, in: stream), max(0, stream.eventCount - 1))
    switch fault.kind {
    case .missingDone:
      if stream.hasTerminator { events.removeLast() }
      return stream.replacing(events, hasTerminator: false)
    case .missingFinish:
      if stream.eventCount > 0 { events.remove(at: stream.eventCount - 1) }
      return stream.replacing(events, hasTerminator: stream.hasTerminator)
    case .errorEvent:
      events = Array(events.prefix(eventIndex(fault.place, in: stream)))
      events.append(Array("data: \(errorEvent.text())\n\n".utf8)[...])
      return stream.replacing(events, hasTerminator: false)
    case .duplicateEvent where events.indices.contains(index):
      events.insert(events[index], at: index)
      return stream.replacing(events, hasTerminator: stream.hasTerminator)
    case .malformedEvent where events.indices.contains(index):
      let event = events[index]
      events[index] = event.prefix(event.count / 2) + Array("\n\n".utf8)
      return stream.replacing(events, hasTerminator: stream.hasTerminator)
    default: return stream
    }
  }

  /// The index of the event at a place; where there is none given, the one in the middle.
  private func eventIndex(_ place: Fault.Place?, in stream: PreparedStream) -> Int {
    switch place {
    case .events(let count): return min(count, stream.eventCount)
    case nil: return stream.eventCount / 2
    case .bytes, .fraction:
      let offset = offset(of: place, in: stream.bytes.count) { stream.offset(afterEvents: $0) } ?? 0
      return stream.ends.count { $0 <= offset }
    }
  }

  /// The offset of a place in a body; `nil` for a place that the body does not have.
  private func offset(of place: Fault.Place?, in count: Int, events: ((Int) -> Int)?) -> Int? {
    switch place {
    case .bytes(let bytes): min(bytes, count)
    case .fraction(let share): Int((Double(count) * share).rounded(.down))
    case .events(let number): events?(number)
    case nil: nil
    }
  }

  /// Ends the body early, at an exact byte.
  private func cut(_ plan: inout ReplyPlan, _ content: PreparedContent, _ fault: Fault) {
    let ending: ReplyPlan.Ending
    switch fault.kind {
    case .close, .malformedChunk: ending = .close
    case .reset: ending = .reset
    case .stall: ending = .hold(fault.duration)
    default: return
    }
    switch plan.body {
    case .none: return
    case .whole(let bytes):
      guard let offset = offset(of: fault.place, in: bytes.count, events: nil) else { return }
      plan.declaredLength = bytes.count
      plan.body = .paced(PacedBytes(bytes, steps: [PacedBytes.Step(end: offset, pause: .zero)]))
    case .paced(var paced):
      guard case .stream(let stream) = content.payload,
        let offset = offset(
          of: fault.place ?? .fraction(0.5), in: paced.bytes.count, events: stream.offset(afterEvents:))
      else { return }
      let whole = paced.steps.prefix { $0.end <= offset }
      paced.steps = Array(whole)
      if offset > whole.last?.end ?? 0, stream.ends.indices.contains(whole.count) {
        let pause = whole.count == 0 ? pace.first : pace.between
        paced.steps.append(PacedBytes.Step(end: offset, pause: pause))
      }
      plan.body = .paced(paced)
    }
    plan.ending = ending
    if fault.kind == .malformedChunk { plan = withMalformedChunk(plan) }
  }

  /// The head, the chunks before the place, and a chunk whose size is no number (RFC 9112 §7.1), all written by hand.
  private func withMalformedChunk(_ plan: ReplyPlan) -> ReplyPlan {
    guard case .paced(let paced) = plan.body, plan.declaredLength == nil else { return plan }
    var bytes = Array("HTTP/1.1 \(plan.status) OK\r\nTransfer-Encoding: chunked\r\n".utf8)
    for field in plan.sharedFields.fields + plan.fields {
      bytes += Array("\(field.name): \(field.value)\r\n".utf8)
    }
    bytes += Array("\r\n".utf8)
    let source = paced.bytes.array
    var steps: [PacedBytes.Step] = []
    var start = 0
    for step in paced.steps where step.end > start {
      bytes +=
        Array((String(step.end - start, radix: 16) + "\r\n").utf8) + source[start..<step.end]
        + Array("\r\n".utf8)
      start = step.end
      steps.append(PacedBytes.Step(end: bytes.count, pause: step.pause))
    }
    bytes += Array("XYZ\r\ndata: ".utf8)
    steps.append(PacedBytes.Step(end: bytes.count, pause: .zero))
    var raw = ReplyPlan(status: plan.status, delay: plan.delay, ending: .close, framing: .raw)
    raw.body = .paced(PacedBytes(SharedBytes(bytes), steps: steps))
    return raw
  }
}

/// A small generator of numbers whose next one depends on the seed alone (SplitMix64).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
