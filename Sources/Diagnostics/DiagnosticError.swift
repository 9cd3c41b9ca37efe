/// Thrown by public functions that have no value to return: everything that was found wrong.
public struct DiagnosticError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was found, in the order of the input. Never empty.
  public var diagnostics: [Diagnostic]

  /// Makes an error of one diagnostic.
  public init(_ diagnostic: Diagnostic) {
    diagnostics = [diagnostic]
  }

  /// Makes an error of several diagnostics; `nil` if none of them is an error.
  public init?(_ diagnostics: [Diagnostic]) {
    guard diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    self.diagnostics = diagnostics
  }

  /// The printed forms, one after the other.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
