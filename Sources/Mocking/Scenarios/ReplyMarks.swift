import UnderstudyDiagnostics

/// Where a reply and its parts are written. Of no account when two replies are compared.
struct ReplyMarks: Hashable, Sendable {
  var reply: SourceLocation?
  var pace: SourceLocation?
  var framing: SourceLocation?
  var fault: SourceLocation?
  var next: SourceLocation?

  static func == (left: Self, right: Self) -> Bool { true }
  func hash(into hasher: inout Hasher) {}
}
