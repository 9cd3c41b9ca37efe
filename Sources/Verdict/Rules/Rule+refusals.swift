import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking

/// What a client must not try again, because it would be refused again.
extension Rule {
  static let refusals = [
    Rule(
      "no-retry-bad-request", row: 9, "does not send a request again that was refused with 400", .fail,
      norm: "RFC 9110 §15.5", advice: "do not retry 400: the same request is refused again"
    ) { course in refused(course) { $0.status == 400 } },
    Rule(
      "no-retry-unauthorized", row: 10, "does not send a credential again that was refused with 401", .fail,
      norm: "RFC 9110 §15.5.2", advice: "do not retry 401 without another credential"
    ) { course in
      course.each(where: { attempt, _ in attempt.status == 401 && attempt.shouldRetry != true }) {
        index, next, _ in
        guard let next else { return .passed }
        let exchanges = course.exchanges
        guard exchanges[next].credentialFingerprint == exchanges[index].credentialFingerprint else {
          return .passed
        }
        return .broken(
          .fail, "tried again with the same credential after \(course.gap(index, next).text)", [index, next])
      }
    },
    Rule(
      "no-retry-client-error", row: 11,
      "does not send a request again that was refused with 402, 403, 404, 413 or 422",
      .fail, norm: "RFC 9110 §15.5.4, §15.5.5, §15.5.14, §15.5.21",
      advice: "do not retry client errors other than 408, 409 and 429"
    ) { course in refused(course) { [402, 403, 404, 413, 422].contains($0.status) } },
    Rule(
      "no-retry-quota", row: 12, "does not retry when its quota is used up", .warn,
      norm: "OpenAI: retrying does not restore access",
      advice: "read the error's type: 'insufficient_quota' does not go away"
    ) { course in
      course.each(where: { attempt, marks in attempt.status == 429 && marks.saysQuota }) { index, next, _ in
        guard let next else { return .passed }
        return .broken(.warn, "tried again after \(course.gap(index, next).text)", [index, next])
      }
    },
  ]

  private static func refused(_ course: Course, _ isMeant: (Attempt) -> Bool) -> [Judgement] {
    course.each(where: { attempt, _ in isMeant(attempt) && attempt.shouldRetry != true }) { index, next, _ in
      guard let next else { return .passed }
      return .broken(
        .fail, "tried again after \(course.attempt(index).status), \(course.gap(index, next).text) later",
        [index, next])
    }
  }
}

extension AnswerMarks {
  /// Types and codes of errors that say that a quota is used up (OpenAI's error codes).
  static let quotaCodes: Set = [
    "insufficient_quota", "insufficient_quota_error", "credit_balance_exhausted",
    "organization_spend_limit_exceeded",
    "project_spend_limit_exceeded", "organization_usage_limit_exceeded",
  ]

  var saysQuota: Bool {
    guard let body, body.count < 1 << 16, let error = try? JSONValue(parsing: body.array)["error"] else {
      return false
    }
    return [error["type"]?.string, error["code"]?.string].contains {
      $0.map(Self.quotaCodes.contains) ?? false
    }
  }
}
