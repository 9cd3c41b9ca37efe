import UnderstudyHTTP
import UnderstudyMocking

/// How long a client waits where it was told to.
extension Rule {
  static let waits = [
    Rule(
      "waits-retry-after", row: 1, "waits as long as 'Retry-After' says in seconds, and comes back", .fail,
      norm: "RFC 9110 §10.2.3; RFC 6585 §4",
      advice: "read 'Retry-After' and wait at least that long before the retry",
      tolerance: "50 ms too early"
    ) { course in waited(course, isStream: false) },
    Rule(
      "waits-retry-after-date", row: 2, "waits until the date that 'Retry-After' gives", .fail,
      norm: "RFC 9110 §10.2.3 (both forms), §15.6.4", advice: "read 'Retry-After' as an HTTP-date, too",
      tolerance: "50 ms too early"
    ) { course in
      course.each(where: { attempt, _ in attempt.until != nil }) { index, next, _ in
        guard let until = course.attempt(index).until else { return nil }
        guard let next else { return gaveUp(index, "was told when to come back") }
        let early = until - course.attempt(next).arrival
        guard early > Course.early else { return .passed }
        return .broken(.fail, "came back \(early.text) before the date that it was told", [index, next])
      }
    },
    Rule(
      "waits-retry-after-ms", row: 3, "waits as long as 'retry-after-ms' says, or else 'Retry-After'", .warn,
      norm: "openai-python _parse_retry_after_header",
      advice: "read 'retry-after-ms' before 'Retry-After', or 'Retry-After' alone",
      tolerance: "50 ms too early"
    ) { course in
      course.each(where: { attempt, _ in attempt.waitMilliseconds != nil }) { index, next, _ in
        guard let wait = course.attempt(index).waitMilliseconds else { return nil }
        guard let next else { return gaveUp(index, "was told when to come back") }
        let gap = course.gap(index, next)
        guard gap + Course.early < wait else { return .passed }
        return .broken(.warn, "came back after \(gap.text), asked to wait \(wait.text)", [index, next])
      }
    },
    Rule(
      "respects-long-retry-after", row: 4, "does not come back before a long 'Retry-After' is over", .fail,
      norm: "RFC 9110 §10.2.3", advice: "give up at once where the wait is longer than you will wait",
      tolerance: "50 ms too early"
    ) { course in
      course.each(where: { attempt, _ in attempt.plainWait.map { $0 > longest } ?? false }) {
        index, next, _ in
        guard let wait = course.attempt(index).plainWait, let next else { return .passed }
        let gap = course.gap(index, next)
        guard gap + Course.early < wait else { return .passed }
        return .broken(.fail, "came back after \(gap.text), asked to wait \(wait.text)", [index, next])
      }
    },
    Rule(
      "survives-odd-retry-after", row: 5, "backs off by itself where 'Retry-After' is no wait", .warn,
      norm: "RFC 9110 §10.2.3 (delay-seconds = 1*DIGIT)",
      advice: "fall back to your own back-off where 'Retry-After' cannot be read, or is 0",
      tolerance: "from 20 ms on"
    ) { course in
      course.each(where: { attempt, _ in attempt.hasOddWait }) { index, next, _ in
        guard let next else { return .unknown("it did not come back") }
        let gap = course.gap(index, next)
        guard gap < .milliseconds(20) else { return .passed }
        return .broken(.warn, "came back at once, after \(gap.text)", [index, next])
      }
    },
    Rule(
      "waits-before-stream", row: 44, "waits as long as 'Retry-After' says before it asks for a stream again",
      .fail,
      norm: "RFC 9110 §10.2.3", advice: "treat an error before a stream like any other: wait, then ask again",
      tolerance: "50 ms too early"
    ) { course in waited(course, isStream: true) },
    Rule(
      "obeys-rate-limit-reset", row: 51, "does not ask before the limit that it has reached is reset", .warn,
      norm: "OpenAI: rate limits in headers",
      advice: "when no request remains, wait for the reset before the next one",
      tolerance: "50 ms too early"
    ) { course in
      course.exchanges.indices.compactMap { index in
        guard let marks = course.marks(index), marks.field("x-ratelimit-remaining-requests") == "0",
          let reset = marks.field("x-ratelimit-reset-requests").flatMap(Duration.init(reset:)),
          200..<300 ~= course.attempt(index).status, let next = course.followingAfterEnd(index)
        else { return nil }
        let gap = course.gap(index, next)
        guard gap + Course.early < reset else { return .passed }
        return .broken(
          .warn, "asked again after \(gap.text), though the limit is reset after \(reset.text)",
          [index, next])
      }
    },
  ]

  /// The longest wait that a client is expected to sit through; the official clients give up beyond it.
  private static let longest = Duration.seconds(120)

  private static func waited(_ course: Course, isStream: Bool) -> [Judgement] {
    course.each(where: { attempt, _ in attempt.plainWait.map { $0 > .zero && $0 <= longest } ?? false }) {
      index, next, _ in
      guard course.asksForStream(index) == isStream, let wait = course.attempt(index).plainWait else {
        return nil
      }
      guard let next else { return gaveUp(index, "was told to come back after \(wait.text)") }
      let gap = course.gap(index, next)
      guard gap + Course.early < wait else { return .passed }
      return .broken(.fail, "came back after \(gap.text), asked to wait \(wait.text)", [index, next])
    }
  }

  static func gaveUp(_ index: Int, _ why: String) -> Judgement {
    .broken(.warn, "gave up though it \(why)", [index])
  }
}

extension Attempt {
  /// A wait in seconds, where nothing more exact or more final is said.
  var plainWait: Duration? {
    guard case .duration(let wait) = wait, waitMilliseconds == nil, shouldRetry != false else { return nil }
    return wait
  }

  var until: Moment? {
    guard case .until(let moment) = wait, waitMilliseconds == nil else { return nil }
    return moment
  }

  /// A `Retry-After` that is no wait: not a number, negative, or 0.
  var hasOddWait: Bool {
    switch wait {
    case .odd: true
    case .duration(let wait): wait == .zero && waitMilliseconds == nil
    case .until, nil: false
    }
  }
}

extension Duration {
  /// The time to a reset as OpenAI writes it: `1s`, `6m0s`, `250ms`.
  init?(reset text: String) {
    var total = Duration.zero
    var rest = Substring(text)
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isNumber || $0 == "." }
      let unit = rest.dropFirst(digits.count).prefix { $0.isLetter }
      guard let number = Double(digits), number < 1e9 else { return nil }
      switch unit {
      case "ms": total += .microseconds(Int64(number * 1000))
      case "s", "": total += .milliseconds(Int64(number * 1000))
      case "m": total += .milliseconds(Int64(number * 60_000))
      case "h": total += .milliseconds(Int64(number * 3_600_000))
      default: return nil
      }
      rest = rest.dropFirst(digits.count + unit.count)
    }
    self = total
  }
}
