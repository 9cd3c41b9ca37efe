import MicroHTTPD
import UnderstudyAdministration

extension MicroServer {
  /// What the server says of itself, for whoever watches over it.
  var figures: ServerFigures {
    let errors = pacingErrors
    return ServerFigures(
      liveRequests: liveRequestCount, connections: connectionCount, timedAnswers: timedAnswerCount,
      pacing: ServerFigures.Histogram(
        bounds: PacingErrors.bounds, counts: errors.counts, count: errors.count, sum: errors.sum))
  }
}
