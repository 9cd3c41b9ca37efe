/// Something that a person should know about an input: what is wrong, where, and what to do.
///
/// The only error value that crosses module borders. A stage returns its value *and* its diagnostics; it throws
/// a ``DiagnosticError`` only when it has no value to return.
public struct Diagnostic: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Hashable, Sendable {
    /// The input, or a part of it, cannot be used.
    case error
    /// The input is used as it was meant, but should be mended.
    case warning
  }

  /// A remark that belongs to a diagnostic: another place that matters, or what to do.
  public struct Note: Hashable, Sendable {
    /// The place the remark is about, if it has one.
    public var location: SourceLocation?
    /// One sentence in lower case without a full stop.
    public var message: String

    /// Makes a remark.
    public init(_ message: String, at location: SourceLocation? = nil) {
      self.location = location
      self.message = message
    }
  }

  /// How bad it is.
  public var severity: Severity
  /// The place, if the diagnostic has one.
  public var location: SourceLocation?
  /// What is wrong: one sentence in lower case without a full stop, names in '…'.
  public var message: String
  /// Other places that matter, and what to do.
  public var notes: [Note]
  /// A stable name for what was broken, such as `duplicate-operation-id`, by which programs tell diagnostics apart; people
  /// do not see it.
  public var rule: String?

  /// Makes a diagnostic.
  public init(
    _ severity: Severity, _ message: String, at location: SourceLocation? = nil, notes: [Note] = [],
    rule: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.location = location
    self.message = message
    self.notes = notes
  }

  /// Makes an error.
  public static func error(_ message: String, at location: SourceLocation? = nil, notes: [Note] = []) -> Self
  {
    Self(.error, message, at: location, notes: notes)
  }

  /// Makes a warning.
  public static func warning(
    _ message: String, at location: SourceLocation? = nil, notes: [Note] = []
  ) -> Self {
    Self(.warning, message, at: location, notes: notes)
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The one printed form: `file:line:column: severity: message`, then each note on a line of its own.
  public var description: String {
    func line(_ location: SourceLocation?, _ kind: String, _ message: String) -> String {
      (location.map { "\($0): " } ?? "") + "\(kind): \(message)"
    }
    return
      ([line(location, severity.rawValue, message)] + notes.map { line($0.location, "note", $0.message) })
      .joined(separator: "\n")
  }
}
