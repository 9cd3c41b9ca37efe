import UnderstudyHTTP
import UnderstudyMocking

/// What a client does when a connection breaks, or must not be used again.
extension Rule {
  static let connections = [
    Rule(
      "retries-lost-connection", row: 17,
      "tries again, backed off, when a connection is lost before the answer", .warn,
      norm: "RFC 9112 §9.3.1; RFC 9110 §9.2.2", advice: "back off before the retry on a new connection",
      tolerance: "pauses from 50 ms on"
    ) { course in
      course.each(where: { attempt, marks in
        attempt.status == 0 && marks.fault.map { $0.isBeforeHead && $0.kind != .stall } ?? false
      }) { index, next, _ in
        guard let next else { return .unknown("it did not try again, which RFC 9110 §9.2.2 allows") }
        let gap = course.gap(index, next)
        guard gap < Course.leastPause else { return .passed }
        return .broken(.warn, "came back at once, after \(gap.text)", [index, next])
      }
    },
    Rule(
      "survives-idle-close", row: 18, "goes on over a new connection when an idle one was closed", .fail,
      norm: "RFC 9112 §9.3.1, §9.5", advice: "open a new connection when the kept one has been closed"
    ) { course in
      course.each(where: { _, marks in marks.fault?.kind == .closeIdle && !marks.closesConnection }) {
        index, next, outcome in
        if let next { return .broken(.fail, "sent a request again that was answered", [index, next]) }
        if let later = course.followingAfterEnd(index) {
          return course.attempt(later).connection == course.attempt(index).connection
            ? .unknown("the next request was on its way already") : .passed
        }
        guard let count = course.circumstances.callCount, count > course.calls.count else { return nil }
        return .broken(
          .fail, "the next call never came: \(course.calls.count) of \(count) were seen", [index])
      }
    },
    Rule(
      "obeys-connection-close", row: 19, "sends nothing more on a connection after 'Connection: close'",
      .fail,
      norm: "RFC 9112 §9.6", advice: "close the connection after an answer with 'Connection: close'",
      tolerance: "200 ms before the server closes it"
    ) { course in
      course.each(where: { _, marks in marks.closesConnection }) { index, _, _ in
        guard let ended = course.attempt(index).ended else { return nil }
        guard let later = course.followingAfterEnd(index) else { return .unknown("no further request came") }
        if course.attempt(later).connection == course.attempt(index).connection {
          return .broken(.fail, "sent a further request on the connection", [index, later])
        }
        // A server that holds the connection open sees what was sent on it only by its being sent anew later.
        let hold = course.marks(index)?.fault?.duration ?? .zero
        let gap = course.attempt(later).arrival - ended
        guard hold > .seconds(1), gap > hold - .milliseconds(200) else { return .passed }
        return .broken(
          .warn, "the next request came only when the connection was closed, after \(gap.text)",
          [index, later])
      }
    },
    Rule(
      "drops-poisoned-connection", row: 20, "does not take bytes after an answer for the next one", .fail,
      norm: "RFC 9112 §6.3, §9.2", advice: "drop a connection on which more came than was asked for"
    ) { course in
      course.each(where: { _, marks in marks.fault?.kind == .extraBytes }) { index, next, outcome in
        if let later = next ?? course.followingAfterEnd(index) {
          guard course.attempt(later).connection == course.attempt(index).connection else { return .passed }
          return .broken(.fail, "used the connection again", [index, later])
        }
        guard let count = course.circumstances.callCount, count > course.calls.count else { return nil }
        return .broken(
          .fail, "the next call never came: \(course.calls.count) of \(count) were seen", [index])
      }
    },
    Rule(
      "refuses-short-body", row: 21, "does not use an answer that is cut off", .fail,
      norm: "RFC 9112 §8", advice: "check that the body is as long as declared, or ends with the last chunk",
      needsOutcome: true
    ) { course in
      cut(course, isStream: false)
    },
    Rule(
      "notices-cut-stream", row: 31, "does not take a stream that is cut off for the answer", .fail,
      norm: "RFC 9112 §8", advice: "treat the end of the connection before the last chunk as an error",
      needsOutcome: true
    ) { course in
      cut(course, isStream: true)
    },
    Rule(
      "repeats-whole-call", row: 40,
      "asks for a stream that was cut off as a whole again, and hands its text on once", .warn,
      norm: "at-least-once delivery",
      advice: "send the same request again, and drop the text of the first attempt", needsOutcome: true
    ) { course in
      course.each(where: { attempt, marks in attempt.isCut(marks) }) { index, next, outcome in
        guard course.asksForStream(index) else { return nil }
        let partial = course.content(index)?.text ?? ""
        if let next { return delivered(course, index, next, outcome, partial) }
        guard let later = course.followingAfterEnd(index), partial.count >= 4,
          course.exchanges[later].request.path == course.exchanges[index].request.path
        else { return .unknown("no further request came") }
        guard ServedContent.holds(partial, in: course.exchanges[later].request.body) else { return nil }
        return .broken(.warn, "asked for the rest of the text", [index, later])
      }
    },
  ]

  /// The text of the cut attempt is not before that of the whole one.
  private static func delivered(
    _ course: Course, _ index: Int, _ next: Int, _ outcome: Outcome?, _ partial: String
  ) -> Judgement {
    guard let text = outcome?.text, outcome?.result == .ok, !partial.isEmpty,
      let whole = course.content(next)?.text, text != whole, text.hasPrefix(partial),
      text.count >= partial.count + whole.count
    else { return .passed }
    return .broken(
      .warn, "handed the text of the first attempt on, and then that of the next", [index, next])
  }

  private static func cut(_ course: Course, isStream: Bool) -> [Judgement] {
    course.each(where: { attempt, marks in attempt.isCut(marks) }) { index, next, outcome in
      guard course.asksForStream(index) == isStream else { return nil }
      return noticed(
        index, next, outcome, .fail,
        "took \(isStream ? "a stream" : "an answer") that was cut off for the whole")
    }
  }

  /// What is wrong with an answer is noticed: by a retry, or by what the application says.
  static func noticed(
    _ index: Int, _ next: Int?, _ outcome: Outcome?, _ severity: Finding.Severity, _ message: String
  ) -> Judgement {
    if next != nil { return .passed }
    switch outcome?.result {
    case .error, .cancelled: return .passed
    case .ok: return .broken(severity, message, [index])
    case nil: return .unknown("nobody told what the application made of it")
    }
  }
}

extension AnswerMarks {
  var closesConnection: Bool { field("connection")?.lowercased() == "close" }
}
