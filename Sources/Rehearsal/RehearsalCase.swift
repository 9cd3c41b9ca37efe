public import UnderstudyMocking
public import UnderstudyVerdict

/// One case of the catalogue: a scenario that is played to a client, and the rules that it is for.
public struct RehearsalCase: Sendable {
  /// Its name, which the client finds in `UNDERSTUDY_CASE`.
  public var name: String
  /// What happens, in a sentence.
  public var summary: String
  /// The rules of the verdict that it is for.
  public var rules: [Rule]
  /// It is about a stream.
  public var isStream = false
  /// It takes long, and is run only where asked for.
  public var isSlow = false
  /// How many calls the client is asked to make.
  public var callCount = 1
  /// The calls are to be made at once.
  public var isParallel = false
  /// What it serves is an answer of OpenAI's chat.
  public var isForChat = false
  /// How long the client may take once its first request has come; `nil`: as long as usual.
  public var limit: Duration?
  /// What is played.
  public var scenario: Scenario

  /// Makes a case.
  public init(_ name: String, summary: String = "", rules: [Rule], scenario: Scenario) {
    self.name = name
    self.summary = summary
    self.rules = rules
    self.scenario = scenario
  }
}
