public import UnderstudyHTTP

/// What an audit may send, and as whom.
public struct AuditOptions: Sendable {
  /// The methods that may be sent. Those that are safe (RFC 9110 §9.2.1) ask for nothing to be changed.
  public var methods: Set<String>
  /// The names of the operations to audit; empty: all.
  public var operations: Set<String>
  /// The most requests that are sent.
  public var maximumRequests: Int
  /// How many requests with generated values an operation is sent, beside those with the document's examples.
  public var generatedCount: Int
  /// What the generated values depend on.
  public var seed: UInt64
  /// The key, token or `user:password` that requests show where the document asks for one.
  public var key: String?
  /// Fields that every request carries, such as those of a gateway before the service.
  public var fields: HTTPFields
  /// The longest time between two requests of a rate; zero: as fast as they are answered.
  public var interval: Duration

  /// The safe methods.
  public static let safeMethods: Set = ["GET", "HEAD", "OPTIONS", "TRACE", "QUERY"]

  /// Makes options.
  public init(
    methods: Set<String> = Self.safeMethods, operations: Set<String> = [], maximumRequests: Int = 200,
    generatedCount: Int = 2, seed: UInt64 = 1, key: String? = nil, fields: HTTPFields = [:],
    interval: Duration = .zero
  ) {
    self.methods = methods
    self.operations = operations
    self.maximumRequests = maximumRequests
    self.generatedCount = generatedCount
    self.seed = seed
    self.key = key
    self.fields = fields
    self.interval = interval
  }
}
