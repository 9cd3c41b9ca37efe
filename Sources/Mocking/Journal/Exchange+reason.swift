import UnderstudyHTTP
import UnderstudyValidation

extension Exchange {
  /// Why ``rule`` answered, in a few words.
  public var reason: String {
    switch rule {
    case .route: "the documents have no operation for \(request.method) \(request.path)"
    case .preference: "the header Prefer asks for a status, an example or a fault"
    case .security: "the credentials that the operation asks for are missing or bad"
    case .scenario(let name, _): scenarioReason(name)
    case .contract: violations.first.map { $0.message } ?? "the body is longer than what is read"
    case .fixture: "it applies unasked, and is the most specific whose conditions hold"
    case .document: "no scenario is named or scripted, and no fixture's conditions hold"
    case .chaos: "drawn from the seed, the session, the operation and the body"
    case .limit: "the key has asked for more than its limits allow"
    case .problem: "the mock could not do what was asked"
    }
  }

  private func scenarioReason(_ name: String) -> String {
    if Preferences.of(request)?.scenario == name { return "named by the header Prefer" }
    // A key is redacted here, but nothing else is left that can have named it.
    guard let address = SessionAddress.of(request) else {
      return session == name ? "named by the key" : "scripted for the session"
    }
    if address.target != nil, address.scenario == name { return "named by the prefix of the path" }
    if address.scenario == name { return "named by the key" }
    return "scripted for the session"
  }
}
