public import UnderstudyHTTP
public import UnderstudyOpenAPI

/// A request that an audit sends, and why.
public struct PlannedRequest: Sendable {
  /// Its number in the plan, from 1.
  public internal(set) var number = 0
  /// The operation that it is for.
  public let operation: Operation
  /// What is sent.
  public let request: HTTPRequest
  /// What it is sent for.
  public let purpose: Purpose
  /// What tells it from others of the same purpose: `example 'question'`, `without 'messages'`.
  public let label: String
  /// Whether it asks for a stream; `nil` where the operation offers no choice that the request makes.
  public let wantsStream: Bool?
  /// The values of the path's parameters, percent-encoded.
  let pathArguments: [(name: String, value: String)]

  /// What a request is sent for.
  public enum Purpose: String, Hashable, Sendable, CaseIterable {
    /// It keeps to the document.
    case valid
    /// It keeps to the document at a bound that the document sets.
    case boundary
    /// It shows no credential where there must be one.
    case credential
    /// Its body is of a media type that the document does not have.
    case mediaType = "media-type"
    /// Its body breaks the document.
    case body
    /// A parameter breaks the document.
    case parameter

    /// Whether the document promises success.
    public var isValid: Bool { self == .valid || self == .boundary }

    /// The statuses that refuse such a request, the first the one that is meant for it (RFC 9110 §15.5, RFC 9110 §15.5.21).
    var refusals: [Int] {
      switch self {
      case .valid, .boundary: []
      case .credential: [401, 403]
      case .mediaType: [415, 400, 422]
      case .body, .parameter: [400, 422]
      }
    }
  }
}

extension PlannedRequest {
  /// `POST /v1/chat/completions (example 'question')`, without secrets.
  func title(_ secrets: Secrets) -> String {
    "\(request.method) \(secrets.redacted(request.target)) (\(label))"
  }
}
