import UnderstudyDiagnostics
import UnderstudyHTTP

/// Whether fault, framing and pace of a reply can be in what it sends.
struct ReplyCheck {
  let prepared: PreparedReply
  /// The reply may be a stream, if the request asks for one.
  let isPerhapsStream: Bool
  /// Where the scenario is written.
  let location: SourceLocation?

  private var canned: CannedReply { prepared.canned }

  /// What cannot be.
  var diagnostics: [Diagnostic] {
    var diagnostics = canned.headerDiagnostics(at: canned.marks.reply ?? location)
    let note = Diagnostic.Note("give it a 'stream', or take it for an operation and a status that offer one")
    let marks = canned.marks
    if canned.framing != nil, !isPerhapsStream {
      diagnostics.append(
        .error(
          "'framing' is for streams, and this reply is never one", at: marks.framing ?? location,
          notes: [note]))
    }
    if canned.pace.isOfStreams, !isPerhapsStream {
      diagnostics.append(
        .warning(
          "a whole answer has no events to wait between: only 'before' counts in its pace",
          at: marks.pace ?? location))
    }
    guard let fault = canned.fault else { return diagnostics }
    let place = marks.fault ?? location
    if fault.needsStream, !isPerhapsStream {
      let what = fault.kind.isOfStreams ? "'\(fault.kind.rawValue)'" : "a place in events"
      diagnostics.append(
        .error("\(what) is for streams, and this reply is never one", at: place, notes: [note]))
    } else if let reason = reason(against: fault) {
      diagnostics.append(.error(reason, at: place))
    }
    return diagnostics
  }

  /// Why a fault cannot be in what is known of the reply; `nil` where it can, or nothing is known.
  private func reason(against fault: Fault) -> String? {
    let known = [fault.needsStream ? nil : prepared.whole, prepared.stream].compactMap(\.self)
    let reasons = known.map { reason(against: fault, in: $0) }
    return reasons.contains { $0 == nil } ? nil : reasons.first ?? nil
  }

  private func reason(against fault: Fault, in content: PreparedContent) -> String? {
    // What is filled in for each request is not known.
    if case .template = content.payload { return nil }
    let target = FaultTarget(content)
    switch fault.place {
    case .bytes(let count):
      let length = target?.bytes.count ?? 0
      if count > length { return "the body has only \(length) bytes, not \(count)" }
    case .events(let count):
      let events = target?.stream?.ends.count ?? 0
      if count > events { return "the stream has only \(events) events, not \(count)" }
    case .fraction, .headBytes, nil: break
    }
    if ReplyPlanner(content: content, fault: fault).faultyPlan(fault) != nil { return nil }
    if let interior = fault.interior {
      return "there is no '\(interior.rawValue)' in this reply to cut within"
    }
    return "there is nothing in this reply that '\(fault.kind.rawValue)' could be about"
  }
}
