import UnderstudyHTTP
import UnderstudyJSON
import UnderstudyMocking
import UnderstudyValidation

/// What the requests themselves are held to.
extension Rule {
  static let requests = [
    Rule(
      "valid-requests", row: 47, "sends requests that keep to the document", .fail,
      norm: "the OpenAPI document",
      advice: "mend the request: 'understudy journal --violations' has the places"
    ) { course in
      var isSeen = false
      var broken: [String: [Int]] = [:]
      // An exchange is much to copy.
      let exchanges = course.exchanges
      for index in exchanges.indices where exchanges[index].operation != nil {
        isSeen = isSeen || exchanges[index].rule.isAfterCheck
        guard let first = exchanges[index].violations.first else { continue }
        broken[first.message, default: []].append(index)
      }
      guard !broken.isEmpty else { return isSeen ? [.passed] : [] }
      return broken.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }.map {
        .broken(.fail, $0.key, $0.value)
      }
    },
    Rule(
      "steady-credentials", row: 48,
      "carries its credentials in header fields, the same on each retry, and to no other host", .fail,
      norm: "RFC 6750 §2, §5.3; RFC 9110 §15.4",
      advice:
        "send 'Authorization' with every attempt, unchanged, never in a URL nor after a redirect elsewhere",
      tolerance: "keys from eight characters on are looked for in paths and queries"
    ) { course in
      var judgements: [Judgement] = []
      var hasCredentials = false
      // Who followed a redirect to another host is right to leave its credentials behind.
      var elsewhere: Set<Int> = []
      for position in course.markedCalls {
        for (index, next) in course.calls[position].pairs {
          if course.isElsewhere(next, after: index, elsewhere) {
            elsewhere.insert(next)
            guard course.exchanges[next].credentialFingerprint != nil else { continue }
            judgements.append(
              .broken(.fail, "sent its credentials to another host after a redirect", [index, next]))
          } else if course.attempts[index].status != 401,
            course.exchanges[index].credentialFingerprint != course.exchanges[next].credentialFingerprint
          {
            judgements.append(.broken(.fail, "sent another credential with a retry", [index, next]))
          }
        }
      }
      let exchanges = course.exchanges
      for index in exchanges.indices {
        hasCredentials = hasCredentials || exchanges[index].credentialFingerprint != nil
        if let place = exchanges[index].credentialExposure {
          judgements.append(.broken(.fail, "sent a credential in \(place) of the URL", [index]))
        }
        if case .security = exchanges[index].rule, !elsewhere.contains(index) {
          judgements.append(.broken(.fail, "sent a request without good credentials", [index]))
        }
      }
      return judgements.isEmpty && hasCredentials ? [.passed] : judgements
    },
    Rule(
      "same-request-again", row: 49, "retries with the same body and the same idempotency key", .fail,
      norm: "draft-ietf-httpapi-idempotency-key-header",
      advice: "make an 'Idempotency-Key' once for each call, and keep it and the body over all attempts"
    ) { course in
      course.eachCall { call, _ in
        guard call.attempts.count > 1 else { return nil }
        let requests = call.attempts.map { course.exchanges[$0].request }
        guard requests[0].method == "POST",
          !call.attempts.contains(where: { 300..<400 ~= course.attempt($0).status })
        else { return nil }
        let keys = requests.map { $0.fields[.idempotencyKey] }
        if let key = keys[0], keys.contains(where: { $0 != key }) {
          return .broken(.fail, "made a new idempotency key for a retry", call.attempts)
        }
        guard requests.allSatisfy({ $0.body == requests[0].body }) else {
          return .broken(.warn, "changed the body for a retry", call.attempts)
        }
        return keys[0] == nil
          ? .broken(.warn, "sent no idempotency key with a retry", call.attempts) : .passed
      }
    },
    Rule(
      "echoes-answers", row: 50, "sends earlier answers back as they were", .warn,
      norm: "the conversation is the client's to keep",
      advice: "keep the text of each answer, and send it back unchanged"
    ) { course in
      var served: [String: Set<String>] = [:]
      var judgements: [Judgement] = []
      let exchanges = course.exchanges
      for index in exchanges.indices {
        if !served.isEmpty, let texts = served[exchanges[index].session],
          exchanges[index].request.body.holds(#""assistant""#),
          let messages = try? JSONValue(parsing: exchanges[index].request.body)["messages"]?.array,
          let last = messages.last(where: { $0["role"]?.string == "assistant" })?["content"]?.string
        {
          judgements.append(
            texts.contains(last)
              ? .passed : .broken(.warn, "sent an answer back that it was never given", [index]))
        }
        if let content = course.content(index), content.isChat, !content.text.isEmpty {
          served[exchanges[index].session, default: []].insert(content.text)
        }
      }
      return judgements
    },
  ]
}

extension Exchange.Rule {
  /// Whether the request was held to the document before this rule answered.
  fileprivate var isAfterCheck: Bool {
    switch self {
    case .scenario, .contract, .fixture, .document, .chaos, .limit: true
    case .route, .preference, .security, .problem: false
    }
  }
}

extension Exchange {
  /// The host that the request was sent to, in lower case, with its port.
  fileprivate var host: String? { request.fields["host"]?.lowercased() }
}

extension Course {
  /// Whether an attempt follows a redirect to another host than that of the one before, or goes on at one.
  fileprivate func isElsewhere(_ next: Int, after index: Int, _ elsewhere: Set<Int>) -> Bool {
    let isRedirected = 300..<400 ~= attempts[index].status
    guard isRedirected || !elsewhere.isEmpty else { return false }
    let isSame = exchanges[index].host == exchanges[next].host
    return isSame ? elsewhere.contains(index) : isRedirected
  }
}
