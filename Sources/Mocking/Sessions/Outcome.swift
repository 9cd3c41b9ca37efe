public import UnderstudyHTTP

/// What an application made of an answer, in its own words: what no server can see.
public struct Outcome: Hashable, Sendable {
  /// What it came to.
  public enum Result: String, Hashable, Sendable, CaseIterable {
    /// The application took the answer for good.
    case ok
    /// It noticed that something was wrong, and said so.
    case error
    /// It broke off by itself.
    case cancelled
  }

  /// What it came to.
  public var result: Result
  /// The kind of error, such as the name of an exception.
  public var kind: String?
  /// The text that the application got.
  public var text: String?
  /// Why the answer ended, as the application was told: `stop`, `length`, ….
  public var finish: String?
  /// The `x-request-id` of an answer that it is about; `nil`: the last one.
  public var request: String?
  /// When it was told.
  public var moment: Moment

  /// Makes an outcome.
  public init(
    _ result: Result, kind: String? = nil, text: String? = nil, finish: String? = nil, request: String? = nil,
    at moment: Moment = .zero
  ) {
    self.result = result
    self.kind = kind
    self.text = text
    self.finish = finish
    self.request = request
    self.moment = moment
  }
}
