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
      for (index, exchange) in course.exchanges.enumerated() where exchange.operation != nil {
        isSeen = isSeen || exchange.rule.isAfterCheck
        guard let first = exchange.violations.first else { continue }
        broken[first.message, default: []].append(index)
      }
      guard !broken.isEmpty else { return isSeen ? [.passed] : [] }
      return broken.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }.map {
        .broken(.fail, $0.key, $0.value)
      }
    },
    Rule(
      "steady-credentials", row: 48, "carries its credentials, the same on each retry", .fail,
      norm: "RFC 6750 §2; RFC 9110 §15.4", advice: "send 'Authorization' with every attempt, unchanged"
    ) { course in
      var judgements: [Judgement] = []
      var hasCredentials = false
      for (index, exchange) in course.exchanges.enumerated() {
        hasCredentials = hasCredentials || exchange.credentialFingerprint != nil
        if case .security = exchange.rule {
          judgements.append(.broken(.fail, "sent a request without good credentials", [index]))
        }
      }
      for position in course.markedCalls {
        for (index, next) in course.calls[position].pairs where course.attempt(index).status != 401 {
          let exchanges = course.exchanges
          guard exchanges[index].credentialFingerprint != exchanges[next].credentialFingerprint else {
            continue
          }
          judgements.append(.broken(.fail, "sent another credential with a retry", [index, next]))
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
        let requests = call.attempts.map { course.exchanges[$0].request }
        guard requests.count > 1, requests[0].method == "POST",
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
      for index in course.exchanges.indices {
        let exchange = course.exchanges[index]
        if let texts = served[exchange.session], exchange.request.body.holds(#""assistant""#),
          let messages = try? JSONValue(parsing: exchange.request.body)["messages"]?.array,
          let last = messages.last(where: { $0["role"]?.string == "assistant" })?["content"]?.string
        {
          judgements.append(
            texts.contains(last)
              ? .passed : .broken(.warn, "sent an answer back that it was never given", [index]))
        }
        if let content = course.content(index), content.isChat, !content.text.isEmpty {
          served[exchange.session, default: []].insert(content.text)
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
