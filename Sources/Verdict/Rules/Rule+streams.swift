import UnderstudyHTTP
import UnderstudyMocking

/// What a client must read, however it is written.
extension Rule {
  static let streams = [
    Rule(
      "reads-stream-to-end", row: 27, "reads a stream to its end", .fail,
      norm: "OpenAI: data: [DONE] ends a stream; RFC 9112 §9.3",
      advice: "read on until the terminator has come", needsOutcome: true
    ) { course in
      course.calls.indices.compactMap { position in
        let index = course.calls[position].last
        guard course.exchanges[index].isStream else { return nil }
        let exchange = course.exchanges[index]
        guard exchange.isStream, course.attempt(index).status == 200, course.attempt(index).fault == nil,
          !(exchange.marks?.isReframed ?? false), exchange.end != nil,
          let outcome = course.outcomes[position],
          outcome.result != .cancelled,
          course.content(index)?.isComplete ?? true
        else { return nil }
        return read(course, index, outcome, .fail)
      }
    },
    Rule(
      "reads-any-framing", row: 29, "reads a stream however its events are written and cut", .fail,
      norm: "WHATWG HTML §9.2.5, §9.2.6; RFC 9112 §7.1",
      advice:
        "parse events as the standard has it: LF, CRLF and CR, comments, several data lines, bytes cut anywhere",
      needsOutcome: true
    ) { course in
      course.each(where: { attempt, marks in
        marks.isReframed || attempt.fault == .keepAlive && !marks.isSlowKeepAlive
      }) {
        index, next, outcome in
        guard course.asksForStream(index), !(course.content(index)?.hasByteOrderMark ?? false) else {
          return nil
        }
        return readWhole(course, index, next, outcome, .fail)
      }
    },
    Rule(
      "reads-odd-events", row: 30, "reads past a byte order mark, events without data, ids and comments",
      .warn,
      norm: "WHATWG HTML §9.2.6",
      advice: "dispatch no event whose data is empty, and strip a byte order mark",
      needsOutcome: true
    ) { course in
      course.each(where: { attempt, marks in attempt.status == 200 && marks.body != nil }) {
        index, next, outcome in
        let content = course.content(index)
        guard course.asksForStream(index), content?.isStream ?? false,
          course.attempt(index).fault == .datalessEvent || content?.isOdd ?? false
        else { return nil }
        return readWhole(course, index, next, outcome, .warn)
      }
    },
    Rule(
      "accepts-keep-alive", row: 39, "waits on while comments keep the connection alive", .warn,
      norm: "WHATWG HTML §9.2.7", advice: "let a comment count as a sign of life", needsOutcome: true
    ) { course in
      course.each(where: { _, marks in marks.isSlowKeepAlive }) { index, next, outcome in
        readWhole(course, index, next, outcome, .warn)
      }
    },
    Rule(
      "accepts-usage-chunk", row: 45, "reads a last chunk with usage and no choice", .fail,
      norm: "OpenAI: stream_options.include_usage", advice: "do not expect a choice in every chunk",
      needsOutcome: true
    ) { course in
      course.each(where: { attempt, marks in
        attempt.status == 200 && attempt.fault == nil && marks.body != nil
      }) {
        index, next, outcome in
        guard course.content(index)?.hasUsageOnly ?? false else { return nil }
        return readWhole(course, index, next, outcome, .fail)
      }
    },
    Rule(
      "ignores-unknown", row: 46, "reads past fields, reasons and events that it does not know", .warn,
      norm: "Postel's law", advice: "ignore what you do not know", needsOutcome: true
    ) { course in
      course.each(where: { attempt, marks in attempt.status == 200 && marks.body != nil }) {
        index, next, outcome in
        let reasons = course.content(index)?.finishReasons ?? []
        guard
          course.attempt(index).fault == .unknownEvent
            || reasons.contains(where: { !knownReasons.contains($0) })
        else { return nil }
        return readWhole(course, index, next, outcome, .warn)
      }
    },
  ]

  static let knownReasons: Set = ["stop", "length", "content_filter", "tool_calls", "function_call"]

  /// The client did not leave before the end, and its application is content with what it got.
  private static func read(
    _ course: Course, _ index: Int, _ outcome: Outcome, _ severity: Finding.Severity
  ) -> Judgement {
    if course.leftInMidStream(index) {
      return .broken(severity, "left before the end of the stream", [index])
    }
    guard outcome.result != .error else {
      return .broken(severity, "ended in an error\(outcome.kind.map { " (\($0))" } ?? "")", [index])
    }
    if let text = outcome.text, let served = course.content(index), served.isChat, served.text != text {
      return .broken(severity, "got \(text.count) characters of \(served.text.count)", [index])
    }
    return .passed
  }

  private static func readWhole(
    _ course: Course, _ index: Int, _ next: Int?, _ outcome: Outcome?, _ severity: Finding.Severity
  ) -> Judgement? {
    if let next { return .broken(severity, "asked again though nothing was wrong", [index, next]) }
    if course.leftInMidStream(index) {
      return .broken(severity, "left before the end of the stream", [index])
    }
    guard let outcome else { return .unknown("nobody told what the application made of it") }
    return read(course, index, outcome, severity)
  }
}

extension Course {
  /// The client left before all of the stream was sent.
  func leftInMidStream(_ index: Int) -> Bool {
    guard attempts[index].left != nil, let end = exchanges[index].end else { return false }
    guard let planned = exchanges[index].marks?.plannedCount else { return true }
    return (end.bytesBeforeLeaving ?? end.bodyBytes) < planned
  }
}

extension ServedContent {
  /// Whether nothing is missing in it, and nothing is unusual.
  var isComplete: Bool {
    let isFinished = hasTerminator && finishReasons.contains { Rule.knownReasons.contains($0) }
    return !hasError && !isOdd && !hasUsageOnly && (isFinished || !isChat)
  }

  /// Whether a reader may stumble over how it is written, though it means nothing.
  var isOdd: Bool { hasByteOrderMark || hasOddEvent }
}

extension AnswerMarks {
  var isSlowKeepAlive: Bool { fault?.kind == .keepAlive && (fault?.pause ?? .zero) >= .seconds(1) }
}
