import Synchronization
import UnderstudyHTTP
import UnderstudyMocking

/// What a server says of itself, for whoever watches over it.
public struct ServerFigures: Sendable {
  /// How values are spread.
  public struct Histogram: Sendable {
    /// The bounds, rising.
    public var bounds: [Double]
    /// How many values are no greater than each bound.
    public var counts: [Int]
    /// How many values there are.
    public var count: Int
    /// Their sum.
    public var sum: Double

    /// Makes a histogram.
    public init(bounds: [Double], counts: [Int], count: Int, sum: Double) {
      self.bounds = bounds
      self.counts = counts
      self.count = count
      self.sum = sum
    }
  }

  /// Requests whose answer is under way.
  public var liveRequests: Int
  /// Connections that are open.
  public var connections: Int
  /// Answers under way that are not sent at once: streams, delays, faults.
  public var timedAnswers: Int
  /// How late the parts of streams went out, in seconds.
  public var pacing: Histogram

  /// Makes figures.
  public init(liveRequests: Int, connections: Int, timedAnswers: Int, pacing: Histogram) {
    self.liveRequests = liveRequests
    self.connections = connections
    self.timedAnswers = timedAnswers
    self.pacing = pacing
  }
}

extension Administration {
  /// Says where the server's figures come from.
  public func serverFigures(_ figures: @escaping @Sendable () -> ServerFigures?) {
    self.figures.withLock { $0 = figures }
  }

  func metrics() -> ReplyPlan {
    var text = PrometheusText()
    text.begin("understudy_info", .gauge, "The version of the program.")
    text.add("understudy_info", [("version", options.version)], 1)
    engine.writeMetrics(to: &text)
    if let figures = figures.withLock({ $0 })?() { Self.write(figures, to: &text) }
    return AdminReply.bytes(200, Array(text.text.utf8), type: PrometheusText.type)
  }

  private static func write(_ figures: ServerFigures, to text: inout PrometheusText) {
    text.begin("understudy_requests_live", .gauge, "Requests whose answer is under way.")
    text.add("understudy_requests_live", [], Double(figures.liveRequests))
    text.begin("understudy_connections", .gauge, "Connections that are open.")
    text.add("understudy_connections", [], Double(figures.connections))
    text.begin("understudy_streams_open", .gauge, "Answers under way that are not sent at once.")
    text.add("understudy_streams_open", [], Double(figures.timedAnswers))
    let name = "understudy_pacing_error_seconds"
    text.begin(name, .histogram, "How late the parts of streams went out.")
    for (bound, count) in zip(figures.pacing.bounds, figures.pacing.counts) {
      text.add(name + "_bucket", [("le", String(bound))], Double(count))
    }
    text.add(name + "_bucket", [("le", "+Inf")], Double(figures.pacing.count))
    text.add(name + "_sum", [], figures.pacing.sum)
    text.add(name + "_count", [], Double(figures.pacing.count))
  }
}
