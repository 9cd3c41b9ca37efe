public import UnderstudyDiagnostics

/// One way in which an endpoint breaks the document, however many replies show it.
public struct AuditFinding: Sendable {
  /// What kind of break it is; stable names.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// A status that the document does not declare.
    case undeclaredStatus = "undeclared-status"
    /// A media type that the document does not declare for the status, or none at all.
    case wrongMediaType = "wrong-media-type"
    /// A header field that is missing or breaks its schema.
    case wrongHeader = "wrong-header"
    /// A body that breaks its schema, is no JSON, or is there where none may be.
    case wrongBody = "wrong-body"
    /// An event that breaks its schema.
    case wrongEvent = "wrong-event"
    /// Events that do not follow each other as the stream's contract says.
    case wrongStream = "wrong-stream"
    /// A stream that ends without the event that ends it.
    case noTerminator = "no-terminator"
    /// A stream where a whole answer was asked for, or the other way round.
    case wrongForm = "wrong-form"
    /// A reply that ends before it is complete.
    case truncated = "truncated"
    /// No reply, or one that is not HTTP.
    case noReply = "no-reply"
    /// A reply that does not end.
    case neverEnds = "never-ends"
    /// A reply that is longer than is read.
    case tooLong = "too-long"
    /// A request that keeps to the document is refused.
    case validRefused = "valid-refused"
    /// A request that keeps to the document makes the service fail.
    case validFailed = "valid-failed"
    /// The user's credential is refused.
    case credentialRefused = "credential-refused"
    /// A request that breaks the document is answered as if it did not.
    case invalidAccepted = "invalid-accepted"
    /// A request that breaks the document makes the service fail.
    case invalidFailed = "invalid-failed"
    /// A request without a credential is answered as if it had one.
    case noCredentialAccepted = "no-credential-accepted"
    /// A request is refused with a status that means something else.
    case wrongRefusal = "wrong-refusal"
    /// What answers is a web site and not the API.
    case notTheAPI = "not-the-api"
    /// Something that keeps a reply from being judged.
    case notJudged = "not-judged"
  }

  /// The rule that is broken.
  public let rule: Rule
  /// How bad it is: what only keeps from judging is a warning.
  public var severity: Diagnostic.Severity { rule == .notJudged ? .warning : .error }
  /// One sentence in lower case without a full stop.
  public let message: String
  /// Where in the document that is said which is broken.
  public let location: SourceLocation?
  /// The name of the operation.
  public let operation: String
  /// The numbers of the requests whose replies show it.
  public internal(set) var requests: [Int]
  /// What the first of them was, and what came back.
  public let evidence: String
  /// What makes two replies show the same.
  let key: String

  /// The finding in the one printed form.
  public var diagnostic: Diagnostic {
    var notes = [Diagnostic.Note(evidence)]
    if requests.count > 1 {
      let list = requests.dropFirst().prefix(8).map(String.init).joined(separator: ", ")
      let more = requests.count > 9 ? " and \(requests.count - 9) more" : ""
      notes.append(
        .init("so do the replies to \(requests.count == 2 ? "request" : "requests") \(list)\(more)"))
    }
    return Diagnostic(
      severity, "\(operation): \(message)", at: location, notes: notes, rule: "audit/\(rule.rawValue)")
  }
}

/// Findings, each once, with every reply that shows it.
struct FindingList {
  private(set) var findings: [AuditFinding] = []
  private var positions: [String: Int] = [:]

  mutating func add(_ finding: AuditFinding) {
    if let position = positions[finding.key] {
      if findings[position].requests.last != finding.requests[0] {
        findings[position].requests += finding.requests
      }
      return
    }
    positions[finding.key] = findings.count
    findings.append(finding)
  }
}
