import UnderstudyHTTP
import UnderstudyJSON

/// Turns content, pace and fault into a plan: which bytes, at which moments, how the connection ends.
struct ReplyPlanner {
  /// What goes out; a template has been filled in by now.
  var content: PreparedContent
  /// When it goes out.
  var pace = Pace.immediate
  /// What goes wrong.
  var fault: Fault?
  /// How events are written.
  var framing: StreamFraming?
  /// The data of an error event, for the fault that needs one.
  var errorEvent = JSONValue.null
  /// The target of the request, as sent.
  var target = "/"
  /// Where the request was sent: its `Host`.
  var host = ""
  /// Where pauses are drawn from: the same seed, the same pauses.
  var seed: UInt64 = 0

  /// The plan; `nil` where the fault cannot be in this content.
  func faultyPlan(_ fault: Fault) -> ReplyPlan? {
    if fault.isBeforeHead { return planBeforeHead(fault) }
    let faults = ContentFaults(fault: fault, errorEvent: errorEvent, target: target, host: host)
    guard var content = faults.applied(to: content) else { return nil }
    if let framing, case .stream(let stream) = content.payload {
      content.payload = .stream(framing.applied(to: stream))
    }
    var plan = plan(of: content)
    return WireFaults(fault: fault, content: content).apply(to: &plan) ? plan : nil
  }

  /// The plan; one without the fault where that cannot be in this content.
  func plan() -> ReplyPlan {
    if let fault, let plan = faultyPlan(fault) { return plan }
    return wholePlan
  }

  /// The plan without a fault.
  var wholePlan: ReplyPlan {
    guard let framing, case .stream(let stream) = content.payload else { return plan(of: content) }
    var content = content
    content.payload = .stream(framing.applied(to: stream))
    return plan(of: content)
  }

  private func plan(of content: PreparedContent) -> ReplyPlan {
    var plan = ReplyPlan(status: content.status, sharedFields: content.fields, delay: delay)
    switch content.payload {
    case .none, .template: break
    case .whole(let bytes): plan.body = .whole(bytes)
    case .stream(let stream):
      plan.body = .paced(StreamSteps(stream: stream, pace: pace, framing: framing, seed: seed).paced)
    }
    return plan
  }

  private var delay: Duration {
    if pace.isImmediate { return .zero }
    // Not the numbers that the pauses of the stream are drawn from.
    var random = SplitMix(seed: ~seed)
    return pace.before.drawn(&random)
  }

  /// Nothing that HTTP would call an answer.
  private func planBeforeHead(_ fault: Fault) -> ReplyPlan {
    var plan = ReplyPlan(status: content.status, delay: delay, framing: .raw)
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
}
