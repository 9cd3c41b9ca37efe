import UnderstudyHTTP
import UnderstudyJSON

/// An error of the mock itself, not of the API that it plays: `application/problem+json` (RFC 9457) with the header
/// `Understudy-Error`, so that the two are never mistaken for each other.
struct Problem: Error {
  /// What is wrong: the name in the header and the last part of the problem's type.
  enum Kind: String, Hashable, Sendable {
    case noRoute = "no-such-path"
    case noMethod = "method-not-allowed"
    case notAcceptable = "not-acceptable"
    case unauthorized = "unauthorized"
    case headTooLarge = "head-too-large"
    case bodyTooLarge = "body-too-large"
    case unsupportedMediaType = "unsupported-media-type"
    case invalidRequest = "invalid-request"
    case malformedPreference = "malformed-preference"
    case unknownPreference = "no-such-answer"
    case unknownScenario = "no-such-scenario"
    case malformedName = "malformed-name"
    case scriptEnded = "script-ended"
    case noAnswer = "no-answer"
    case rateLimited = "rate-limited"
    case budgetSpent = "budget-spent"
    case chance = "chance"
    case brokenTemplate = "broken-template"

    /// The problem's title.
    var title: String {
      switch self {
      case .noRoute: "No such path"
      case .noMethod: "Method not allowed"
      case .notAcceptable: "Not acceptable"
      case .unauthorized: "No credentials"
      case .headTooLarge: "Head too large"
      case .bodyTooLarge: "Body too large"
      case .unsupportedMediaType: "Unsupported media type"
      case .invalidRequest: "The request breaks the document"
      case .malformedPreference: "A preference cannot be read"
      case .unknownPreference: "The document has no such answer"
      case .unknownScenario: "No such scenario"
      case .malformedName: "Not a name"
      case .scriptEnded: "The script has ended"
      case .noAnswer: "The document has no answer"
      case .rateLimited: "Too many requests"
      case .budgetSpent: "The budget is spent"
      case .chance: "By chance"
      case .brokenTemplate: "A template breaks the document"
      }
    }
  }

  /// The head of a request is over the server's limit, whatever else it holds.
  static let headTooLarge = Problem(
    kind: .headTooLarge, status: 431, detail: "the request's head is longer than the server's limit")

  /// A prefix, header or key that names neither a scenario nor a session.
  static func malformedName(_ name: String) -> Problem {
    Problem(
      kind: .malformedName, status: 400,
      detail: "\(name) does not name a scenario or session: names are 1 to 64 of A–Z, a–z, 0–9, '_' and '-'")
  }

  var kind: Kind
  var status: Int
  var detail: String
  /// Further members of the body.
  var members: KeyValuePairs<String, JSONValue> = [:]
  /// Further header fields.
  var fields: [HTTPField] = []

  /// The body.
  var body: JSONValue {
    var object: JSONObject = [
      "type": .string("urn:understudy:\(kind.rawValue)"), "title": .string(kind.title),
      "status": .number(JSONNumber(status)), "detail": .string(detail),
    ]
    for (name, value) in members { object[name] = value }
    return .object(object)
  }

  /// What goes out for it.
  var plan: ReplyPlan {
    ReplyPlan(
      status: status,
      fields: [
        HTTPField("Content-Type", "application/problem+json"), HTTPField("Understudy-Error", kind.rawValue),
      ] + fields, body: .whole(SharedBytes(body.utf8())))
  }
}
