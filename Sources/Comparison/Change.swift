public import UnderstudyDiagnostics

/// One difference between two documents that somebody may notice.
public struct Change: Hashable, Sendable {
  /// What it means for those who keep to the old document.
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// What was right is not any more.
    case breaking
    /// It may break some, or nobody can tell.
    case risky
    /// Nobody need do anything.
    case safe
  }

  /// Which way what has changed goes.
  public enum Direction: String, Hashable, Sendable {
    /// From clients to the service: what it takes must not become less.
    case request
    /// From the service to clients: what it gives must not become more.
    case response
  }

  /// A stable name, such as `request/maximum`.
  public let rule: String
  /// What it means.
  public let severity: Severity
  /// Which way what has changed goes; `nil` where that is of no account.
  public let direction: Direction?
  /// One sentence in lower case without a full stop.
  public let message: String
  /// Where it was in the old document, where it is in the new one; `nil` where it is not there.
  public let old: SourceLocation?, new: SourceLocation?
  /// The names of the operations that it concerns, in the document's order.
  public internal(set) var operations: [String]

  /// The change in a line.
  public var text: String {
    let place = (new ?? old).map { "\($0): " } ?? ""
    return "\(place)\(severity.rawValue): \(operations.count == 1 ? operations[0] + ": " : "")\(message)"
  }

  /// The change in the one printed form.
  public var diagnostic: Diagnostic {
    var notes: [Diagnostic.Note] = []
    if let old, new != nil { notes.append(.init("in the old document it is here", at: old)) }
    if operations.count > 1 {
      let more = operations.count > 6 ? " and \(operations.count - 6) more" : ""
      notes.append(.init("it concerns \(operations.prefix(6).joined(separator: ", "))\(more)"))
    }
    let place = operations.count == 1 ? "\(operations[0]): " : ""
    return Diagnostic(
      severity == .breaking ? .error : .warning, place + message, at: new ?? old, notes: notes, rule: rule)
  }
}
