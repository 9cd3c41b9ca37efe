import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// What a client tries again, how often, and how fast.
extension Rule {
  static let retries = [
    Rule(
      "retries-transient-errors", row: 6, "tries again after transient errors, at least twice", .warn,
      norm: "OpenAI SDKs (2 retries by default); AWS Builders' Library: timeouts, retries and backoff",
      advice: "retry 500, 502, 503 and 504 at least twice, backed off"
    ) { course in
      course.eachCall { call, _ in
        guard course.isPlainFailure(call.first) else { return nil }
        let isOver = call.attempts.contains { 200..<300 ~= course.attempt($0).status }
        guard !isOver, call.attempts.count < 3 else { return .passed }
        let count = call.attempts.count
        return .broken(.warn, "gave up after \(count) attempt\(count == 1 ? "" : "s")", call.attempts)
      }
    },
    Rule(
      "backs-off", row: 7, "gives up in the end, and waits longer each time until then", .fail,
      norm: "AWS Builders' Library: capped exponential backoff",
      advice: "wait about twice as long before each further retry, and stop after a few",
      tolerance: "each pause 1.3 times the one before, less 100 ms; from 5 s on none need grow"
    ) { course in
      course.eachCall { call, _ in
        guard call.attempts.allSatisfy({ course.isPlainFailure($0) }) else { return nil }
        let count = call.attempts.count
        if count > 10 { return .broken(.fail, "tried \(count) times", call.attempts) }
        if count > 4 { return .broken(.warn, "tried \(count) times", call.attempts) }
        let gaps = call.pairs.map { course.gap($0, $1) }
        for (index, (gap, next)) in zip(gaps, gaps.dropFirst()).enumerated()
        where gap < .seconds(5) && next.inSeconds < gap.inSeconds * 1.3 - 0.1 {
          return .broken(
            .warn, "waited \(next.text) after it had waited \(gap.text)",
            Array(call.attempts[index...(index + 2)]))
        }
        if let index = gaps.firstIndex(where: { $0 < Course.leastPause }) {
          return .broken(
            .warn, "came back at once, after \(gaps[index].text)", Array(call.attempts[index...(index + 1)]))
        }
        return count > 1 ? .passed : .unknown("it tried once only")
      }
    },
    Rule(
      "spreads-retries", row: 8, "does not retry all parallel calls at the same moment", .warn,
      norm: "AWS Builders' Library: jitter", advice: "draw each pause at random within a range",
      tolerance: "first pauses differ by a tenth of their mean; from five calls on"
    ) { course in
      let calls = course.calls.filter { $0.attempts.count > 1 && course.isPlainFailure($0.first) }
      guard let first = calls.first else { return [] }
      let start = course.attempt(first.first).arrival
      let herd = calls.filter { course.attempt($0.first).arrival - start <= .seconds(5) }
      let isParallel = zip(herd, herd.dropFirst()).contains { earlier, later in
        course.attempt(later.first).arrival < course.attempt(earlier.last).arrival
      }
      guard herd.count >= 5, isParallel else { return [] }
      let gaps = herd.map { course.gap($0.attempts[0], $0.attempts[1]).inSeconds }
      let mean = gaps.reduce(0, +) / Double(gaps.count)
      let spread = (gaps.max() ?? 0) - (gaps.min() ?? 0)
      guard spread < mean / 10 else { return [.passed] }
      let text = Duration.nanoseconds(Int64(spread * 1e9)).text
      return [
        .broken(
          .warn, "the first pauses of \(herd.count) calls lie within \(text)", herd.map { $0.attempts[1] })
      ]
    },
    Rule(
      "retries-conflict-gently", row: 13, "retries 408 and 409 a few times at most, backed off", .warn,
      norm: "RFC 9110 §15.5.9", advice: "treat 408 and 409 like a transient error, with the same limits",
      tolerance: "10 attempts; pauses from 50 ms on"
    ) { course in
      course.eachCall { call, _ in
        guard [408, 409].contains(course.attempt(call.first).status) else { return nil }
        if call.attempts.count > 10 {
          return .broken(.warn, "tried \(call.attempts.count) times", call.attempts)
        }
        for (index, next) in call.pairs where course.gap(index, next) < Course.leastPause {
          return .broken(.warn, "came back at once, after \(course.gap(index, next).text)", [index, next])
        }
        return .passed
      }
    },
    Rule(
      "obeys-should-retry", row: 14, "does what 'x-should-retry' says", .warn, norm: "OpenAI SDKs",
      advice: "let 'x-should-retry' decide before the status does"
    ) { course in
      course.each(where: { attempt, _ in attempt.shouldRetry != nil }) { index, next, _ in
        let isRetried = next != nil
        guard isRetried != course.attempt(index).shouldRetry else { return .passed }
        return isRetried
          ? .broken(.warn, "tried again though it was told not to", [index, next ?? index])
          : .broken(.warn, "did not try again though it was told to", [index])
      }
    },
    Rule(
      "survives-foreign-error", row: 15, "retries an error of a proxy, whatever its body is", .warn,
      norm: "RFC 9110 §15.6", advice: "decide by the status; do not expect the API's JSON in an error"
    ) { course in
      course.each(where: { attempt, marks in attempt.status >= 500 && marks.isForeign }) { index, next, _ in
        next != nil ? .passed : .broken(.warn, "did not retry an error without the API's body", [index])
      }
    },
    Rule(
      "follows-redirects", row: 16, "follows a 307 with the same request, and not for ever", .warn,
      norm: "RFC 9110 §15.4, §15.4.8",
      advice: "follow redirects with method and body, and do not retry a loop of them",
      tolerance: "25 requests"
    ) { course in
      course.eachCall { call, _ in
        guard [307, 308].contains(course.attempt(call.first).status) else { return nil }
        if call.attempts.count > 25 {
          return .broken(.warn, "followed a loop for \(call.attempts.count) requests", call.attempts)
        }
        let isLoop = call.attempts.contains { course.attempt($0).fault == .redirectLoop }
        guard call.attempts.count > 1 else {
          return isLoop ? .passed : .broken(.warn, "did not follow the redirect", call.attempts)
        }
        let requests = call.attempts.map { course.exchanges[$0].request }
        let isSame = requests.allSatisfy { $0.method == requests[0].method && $0.body == requests[0].body }
        return isSame ? .passed : .broken(.warn, "followed with another method or body", call.attempts)
      }
    },
    Rule(
      "keeps-retry-budget", row: 26, "does not multiply the load of a service that refuses it", .warn,
      norm: "AWS Builders' Library: token bucket for retries; SRE: retry budget",
      advice: "share a budget of retries between calls, a tenth of the calls for example",
      tolerance: "1.5 attempts a call; from ten calls on"
    ) { course in
      let refused = course.calls.filter { [429, 503].contains(course.attempt($0.first).status) }
      guard refused.count >= 10, refused.count * 2 >= course.calls.count else { return [] }
      let attempts = refused.reduce(0) { $0 + $1.attempts.count }
      guard Double(attempts) > 1.5 * Double(refused.count) else { return [.passed] }
      return [
        .broken(
          .warn, "made \(attempts) attempts at \(refused.count) calls",
          refused.flatMap { $0.attempts.dropFirst() })
      ]
    },
  ]
}

extension Course {
  /// A transient error that says nothing of when to come back.
  func isPlainFailure(_ index: Int) -> Bool {
    let attempt = attempts[index]
    return [500, 502, 503, 504, 529].contains(attempt.status) && attempt.wait == nil
      && attempt.waitMilliseconds == nil
      && attempt.shouldRetry == nil && !(marks(index)?.isForeign ?? false)
  }
}

extension AnswerMarks {
  /// Not made by the API itself: HTML, or nothing at all.
  var isForeign: Bool { (field("content-type") ?? "").hasPrefix("text/html") || plannedCount == 0 }
}
