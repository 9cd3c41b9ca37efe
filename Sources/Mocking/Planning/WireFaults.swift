import UnderstudyHTTP

/// What faults do to the bytes of an answer, to their moments, and to how the connection ends.
struct WireFaults {
  let fault: Fault
  /// What the plan sends.
  let content: PreparedContent

  /// Puts the fault into a plan. Says whether it could be.
  func apply(to plan: inout ReplyPlan) -> Bool {
    switch fault.kind {
    case .slowHead:
      plan.framing = .broken(.slowHead(bytes: size, every: pause))
    case .wrongLength:
      plan.declaredLength = max(0, bodyCount(plan) + size)
    case .extraBytes:
      let filling = Array("extra bytes ".utf8)
      plan.framing = .broken(.completed(extra: (0..<size).map { filling[$0 % filling.count] }))
      plan.ending = .close
    case .closeIdle:
      plan.framing = .broken(.completed(extra: []))
      plan.ending = fault.duration.map { .hold($0) } ?? .close
    case .holdOpen:
      plan.ending = .hold(fault.duration)
    case .errorEvent, .flatError:
      if let duration = fault.duration { plan.ending = .hold(duration) }
    case .dribble: return dribble(&plan)
    case .close, .reset, .stall, .malformedChunk: return cut(&plan)
    default: break
    }
    return true
  }

  private var size: Int { fault.size ?? fault.kind.defaultSize }
  private var pause: Duration { fault.pause ?? fault.kind.defaultPause }

  private func bodyCount(_ plan: ReplyPlan) -> Int {
    switch plan.body {
    case .none, .live: 0
    case .whole(let bytes): bytes.count
    case .paced(let paced): paced.steps.last?.end ?? 0
    }
  }

  /// From a place on, a few bytes at a time.
  private func dribble(_ plan: inout ReplyPlan) -> Bool {
    guard let target = FaultTarget(content) else { return false }
    var steps: [PacedBytes.Step]
    switch plan.body {
    case .none, .live: return false
    case .whole(let bytes): steps = [PacedBytes.Step(end: bytes.count, pause: .zero)]
    case .paced(let paced): steps = paced.steps
    }
    guard let start = target.offset(of: fault.place ?? .bytes(0)) else { return false }
    let rest = steps.drop { $0.end <= start }
    let whole = steps.prefix(steps.count - rest.count)
    var offset = max(start, whole.last?.end ?? 0)
    steps = Array(whole)
    if offset > whole.last?.end ?? 0, let first = rest.first {
      steps.append(PacedBytes.Step(end: offset, pause: first.pause))
    }
    for step in rest where step.end > offset {
      let ends = Array(stride(from: offset + size, to: step.end, by: size)) + [step.end]
      let pause = pause.nanoseconds
      steps += StreamSteps.pieces(ending: ends, first: max(step.pauseNanoseconds, pause), others: pause)
      offset = step.end
    }
    if case .whole(let bytes) = plan.body { plan.declaredLength = bytes.count }
    plan.body = .paced(PacedBytes(SharedBytes(target.bytes), steps: steps))
    return true
  }

  /// Ends the answer early, at an exact byte.
  private func cut(_ plan: inout ReplyPlan) -> Bool {
    switch fault.kind {
    case .reset: plan.ending = .reset
    case .stall: plan.ending = .hold(fault.duration)
    default: plan.ending = .close
    }
    if fault.interior == .head || fault.place?.isInHead ?? false {
      if case .headBytes(let count) = fault.place {
        plan.framing = .broken(.cutHead(after: count))
      } else {
        plan.framing = .broken(.cutHead(after: nil))
      }
      return true
    }
    guard let target = FaultTarget(content), let offset = target.cut(by: fault) else { return false }
    switch plan.body {
    case .none, .live: return false
    case .whole(let bytes):
      plan.body = .paced(PacedBytes(bytes, steps: [PacedBytes.Step(end: offset, pause: .zero)]))
      // Only chunks have what these two break.
      if fault.kind != .malformedChunk, fault.interior != .chunkSize { plan.declaredLength = bytes.count }
    case .paced(var paced):
      let whole = paced.steps.prefix { $0.end <= offset }
      let next = paced.steps.dropFirst(whole.count).first
      paced.steps = Array(whole)
      if offset > whole.last?.end ?? 0, let next {
        paced.steps.append(PacedBytes.Step(end: offset, pause: next.pause))
      }
      plan.body = .paced(paced)
    }
    if fault.kind == .malformedChunk { plan.framing = .broken(.malformedChunk) }
    if fault.interior == .chunkSize { plan.framing = .broken(.cutChunkSize) }
    return true
  }
}
