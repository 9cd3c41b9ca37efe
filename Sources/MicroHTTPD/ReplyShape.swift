import UnderstudyHTTP

/// A plan together with what the request has to say about how it is sent.
struct ReplyShape {
  let plan: ReplyPlan
  /// The request was a HEAD.
  let isHead: Bool
  /// The client speaks HTTP/1.0: it knows no chunks.
  let isOld: Bool

  init(_ plan: ReplyPlan, isHead: Bool, isOld: Bool) {
    self.plan = plan
    self.isHead = isHead
    self.isOld = isOld
  }

  /// What comes while it is sent, if the body does.
  var live: LiveBytes? {
    if case .live(let live) = plan.body { live } else { nil }
  }

  /// The answer may have a body (RFC 9110 §6.4.1).
  var hasBody: Bool {
    !isHead && plan.status >= 200 && plan.status != 204 && plan.status != 304
  }

  /// The library can send all of it now, by itself.
  static func isAtOnce(_ plan: borrowing ReplyPlan) -> Bool {
    guard plan.isStandard, plan.ending == .complete, plan.declaredLength == nil,
      plan.delay <= .zero
    else { return false }
    return isWhole(plan)
  }

  private static func isWhole(_ plan: borrowing ReplyPlan) -> Bool {
    switch plan.body {
    case .none, .whole: true
    case .paced, .live: false
    }
  }

  /// The library cannot send this: it is not HTTP, or it does not end as HTTP has it.
  var isForTheWire: Bool {
    if !plan.isStandard || plan.ending != .complete { return true }
    guard let declared = plan.declaredLength else { return isEndedByClose }
    return declared < 0 || (hasBody && declared != bodyCount)
  }

  /// The client knows the body's end by the connection's alone. The library would not close it before the client does
  /// something (0.9.75, try_ready_normal_body: it leaves the end to the next event).
  private var isEndedByClose: Bool {
    isOld && hasBody && !Self.isWhole(plan)
  }

  /// The number of bytes that all parts of the body have together.
  var bodyCount: Int {
    switch plan.body {
    case .none, .live: 0
    case .whole(let bytes): bytes.count
    case .paced(let paced): min(max(0, paced.steps.last?.end ?? 0), paced.bytes.count)
    }
  }

  /// The length to tell in an answer that has no body; `nil` if it has one, or the library knows the length.
  ///
  /// Also for a paced body: where it is not known, the library ends the head with a last chunk (0.9.75). RFC 9110 §8.6
  /// allows the number of bytes that a GET would have brought.
  var lengthWithoutBody: Int? {
    if hasBody { return nil }
    switch plan.body {
    case .paced, .live: return plan.declaredLength ?? bodyCount
    case .none, .whole: return plan.declaredLength
    }
  }

  /// The body goes out as HTTP/1.1 chunks.
  var isChunked: Bool {
    switch plan.body {
    case .none, .whole: return false
    case .paced, .live: break
    }
    return !plan.isRaw && plan.declaredLength == nil && hasBody && !isOld
  }
}
