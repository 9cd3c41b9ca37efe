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
  /// The replies, in order.
  public var replies: [CannedReply]
  /// What happens after the last reply.
  public var then: Then
  /// It answers unasked where ``when`` holds; without, only when named.
  public var isDefault: Bool
  /// Where it is written, if it comes from a file.
  public var location: SourceLocation?

  /// Makes a scenario.
  public init(
    name: String, summary: String? = nil, operation: String? = nil, when: Conditions = Conditions(),
    replies: [CannedReply], then: Then = .repeat, isDefault: Bool = false, location: SourceLocation? = nil
  ) {
    self.name = name
    self.summary = summary
    self.operation = operation
    self.when = when
    self.replies = replies
    self.then = then
    self.isDefault = isDefault
    self.location = location
  }

  /// The reply for a request by its position in the script, or what ``then`` says after the last.
  ///
  /// - Parameter position: how many requests it has answered before.
  func turn(at position: Int) -> Turn {
    var rest = position
    let total = turnCount
    guard let last = replies.indices.last else { return .usual }
    if rest >= total {
      switch then {
      case .repeat: return .reply(last)
      case .loop: rest %= total
      case .fail: return .ended
      case .success: return .usual
      }
    }
    for (index, reply) in replies.enumerated() {
      if rest < max(1, reply.times) { return .reply(index) }
      rest -= max(1, reply.times)
    }
    return .reply(last)
  }

  /// How many requests it answers before ``then`` applies.
  var turnCount: Int {
    replies.reduce(0) { sum, reply in
      let (total, overflow) = sum.addingReportingOverflow(max(1, reply.times))
      return overflow ? .max : total
    }
  }

  /// Whose turn it is in a script.
  enum Turn: Hashable {
    /// The reply at an index.
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
