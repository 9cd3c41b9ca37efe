import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// How a client takes what is wrong in a stream.
extension Rule {
  static let events = [
    Rule(
      "stops-at-error-event", row: 35, "treats an error in the middle of a stream as one", .fail,
      norm: "OpenAI SDKs: an event with 'error' ends the stream",
      advice: "look for 'error' in each event; retry the whole call, backed off, or report it",
      tolerance: "pauses from 50 ms on", needsOutcome: true
    ) { course in
      course.each(where: { attempt, _ in attempt.fault == .errorEvent }) { index, next, outcome in
        if let next, course.gap(index, next) < Course.leastPause {
          return .broken(.fail, "came back at once, after \(course.gap(index, next).text)", [index, next])
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
        answered(course, index, .fail, "sent a tool's answer to arguments that are no JSON")
      }
    },
    Rule(
      "refuses-unknown-tool", row: 42, "does not answer for a tool that it does not have", .warn,
      norm: "OpenAI: function calling", advice: "check the tool's name before it is run"
    ) { course in
      course.each(where: { attempt, _ in attempt.fault == .unknownTool }) { index, _, _ in
        answered(course, index, .warn, "sent the answer of a tool that it does not have")
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

  /// Whether a request that comes later holds the answer of a tool; nothing can be said of a client without tools.
  private static func answered(
    _ course: Course, _ index: Int, _ severity: Finding.Severity, _ message: String
  ) -> Judgement? {
    let offered = try? JSONValue(parsing: course.exchanges[index].request.body)
    guard offered?["tools"] != nil else { return .unknown("the request offers no tool") }
    guard let later = course.followingToolAnswer(index) else { return .passed }
    return .broken(severity, message, [index, later])
  }
}
