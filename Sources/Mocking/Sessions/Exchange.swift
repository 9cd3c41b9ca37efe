import Synchronization
import UnderstudyOpenAPI
public import UnderstudyHTTP
public import UnderstudyValidation

/// One request and what was answered, as values, with times.
public struct Exchange: Sendable {
  /// Which step of choosing a reply answered (DESIGN §5).
  public enum Rule: Hashable, Sendable, CustomStringConvertible {
    /// No such path or method.
    case route
    /// A `Prefer` header.
    case preference
    /// No or bad credentials.
    case security
    /// A scenario that was named or scripted, and the index of its reply.
    case scenario(String, reply: Int)
    /// The request breaks the document.
    case contract
    /// A default scenario of the fixtures.
    case fixture(String)
    /// The document itself.
    case document
    /// The mock's own answer to something it could not do.
    case problem

    /// The rule in a few words.
    public var description: String {
      switch self {
      case .route: "no such path or method"
      case .preference: "asked for by Prefer"
      case .security: "credentials"
      case .scenario(let name, let reply): "scenario '\(name)', reply \(reply + 1)"
      case .contract: "the request breaks the document"
      case .fixture(let name): "fixture '\(name)'"
      case .document: "the document"
      case .problem: "the mock"
      }
    }
  }

  /// Its number on the server, from 1, in the order of arrival.
  public var number: UInt64
  /// Its request id, as sent in `x-request-id`.
  public var id: String
  /// The operation, if the request has one.
  public var operation: String?
  /// The request, secrets redacted.
  public var request: HTTPRequest
  /// In which ways the request breaks the document.
  public var violations: [Violation]
  /// The status that was planned; `nil` where no answer was (a fault before the head).
  public var status: Int?
  /// Whether the answer was a stream.
  public var isStream: Bool
  /// Which rule answered.
  public var rule: Rule
  /// Remarks: preferences that nobody knows, and the like.
  public var remarks: [String]
  /// How it ended; `nil` while it is under way.
  public var end: ExchangeEnd?
}

/// An exchange while it is under way: the record that a server completes.
///
/// What the exchange says is put together only when somebody asks: most of the time nobody does.
final class ExchangeRecord: ExchangeObserver {
  private let number: UInt64
  private let id: String
  private let request: HTTPRequest
  private let operation: ServedOperation?
  private let violations: [Violation]
  private let status: Int?
  private let isStream: Bool
  private let rule: Exchange.Rule
  private let remarks: [String]
  private let end = Mutex<ExchangeEnd?>(nil)

  init(number: UInt64, id: String, request: consuming HTTPRequest, answer: borrowing Answer) {
    self.number = number
    self.id = id
    self.request = request
    operation = answer.operation
    violations = answer.violations
    status = answer.plan.isRaw ? nil : answer.plan.status
    isStream = answer.isStream
    rule = answer.rule
    remarks = answer.remarks
  }

  func ended(_ end: ExchangeEnd) {
    self.end.withLock { $0 = end }
  }

  /// The exchange as it stands, its secrets redacted.
  var snapshot: Exchange {
    var request = request
    request.fields = request.fields.redacted
    return Exchange(
      number: number, id: id, operation: operation?.operation.name, request: request, violations: violations,
      status: status, isStream: isStream, rule: rule, remarks: remarks, end: end.withLock { $0 })
  }

  /// About how much memory it takes, in bytes.
  var cost: Int { 400 + request.body.count + request.target.utf8.count }
}

extension HTTPFields {
  /// The fields with the values of those that carry secrets replaced.
  var redacted: HTTPFields {
    let secrets = ["authorization", "cookie", "set-cookie", "proxy-authorization", "x-api-key", "api-key"]
    guard contains(where: { secrets.contains($0.name.lowercased()) }) else { return self }
    var result = HTTPFields()
    for (name, value) in self {
      result.append(name, secrets.contains(name.lowercased()) ? "[redacted]" : value)
    }
    return result
  }
}
