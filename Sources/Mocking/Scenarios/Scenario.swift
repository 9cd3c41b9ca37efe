public import UnderstudyDiagnostics

/// A named, ordered script of replies, with conditions for when it applies.
///
/// One and the same type whether it comes from a file or is built in Swift.
public struct Scenario: Hashable, Sendable {
  /// What happens after the last reply.
  public enum Then: String, Hashable, Sendable, CaseIterable {
    /// The last reply again and again.
    case `repeat`
    /// From the first reply on.
    case loop
    /// A 500 problem that says that the script has ended.
    case fail
    /// The operation's usual answer.
    case success
  }

  /// Its name: `[A-Za-z0-9_-]{1,64}`.
  public var name: String
  /// What it plays, in a sentence.
  public var summary: String?
  /// The operation that it answers, by `operationId`; `nil`: any.
  public var operation: String?
  /// When it applies.
  public var when: Conditions
  /// The replies, in order; empty where the scenario has states.
  public var replies: [CannedReply]
  /// The states of a longer story, the first of which it begins in; each has replies of its own.
  public var states: [State]
  /// What happens after the last reply.
  public var then: Then
  /// It answers unasked where ``when`` holds; without, only when named.
  public var isDefault: Bool
  /// What goes wrong by chance in place of a reply, or in it.
  public var chaos: Chaos?
  /// How much may be asked in a time.
  public var limits: Limits?
  /// Where it is written, if it comes from a file.
  public var location: SourceLocation?

  /// Makes a scenario.
  public init(
    name: String, summary: String? = nil, operation: String? = nil, when: Conditions = Conditions(),
    replies: [CannedReply] = [], states: [State] = [], then: Then = .repeat, isDefault: Bool = false,
    chaos: Chaos? = nil, limits: Limits? = nil, location: SourceLocation? = nil
  ) {
    self.name = name
    self.summary = summary
    self.operation = operation
    self.when = when
    self.replies = replies
    self.states = states
    self.then = then
    self.isDefault = isDefault
    self.chaos = chaos
    self.limits = limits
    self.location = location
  }

  /// All replies: those of the states one after the other, or the scenario's own.
  var allReplies: [CannedReply] { states.isEmpty ? replies : states.flatMap(\.replies) }

  /// Whose turn it is in a script.
  enum Turn: Hashable {
    /// The reply at an index of all.
    case reply(Int)
    /// The operation's usual answer.
    case usual
    /// The script has ended.
    case ended
  }

  /// Whether a text can name a scenario or a session.
  public static func isName(_ text: some StringProtocol) -> Bool {
    1...64 ~= text.utf8.count
      && text.utf8.allSatisfy { byte in
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || 0x30...0x39 ~= byte || 0x41...0x5A ~= byte
          || 0x61...0x7A ~= byte
      }
  }
}
