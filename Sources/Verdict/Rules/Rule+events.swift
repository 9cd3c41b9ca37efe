import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// How a client takes what is wrong in a stream.
extension Rule {
  static let events = [
    Rule(
      "stops-at-error-event", row: 35, "treats an error in the middle of a stream as one, and hangs up",
      .fail,
      norm: "OpenAI SDKs: an event with 'error' ends the stream",
      advice:
        "look for 'error' in each event, close the connection; retry the whole call, backed off, or report it",
      tolerance: "1 s until the connection is closed; pauses from 50 ms on", needsOutcome: true
    ) { course in
      course.each(where: { attempt, _ in attempt.fault == .errorEvent }) { index, next, outcome in
        if let next, course.gap(index, next) < Course.leastPause {
          return .broken(.fail, "came back at once, after \(course.gap(index, next).text)", [index, next])
        }
        if let next, course.content(index)?.hasFinalError ?? false {
          return .broken(.fail, "asked again though the error says that it is for good", [index, next])
        }
        if let wait = course.waitAfterLastByte(index), wait > .milliseconds(1050) {
          return .broken(.fail, "kept the connection for \(wait.text) after the error", [index])
        }
        return noticed(index, next, outcome, .fail, "took a stream that ended in an error for the answer")
      }
    },
    Rule(
      "notices-flat-error", row: 36, "treats an event of the type 'error' as one", .warn,
      norm: "WHATWG HTML §9.2: named events; Anthropic's form", advice: "look at the event's type, too",
      needsOutcome: true
    ) { course in
      course.each(where: { attempt, _ in attempt.fault == .flatError }) { index, next, outcome in
        noticed(index, next, outcome, .warn, "took a stream that ended in an error for the answer")
      }
    },
    Rule(
      "notices-broken-event", row: 37, "does not skip an event that is no JSON", .fail, norm: "RFC 8259",
      advice: "report an event that cannot be read: a part of the answer is missing", needsOutcome: true
    ) { course in
      course.each(where: { attempt, _ in attempt.fault == .malformedEvent || attempt.fault == .corruptJSON })
      {
        index, next, outcome in
        guard course.asksForStream(index) else { return nil }
        return noticed(index, next, outcome, .fail, "went on without the event that could not be read")
      }
    },
    Rule(
      "refuses-broken-arguments", row: 41, "does not run a tool whose arguments are no JSON", .fail,
      norm: "OpenAI: arguments may be invalid JSON", advice: "parse the arguments before the tool is run"
    ) { course in
      course.each(where: { attempt, _ in attempt.fault == .brokenArguments }) { index, _, _ in
        answered(course, index) { answer in
          .broken(.fail, "sent a tool's answer to arguments that are no JSON", [index, answer.exchange])
        }
      }
    },
    Rule(
      "refuses-unknown-tool", row: 42, "does not answer for a tool that it does not have", .warn,
      norm: "OpenAI: function calling", advice: "check the tool's name before it is run",
      tolerance: "an answer with 'error', 'unknown' or 'not found' in it says that there is no such tool"
    ) { course in
      course.each(where: { attempt, _ in attempt.fault == .unknownTool }) { index, _, _ in
        answered(course, index) { answer in
          let text = answer.text.lowercased()
          guard !["error", "unknown", "not found", "no such"].contains(where: text.contains) else {
            return .passed
          }
          return .broken(.warn, "sent the answer of a tool that it does not have", [index, answer.exchange])
        }
      }
    },
    Rule(
      "notices-json-for-stream", row: 43, "notices that no stream came though it asked for one", .warn,
      norm: "OpenAPI: content types of an operation", advice: "look at 'Content-Type' before reading events",
      needsOutcome: true
    ) { course in
      course.each(where: { attempt, marks in
        attempt.status == 200 && attempt.fault == nil
          && (marks.field("content-type") ?? "").hasPrefix("application/json")
      }) { index, next, outcome in
        guard ServedContent.asksForStream(course.exchanges[index].request.body) else { return nil }
        // Whoever reads the JSON has the answer all the same.
        if let text = outcome?.text, !text.isEmpty, text == course.content(index)?.text { return .passed }
        return noticed(index, next, outcome, .warn, "took an answer that is no stream for an empty one")
      }
    },
  ]

  /// What an answer of a tool that comes later is worth; nothing can be said of a client without tools.
  private static func answered(
    _ course: Course, _ index: Int, _ judge: (ToolAnswers.Answer) -> Judgement
  ) -> Judgement? {
    let offered = try? JSONValue(parsing: course.exchanges[index].request.body)
    guard offered?["tools"] != nil else { return .unknown("the request offers no tool") }
    return course.toolAnswer(to: index).map(judge) ?? .passed
  }
}

extension Course {
  /// How long the client kept a connection that was held open after all had been sent; `nil` where it was not, or is not
  /// known.
  func waitAfterLastByte(_ index: Int) -> Duration? {
    guard let hold = marks(index)?.fault?.duration, hold > .seconds(1), attempts[index].ended != nil,
      let end = exchanges[index].end, let last = end.lastByte
    else { return nil }
    return (end.closing ?? attempts[index].left ?? end.end) - last
  }
}
