import UnderstudyMocking

/// How a client takes the end of an answer.
extension Rule {
  static let endings = [
    Rule(
      "notices-missing-finish", row: 32, "does not take a stream without a reason to finish for the answer",
      .fail,
      norm: "a finish_reason closes a choice",
      advice: "treat a stream that ends without 'finish_reason' as cut off",
      needsOutcome: true
    ) { course in
      course.each(where: { attempt, marks in
        attempt.status == 200 && marks.body != nil && !attempt.isCut(marks)
      }) {
        index, next, outcome in
        guard let content = course.content(index), content.isStream, content.isChat,
          content.finishReasons.isEmpty,
          !content.hasError, !content.isOdd,
          [nil, .missingFinish, .missingDone].contains(course.attempt(index).fault)
        else { return nil }
        return noticed(index, next, outcome, .fail, "took a stream without an end for the whole")
      }
    },
    Rule(
      "accepts-missing-done", row: 33, "accepts a stream that ends without its terminator", .warn,
      norm: "other vendors leave [DONE] out", advice: "let 'finish_reason' and the last chunk be the end",
      needsOutcome: true
    ) { course in
      course.each(where: { attempt, _ in attempt.fault == .missingDone }) { index, next, outcome in
        guard let content = course.content(index), !content.finishReasons.isEmpty || !content.isChat else {
          return nil
        }
        if let next { return .broken(.warn, "asked again though the answer was whole", [index, next]) }
        switch outcome?.result {
        case .ok: return .passed
        case .error: return .broken(.warn, "ended in an error though the answer was whole", [index])
        case .cancelled, nil: return .unknown("nobody told what the application made of it")
        }
      }
    },
    Rule(
      "reports-finish-reason", row: 34,
      "says why an answer ended that is not complete, and does not ask again", .warn,
      norm: "OpenAI: finish_reason", advice: "hand 'length' and 'content_filter' on to the caller",
      needsOutcome: true
    ) { course in
      course.each(where: { attempt, marks in
        attempt.status == 200 && attempt.fault == nil && marks.body != nil
      }) {
        index, next, outcome in
        guard let reason = course.content(index)?.finishReasons.last,
          ["length", "content_filter"].contains(reason)
        else { return nil }
        if let next { return .broken(.warn, "asked again, though the same would come", [index, next]) }
        if outcome?.result == .error { return .passed }
        guard let finish = outcome?.finish else {
          return .unknown("nobody told what the application was given")
        }
        return finish == reason
          ? .passed : .broken(.warn, "gave its application '\(finish)' in place of '\(reason)'", [index])
      }
    },
  ]
}
