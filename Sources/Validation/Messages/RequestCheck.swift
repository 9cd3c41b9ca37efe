public import UnderstudyJSON

/// What holding a request to its operation has shown.
public struct RequestCheck: Sendable {
  /// The ways in which it breaks the document: parameters first, then the body; empty if it keeps to it.
  public var violations: [Violation]
  /// The body, parsed: JSON, or the value that a form, XML or text stands for; `nil` where it cannot be read.
  public var body: JSONDocument?

  /// Makes a result.
  public init(violations: [Violation] = [], body: JSONDocument? = nil) {
    self.violations = violations
    self.body = body
  }
}
