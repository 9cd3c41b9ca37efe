import UnderstudyHTTP
import UnderstudyMocking

/// How long a client waits for what does not come, and how soon it leaves when it has enough.
extension Rule {
  static let patience = [
    Rule(
      "bounds-silence", row: 22, "does not wait for ever for an answer", .warn,
      norm: "AWS Builders' Library: a time-out on every call",
      advice: "set a time-out of at most two minutes",
      tolerance: "a tenth and half a second beyond the time-out it states; 120 s"
    ) { course in
      course.each(where: { attempt, marks in marks.fault.map { $0.kind == .stall && $0.isBeforeHead } ?? false
      }) {
        index, _, _ in silence(course, index)
      }
    },
    Rule(
      "bounds-stall", row: 38, "does not wait for ever for the rest of a stream", .warn,
      norm: "AWS Builders' Library: a time-out on every call",
      advice: "set a time-out for each read of a stream",
      tolerance: "a tenth and half a second beyond the time-out it states; 120 s"
    ) { course in
      course.each(where: { attempt, marks in
        marks.fault.map { $0.kind == .stall && !$0.isBeforeHead } ?? false
      }) {
        index, _, _ in silence(course, index)
      }
    },
    Rule(
      "patient-with-slow-head", row: 23, "does not send a request again while its answer is coming", .warn,
      norm: "RFC 9110 §9.2.2", advice: "close the first connection before the retry"
    ) { course in
      course.each(where: { attempt, _ in attempt.fault == .slowHead }) { index, _, _ in
        guard let twin = course.overlapping(index) else { return .passed }
        return .broken(.warn, "sent the request again while its answer was coming", [index, twin])
      }
    },
    Rule(
      "cancels", row: 24, "closes the connection when the application breaks off", .warn,
      norm: "what is generated is paid for", advice: "close the response when the application stops reading",
      tolerance: "1 s"
    ) { course in
      course.exchanges.indices.compactMap { index in
        guard course.exchanges[index].isStream else { return nil }
        let exchange = course.exchanges[index]
        guard exchange.isStream, exchange.marks?.fault == nil, let end = exchange.end,
          let position = course.call(of: index)
        else { return nil }
        let outcome = course.outcomes[position]
        if course.attempt(index).left != nil, outcome?.result != .error {
          guard let told = outcome, told.result == .cancelled, end.end - told.moment > .seconds(1) else {
            return .passed
          }
          return .broken(
            .warn, "left \((end.end - told.moment).text) after the application had broken off", [index])
        }
        guard outcome?.result == .cancelled else { return nil }
        return .broken(.warn, "read on to the end though the application had broken off", [index])
      }
    },
    Rule(
      "goes-on-after-done", row: 28, "goes on when the stream is complete, though the connection stays open",
      .warn,
      norm: "OpenAI: data: [DONE] ends a stream", advice: "stop reading at the terminator", tolerance: "2 s"
    ) { course in
      course.each(where: { attempt, _ in attempt.fault == .holdOpen }) { index, _, _ in
        guard course.asksForStream(index), let last = course.exchanges[index].end?.lastByte else {
          return nil
        }
        if let left = course.attempt(index).left, left - last <= .milliseconds(2050) { return .passed }
        if let later = course.following(index), course.attempt(later).arrival - last <= .milliseconds(2050) {
          return .passed
        }
        return .broken(.warn, "waited for the end of the connection for more than 2 s", [index])
      }
    },
    Rule(
      "no-duplicates", row: 52, "sends no second request of a call while the first is open", .warn,
      norm: "each request is paid for", advice: "wait for the end of an attempt, or close it, before the next"
    ) { course in
      let isOnlyCall = course.circumstances.callCount == 1
      var judgements: [Judgement] = []
      for index in course.exchanges.indices {
        let attempt = course.attempt(index)
        let lasted = (attempt.ended ?? attempt.arrival + .seconds(1)) - attempt.arrival
        guard lasted >= .milliseconds(500) else { continue }
        guard let twin = course.overlapping(index) else {
          judgements.append(.passed)
          continue
        }
        let key = course.exchanges[index].request.fields[.idempotencyKey]
        let isMeant =
          isOnlyCall || course.attempt(twin).retryCount ?? 0 > 0
          || key != nil && key == course.exchanges[twin].request.fields[.idempotencyKey]
        guard isMeant else { continue }
        judgements.append(
          .broken(.warn, "sent the same request again while the first was open", [index, twin]))
      }
      return judgements
    },
  ]

  /// The longest that anybody should wait for a byte.
  private static let limit = Duration.seconds(120)

  private static func silence(_ course: Course, _ index: Int) -> Judgement? {
    let attempt = course.attempt(index)
    let exchange = course.exchanges[index]
    let began = exchange.end?.lastByte ?? attempt.arrival
    let stated = exchange.request.fields["x-stainless-read-timeout"].flatMap { Double($0) }
      .map { Duration.milliseconds(Int64(min($0, 1e9) * 1000)) }
    if let left = attempt.left {
      let waited = left - began
      if let stated, waited > stated + stated / 10 + .milliseconds(500) {
        return .broken(.warn, "left after \(waited.text), though it says \(stated.text)", [index])
      }
      return waited <= limit ? .passed : .broken(.warn, "left only after \(waited.text)", [index])
    }
    if let stated, stated > limit {
      return .broken(.warn, "says that it waits \(stated.text) for a byte", [index])
    }
    guard let stopped = course.circumstances.stopped ?? exchange.end?.end else {
      return .unknown("it is still waiting")
    }
    let waited = stopped - began
    guard waited < limit else { return .broken(.warn, "was still waiting after \(waited.text)", [index]) }
    return .unknown("it was watched for \(waited.text) only")
  }
}

extension Course {
  /// The call that an exchange is an attempt of.
  func call(of index: Int) -> Int? { callOfExchange[index] }

  /// An equal request that came while the answer to one was under way: on another connection, of the same call or body.
  func overlapping(_ index: Int) -> Int? {
    let end = attempts[index].ended ?? circumstances.stopped ?? Moment(nanoseconds: .max)
    // What a moment before the end may be is the retry already: the server saw it end a little later than the client.
    guard let later = nextEqual[index], attempts[later].arrival < end.advanced(byNanoseconds: -20_000_000)
    else { return nil }
    return later
  }
}
